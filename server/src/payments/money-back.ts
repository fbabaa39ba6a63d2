import type { Amount } from '#kernel';
import { places, type Place, type Posting } from '#ledger';
import type { Payment } from './payment.ts';

/** Whose money goes back, and how much of it; in all it has to be what was paid. */
export type Giving = { readonly from: Place; readonly amount: Amount };

/**
 * The money's legs of a refund: whoever gives → `world`, or where another asset came, → `fx:<asked>` and
 * `fx:<received> → world`, so that what goes back is what had come.
 */
export function backToWorld({ gateway, connection, settlement }: Payment, giving: readonly Giving[]): Posting[] {
  const world = places.world(gateway, connection);
  const received = settlement?.received;
  if (!received) return giving.map(({ from, amount }) => ({ from, to: world, amount }));
  return [
    ...giving.map(({ from, amount }) => ({ from, to: places.exchanged(amount.asset), amount })),
    { from: places.exchanged(received.asset), to: world, amount: received },
  ];
}
