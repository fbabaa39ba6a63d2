import type { components } from '@asterism/api';
import { answerOf, patience, type Platform } from './platform.ts';

/** How much: a whole number. Strings and bigints carry what a JavaScript number cannot. */
export type Quantity = bigint | number | string;

/** Whether the customer may. `remaining` is what they can spend now, in credits of the feature's type. */
export type Permission = {
  readonly allowed: boolean;
  /** Why not: `insufficient_credits`, `no_entitlement`, … */
  readonly reason?: string;
  readonly remaining: bigint;
  /** Owed after a refund of credits that were spent already. */
  readonly debt?: bigint;
};

export type Consumption = Permission & {
  /** The transfer on the books, when something was debited. */
  readonly transfer?: string;
};

/** What a reservation came to. */
export type Settlement = {
  readonly status: string;
  readonly committed: bigint;
  readonly returned: bigint;
  readonly remaining: bigint;
};

/** Credits set aside for work whose cost is known later. Commit what was used, or release it all. */
export type Reservation = {
  readonly allowed: true;
  readonly id: string;
  readonly expiresAt: Date;
  readonly remaining: bigint;
  /** Debits what was used (all of it, unless told) and gives the rest back. */
  commit(quantity?: Quantity): Promise<Settlement>;
  /** Keeps the reservation open for this long from now: `'10m'`, `'1h'`. */
  extend(expiresIn: string): Promise<Settlement>;
  /** Gives everything back: the work failed. */
  release(): Promise<Settlement>;
};

export type NotReserved = { readonly allowed: false; readonly reason: string; readonly remaining: bigint };

export type CallOptions = {
  /** The idempotency key. Unless told it is made from the update, so a redelivered update debits once. */
  key?: string;
};

/** What one customer may use and does use. Each call throws `BillingError` when there is no answer. */
export type Billing = {
  readonly customer: string;
  /** May they, and what is left? Debits nothing. */
  check(feature: string, quantity?: Quantity): Promise<Permission>;
  /** Checks and debits at once. A no debits nothing. */
  consume(feature: string, quantity?: Quantity, options?: CallOptions): Promise<Consumption>;
  /** Sets credits aside for work that may fail or whose cost is not known yet. */
  reserve(
    feature: string,
    quantity?: Quantity,
    options?: CallOptions & { expiresIn?: string },
  ): Promise<Reservation | NotReserved>;
  /** The same calls for somebody else: a group's owner, a team. */
  of(customer: string): Billing;
};

type Wire = components['schemas'];

/** Makes the next idempotency key of an act on a feature; the same update makes the same keys again. */
export type KeyMaker = (act: string, subject: string) => string;

export type BillingNeeds = { platform: Platform; nextKey: KeyMaker };

/** The billing of one customer. */
export function billingOf(needs: BillingNeeds, customer: string): Billing {
  const { nextKey } = needs;
  const { client } = needs.platform;
  return {
    customer,
    async check(feature, quantity = 1) {
      const body = { customer, feature, quantity: String(quantity) };
      return permissionOf(await answerOf(client.POST('/v1/check', { body, ...patience() })));
    },
    async consume(feature, quantity = 1, options = {}) {
      const idempotencyKey = options.key ?? nextKey('consume', `${customer}:${feature}`);
      const body = { customer, feature, quantity: String(quantity) };
      const answer = await answerOf(client.POST('/v1/consume', { body, idempotencyKey, ...patience() }));
      return { ...permissionOf(answer), ...(answer.transfer === undefined ? {} : { transfer: answer.transfer }) };
    },
    async reserve(feature, quantity = 1, options = {}) {
      const idempotencyKey = options.key ?? nextKey('reserve', `${customer}:${feature}`);
      const expiry = options.expiresIn === undefined ? {} : { expires_in: options.expiresIn };
      const body = { customer, feature, quantity: String(quantity), ...expiry };
      const answer = await answerOf(client.POST('/v1/reservations', { body, idempotencyKey, ...patience() }));
      return reservationOf(needs.platform, answer, String(quantity));
    },
    of: (other) => billingOf(needs, other),
  };
}

const permissionOf = (wire: Wire['CheckAnswer'] | Wire['ConsumeAnswer']): Permission => ({
  allowed: wire.allowed,
  ...(wire.reason === undefined ? {} : { reason: wire.reason }),
  remaining: BigInt(wire.remaining),
  ...('debt' in wire && wire.debt !== undefined ? { debt: BigInt(wire.debt) } : {}),
});

function reservationOf({ client }: Platform, answer: Wire['ReserveAnswer'], all: string): Reservation | NotReserved {
  const remaining = BigInt(answer.remaining);
  if (!answer.allowed || answer.reservation === undefined || answer.expires_at === undefined)
    return { allowed: false, reason: answer.reason ?? 'not_allowed', remaining };
  const id = answer.reservation;
  const params = { path: { id } };
  return {
    allowed: true,
    id,
    expiresAt: new Date(answer.expires_at),
    remaining,
    // A reservation is committed or released once, so its id is key enough.
    async commit(quantity = all) {
      const options = { params, body: { quantity: String(quantity) }, idempotencyKey: `commit:${id}:${quantity}` };
      return settlementOf(await answerOf(client.POST('/v1/reservations/{id}/commit', { ...options, ...patience() })));
    },
    async extend(expiresIn) {
      const options = { params, body: { expires_in: expiresIn }, ...patience() };
      return settlementOf(await answerOf(client.POST('/v1/reservations/{id}/extend', options)));
    },
    async release() {
      const options = { params, idempotencyKey: `release:${id}`, ...patience() };
      return settlementOf(await answerOf(client.POST('/v1/reservations/{id}/release', options)));
    },
  };
}

const settlementOf = (wire: Wire['Reservation']): Settlement => ({
  status: wire.status,
  committed: BigInt(wire.committed),
  returned: BigInt(wire.returned),
  remaining: BigInt(wire.remaining),
});
