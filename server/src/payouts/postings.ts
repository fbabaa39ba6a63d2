import type { Amount } from '#kernel';
import { places, type Posting, type Transfer } from '#ledger';
import type { Payout } from './payout.ts';

/** Everything this module may do to the books. */

const amountOf = ({ asset }: Payout, units: bigint): Amount => ({ asset, units });
/** Whose money it is. */
const ownerOf = ({ source, user }: Payout) => (source === 'user' ? places.user(user) : places.supplier(user));
const world = ({ gateway, connection }: Payout) => places.world(gateway, connection);
const above = (postings: readonly Posting[]): Posting[] => postings.filter(({ amount }) => amount.units > 0n);

/** What is asked for leaves the account of whose money it is: `user → payout`, or `supplier → payout`. */
export const moneyTaken = (payout: Payout, key: string, input: unknown): Transfer => ({
  workspace: payout.workspace,
  key,
  reason: 'payout.requested',
  reference: payout.id,
  input,
  answer: { payout: payout.id },
  postings: [{ from: ownerOf(payout), to: places.payout(payout.id), amount: amountOf(payout, payout.units) }],
});

/** How a payment of the world came about, where the postings differ. */
export type Paid = {
  readonly occurredAt: Date;
  /** What it cost us beyond the amount. */
  readonly networkCost?: Amount;
  /** Somebody we buy from has paid, for so much of what we keep with them. */
  readonly supplier?: { readonly id: string; readonly cost?: Amount };
  /** What of the net was booked before, part by part. */
  readonly booked?: bigint;
};

/**
 * The receiver has it: `payout → world` net, `payout → platform:fees` our fee, `platform:cost:network → world` what it
 * cost. By a supplier: `payout → platform:treasury`, `platform:cost:payout → supplier`.
 */
export function moneyPaid(payout: Payout, paid: Paid): Transfer {
  const from = places.payout(payout.id);
  const { networkCost, supplier, booked = 0n } = paid;
  const net = amountOf(payout, payout.net - booked);
  const cost = supplier?.cost;
  return {
    workspace: payout.workspace,
    key: `payout:${payout.id}:paid`,
    reason: 'payout.confirmed',
    reference: payout.id,
    occurredAt: paid.occurredAt,
    input: 'paid',
    postings: above([
      { from, to: supplier ? places.platform('treasury') : world(payout), amount: net },
      { from, to: places.platform('fees'), amount: amountOf(payout, payout.fee) },
      ...(networkCost ? [{ from: places.cost('network'), to: world(payout), amount: networkCost }] : []),
      ...(supplier && cost ? [{ from: places.cost('payout'), to: places.supplier(supplier.id), amount: cost }] : []),
    ]),
  };
}

/** It was rejected, canceled or failed: all that was not paid is the user's again, `payout → user`. */
export const moneyBack = (payout: Payout, booked = 0n): Transfer => ({
  workspace: payout.workspace,
  key: `payout:${payout.id}:back`,
  reason: `payout.${payout.outcome ?? 'returned'}`,
  reference: payout.id,
  input: 'back',
  postings: [{ from: places.payout(payout.id), to: ownerOf(payout), amount: amountOf(payout, payout.units - booked) }],
});

/**
 * It came back from where it went: `world → payout` what came, `platform:cost:network → payout` what was lost on the
 * way, then `payout → user` the whole net. Our fee stays.
 */
export function moneyBounced(payout: Payout, returned: Amount, occurredAt: Date): Transfer {
  const there = places.payout(payout.id);
  const came = returned.units < payout.net ? returned.units : payout.net;
  return {
    workspace: payout.workspace,
    key: `payout:${payout.id}:bounced`,
    reason: 'payout.bounced',
    reference: payout.id,
    occurredAt,
    input: 'bounced',
    postings: above([
      { from: world(payout), to: there, amount: amountOf(payout, came) },
      { from: places.cost('network'), to: there, amount: amountOf(payout, payout.net - came) },
      { from: there, to: ownerOf(payout), amount: amountOf(payout, payout.net) },
    ]),
  };
}

/** It was paid after its money had gone back to the user: the house bears it, `platform:cost:lost → world`. */
export const moneyLost = (payout: Payout, occurredAt: Date): Transfer => ({
  workspace: payout.workspace,
  key: `payout:${payout.id}:lost`,
  reason: 'payout.lost',
  reference: payout.id,
  occurredAt,
  input: 'lost',
  postings: [{ from: places.cost('lost'), to: world(payout), amount: amountOf(payout, payout.net) }],
});
