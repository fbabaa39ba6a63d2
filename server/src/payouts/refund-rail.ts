import { amountToWire, Refusal } from '#kernel';
import type { Pool, Tx } from '#database';
import {
  getPayment,
  listPayments,
  listRefunds,
  requestRefund,
  type Payment,
  type PaymentsNeeds,
  type Refund,
} from '#payments';
import {
  GatewayUnavailable,
  type Connection,
  type Gateway,
  type PayoutOrder,
  type PayoutState,
} from '#payments/gateway';
import { insertPart, releaseParts, selectParts, takenCharges, type Part } from './part-rows.ts';
import { pickCharges, type PickableCharge } from './pick-charges.ts';
import { text } from './rule.ts';

/** What a rail by refunds has to know: payments, and which of them are money of people. */
export type RefundRailNeeds = {
  readonly payments: () => Omit<PaymentsNeeds, 'log'>;
  /** The purpose of deposits: only money a person put in for themselves goes back this way. */
  readonly purpose: string;
};

/**
 * Stars leave by giving the user’s own payments back, whole charges only, to the account that paid them. It lives here
 * and not with the gateway because only payments knows the charges. Asking for a refund twice under one key asks once.
 */
export const refundRail = (needs: RefundRailNeeds): Gateway => ({
  code: 'stars_refund',
  name: 'Refund of own Stars payments',
  payOut: {
    assets: ['XTR'],
    paysFrom: 'stars',
    destination: {
      user_id: { about: 'The Telegram id that paid, a number.', pattern: /[1-9]\d{0,14}/ },
    },
    readDestination: (_connection, destination) => destination,
    reserve: (tx, connection, order) => reserve(tx, needs, connection, order),
    release: (tx, { workspace }, payout, now) => releaseParts(tx, workspace, payout, now),
    isRepeatSafe: true,
    send: (connection, order) => askForAll(needs, connection, order),
    find: (connection, order) => look(needs, connection, order),
  },
});

async function reserve(
  tx: Tx,
  needs: RefundRailNeeds,
  { workspace, id: connection }: Connection,
  { payout, amount, destination, user }: PayoutOrder & { readonly user: string },
): Promise<void> {
  const asked = { workspace, connection, customer: user, status: 'fulfilled', limit: 200 } as const;
  const { payments } = await listPayments(tx as Pool, asked);
  const theirs = payments.flatMap((one) => pickable(one, needs.purpose, destination['user_id'] ?? ''));
  const taken = await takenCharges(
    tx,
    workspace,
    theirs.map(({ payment }) => payment),
  );
  const picked = pickCharges(
    theirs.filter(({ payment }) => !taken.has(payment)),
    amount.units,
  );
  if (!('charges' in picked)) throw noneFits(amount.asset, picked);
  for (const { payment, units } of picked.charges) await insertPart(tx, workspace, { payout, payment, units });
}

function pickable(
  { id, gateway, purpose, payer, paid, returnedAt }: Payment,
  of: string,
  user: string,
): PickableCharge[] {
  const isTheirs = gateway === 'stars' && purpose === of && payer === user && returnedAt === null;
  return isTheirs && paid?.asset === 'XTR' ? [{ payment: id, units: paid.units }] : [];
}

function noneFits(asset: string, sums: { below: bigint | undefined; above: bigint | undefined }): Refusal {
  const possible = [sums.below, sums.above].filter((sum) => sum !== undefined);
  const words = possible.map((sum) => text(asset, sum)).join(' or ');
  return new Refusal(
    'invalid_amount',
    possible.length > 0
      ? `Payments go back whole, and none of this user’s come to that amount. Possible is ${words}, our fee on top.`
      : 'This user has no payments that can go back.',
    { possible: possible.map((units) => amountToWire({ asset, units })) },
  );
}

/** Asks for a refund of every part, each under a key of its own: asked again, nothing happens twice. */
async function askForAll(
  { payments }: RefundRailNeeds,
  { workspace }: Connection,
  { payout }: PayoutOrder,
): Promise<PayoutState> {
  const needs = payments();
  for (const { payment, isBooked } of await selectParts(needs.pool, workspace, payout)) {
    if (isBooked) continue;
    try {
      await requestRefund(needs, { workspace, payment, key: `payout:${payout}:${payment}` });
    } catch (error) {
      // somebody else is giving it back just now: that counts for us as well
      if (!(error instanceof Refusal) || error.code !== 'refund_in_progress') throw certain(error);
    }
  }
  return { state: 'sent', externalId: `refunds:${payout}`, raw: {} };
}

/** A no of ours that comes before any refund of this part: nothing was done for it, and it is looked into. */
const certain = (error: unknown): unknown =>
  error instanceof Refusal ? new GatewayUnavailable(error.message, 'unknown') : error;

/** How the refunds of all parts stand. The last one that is booked confirms the payout by itself. */
async function look(
  { payments }: RefundRailNeeds,
  { workspace }: Connection,
  { payout }: PayoutOrder,
): Promise<PayoutState> {
  const { pool, clock } = payments();
  const before = await selectParts(pool, workspace, payout);
  const told = new Map<string, Told>();
  for (const { payment } of before) told.set(payment, await askPayments(pool, workspace, payment));
  // read last: what payments said of a refund that was ours is on the books by then
  const parts = await selectParts(pool, workspace, payout);
  const stands = parts.map((part) => standOf(part, told.get(part.payment)));
  const has = (stand: Stand) => stands.some((one) => one.stand === stand);
  const words = stands.flatMap((one) => (one.words === undefined ? [] : [one.words])).join(' ');
  const raw = { parts: parts.length, words };
  if (stands.every(({ stand }) => stand === 'booked'))
    return { state: 'confirmed', externalId: `refunds:${payout}`, occurredAt: clock.now(), raw };
  if (has('pending')) return { state: 'sent', externalId: `refunds:${payout}`, raw };
  if (!has('refused')) return { state: 'absent' };
  if (!has('booked')) return { state: 'failed', words: words || 'The payments cannot be given back.', raw };
  return { state: 'strange', words: `Some of the payments went back, and some cannot: ${words}`, raw };
}

type Stand = 'booked' | 'pending' | 'refused' | 'missing';
/** What payments knows of a charge and its newest refund. */
type Told = { readonly payment: Payment; readonly newest: Refund | undefined };

async function askPayments(pool: Pool, workspace: number, id: string): Promise<Told> {
  const [newest] = await listRefunds(pool, workspace, id);
  return { newest, payment: await getPayment(pool, workspace, id) };
}

/** A charge that went back and is not on the books yet is about to be. */
function standOf({ isBooked }: Part, told: Told | undefined): { stand: Stand; words?: string } {
  if (isBooked) return { stand: 'booked' };
  if (!told) return { stand: 'pending' };
  const { payment, newest } = told;
  if (payment.status !== 'fulfilled') return { stand: 'refused', words: 'A payment went back in another way.' };
  if (payment.returnedAt !== null) return { stand: 'pending' };
  if (!newest) return { stand: 'missing' };
  if (newest.status !== 'refused') return { stand: 'pending' };
  return { stand: 'refused', words: newest.problem ?? 'A refund was refused.' };
}
