import { formatUnits, Refusal, type Id } from '#kernel';
import type { Batch } from '#ledger';
import { conflict, notFound, tooMuch } from './refusals.ts';
import type { ReservationState, ReservationStatus } from './reservation.ts';

export type Settlement = {
  readonly reservation: string;
  readonly action: 'commit' | 'release';
  readonly quantity: bigint;
  readonly key: string | null;
  readonly hash: string | null;
};

export type Extension = { readonly reservation: string; readonly seconds: number };

export const settlements: Batch<Settlement, ReservationState> = {
  name: 'billing.settle',
  writes: true,
  sql: 'select verdict, answer from billing.settle_all($1, $2, $3, $4, $5, $6, $7)',
  keyOf: (settlement) => settlement.reservation,
  encode: (all) => [
    all.map((one) => one.key),
    all.map((one) => one.hash),
    all.map((one) => one.reservation),
    all.map((one) => one.action),
    all.map((one) => one.quantity),
  ],
  decode: (rows, all) => rows.map((row, index) => read(row, all[index]?.reservation ?? '', all[index]?.key ?? '')),
};

export const extensions: Batch<Extension, ReservationState> = {
  name: 'billing.extend',
  writes: true,
  sql: 'select verdict, answer from billing.extend_all($1, $2, $3, $4)',
  encode: (all) => [all.map((one) => one.reservation), all.map((one) => one.seconds)],
  decode: (rows, all) => rows.map((row, index) => read(row, all[index]?.reservation ?? '', '')),
};

/** What SQL says of a reservation: amounts are texts, so that no digit is lost in JSON. */
type Told = {
  reservation: Id<'rsv'>;
  status: ReservationStatus;
  expires_at: string;
  committed: string;
  returned: string;
  remaining: string;
  debt: string;
  scale?: number;
  held?: string;
};

function read(row: readonly unknown[], reservation: string, key: string): ReservationState | Refusal {
  const [verdict, answer] = row as [string, Told | null];
  if (verdict === 'conflict') return conflict(key);
  if (verdict === 'amount_overflow') return tooMuch(reservation);
  if (!answer) return notFound('reservation', reservation);
  if (verdict === 'settled' || verdict === 'replay') return stateOf(answer);
  return verdict === 'above_reservation' ? aboveReservation(answer) : notOpen(answer);
}

const stateOf = (told: Told): ReservationState => ({
  reservation: told.reservation,
  status: told.status,
  expiresAt: new Date(told.expires_at),
  committed: BigInt(told.committed),
  returned: BigInt(told.returned),
  remaining: BigInt(told.remaining),
  ...(told.debt !== '0' && { debt: BigInt(told.debt) }),
  ...(told.scale && { scale: told.scale }),
});

const notOpen = ({ reservation, status }: Told) =>
  new Refusal('reservation_not_open', `The reservation is ${status}; make a new one, or consume.`, {
    reservation,
    status,
  });

const aboveReservation = ({ reservation, held = '0', scale = 0 }: Told) =>
  new Refusal(
    'above_reservation',
    `Only ${formatUnits(BigInt(held), scale)} credits are reserved. Commit no more than that, or let the feature's overrun be "partial" or "debt".`,
    { reservation, reserved: formatUnits(BigInt(held), scale) },
  );
