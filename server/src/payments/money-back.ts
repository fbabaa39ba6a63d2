import { places, type Place, type Posting } from '#ledger';
import type { Payment } from './payment.ts';

/** Who gives a part of it, in units of what was paid. */
export type Giver = { readonly from: Place; readonly units: bigint };

/**
 * The money's leg of a refund that these give together: to `world`; where another asset had come in than was asked for,
 * to `fx:<asked>`, and `fx:<received> → world`, so that the outer account's own asset goes back as it came.
 */
export function moneyBack(
  { id, gateway, connection, paid, settlement }: Payment,
  givers: readonly Giver[],
): Posting[] {
  const sum = givers.reduce((total, { units }) => total + units, 0n);
  if (!paid || sum !== paid.units) throw new Error(`What is given back for ${id} is not what came in.`);
  const { asset } = paid;
  const world = places.world(gateway, connection);
  const received = settlement?.received;
  const to = received ? places.exchanged(asset) : world;
  return [
    ...givers.filter(({ units }) => units > 0n).map(({ from, units }) => ({ from, to, amount: { asset, units } })),
    ...(received ? [{ from: places.exchanged(received.asset), to: world, amount: received }] : []),
  ];
}
