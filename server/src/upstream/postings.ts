import type { Amount } from '#kernel';
import { places, type Posting, type Transfer } from '#ledger';
import type { ProviderAccount } from './account.ts';
import type { Placement } from './placement.ts';

/** Everything this module may do to the books. */

/** Where money comes from that lies at a panel, and where it goes when it is taken back. */
const world = (id: string) => places.world('panel', id);

/**
 * What an order cost at the panel: `platform:cost:upstream → supplier`. A panel that charged more than the books say
 * was there shows that somebody topped up and did not say so: what is missing is recorded with it, `supplier → world`.
 */
export function orderCost(placement: Placement, cost: Amount, float: bigint): Transfer {
  const { workspace, id, provider } = placement;
  const supplier = places.supplier(provider);
  const missing = cost.units - float;
  const found: Posting = { from: supplier, to: world(provider), amount: { ...cost, units: missing } };
  return {
    workspace,
    key: `upstream:${id}:cost`,
    reason: 'upstream.cost',
    reference: placement.order,
    input: id,
    postings: [...(missing > 0n ? [found] : []), { from: places.cost('upstream'), to: supplier, amount: cost }],
  };
}

/** Money that was brought to a panel, `supplier → world`, or taken back from there, `world → supplier`. */
export function floatMoved(
  { workspace, id }: Pick<ProviderAccount, 'workspace' | 'id'>,
  key: string,
  amount: Amount,
  way: 'in' | 'out',
  note: string,
): Transfer {
  const [supplier, outside] = [places.supplier(id), world(id)];
  return {
    workspace,
    key,
    reason: way === 'in' ? 'upstream.float_in' : 'upstream.float_out',
    reference: id,
    input: { id, asset: amount.asset, units: String(amount.units), way, note },
    answer: { provider: id },
    postings: [way === 'in' ? { from: supplier, to: outside, amount } : { from: outside, to: supplier, amount }],
  };
}
