import type { Amount } from '#kernel';
import { places, type Transfer } from '#ledger';
import type { SupplierAccount } from './account.ts';
import type { Purchase } from './purchase.ts';

/**
 * Everything this module may do to the books. What a purchase cost (`platform:cost:stars → supplier`) is booked by the
 * store with the order it is about; a payment on the chain (`supplier → payout`) by the payouts.
 */

/** Where money comes from that lies at a supplier, and where it goes when it is taken back. */
const world = (id: string) => places.world('supplier', id);

/**
 * A purchase that cost more than the books say was there shows that somebody brought money and did not say so: by hand, or
 * to a float. `supplier → world`, what is missing.
 */
export const floatFound = ({ workspace, id, supplier, order }: Purchase, amount: Amount): Transfer => ({
  workspace,
  key: `supply:${id}:found`,
  reason: 'supply.float_found',
  reference: order,
  input: id,
  postings: [{ from: places.supplier(supplier), to: world(supplier), amount }],
});

/** What a supplier keeps of a purchase that it did not deliver: `platform:cost:lost → supplier`. */
export const costLost = ({ workspace, id, supplier, order }: Purchase, amount: Amount): Transfer => ({
  workspace,
  key: `supply:${id}:lost`,
  reason: 'supply.lost',
  reference: order,
  input: id,
  postings: [{ from: places.cost('lost'), to: places.supplier(supplier), amount }],
});

/** `in`: brought to a supplier. `out`: taken back from there, or come back. `lost`: it is gone. */
export type FloatWay = 'in' | 'out' | 'lost';

/** Money at a supplier moved: `supplier → world`, `world → supplier`, or `platform:cost:lost → supplier`. */
export function floatMoved(
  { workspace, id }: Pick<SupplierAccount, 'workspace' | 'id'>,
  key: string,
  amount: Amount,
  way: FloatWay,
  note: string,
): Transfer {
  const there = places.supplier(id);
  const postings = {
    in: { from: there, to: world(id), amount },
    out: { from: world(id), to: there, amount },
    lost: { from: places.cost('lost'), to: there, amount },
  } as const;
  return {
    workspace,
    key,
    reason: `supply.float_${way}`,
    reference: id,
    input: { id, asset: amount.asset, units: String(amount.units), way, note },
    answer: { supplier: id },
    postings: [postings[way]],
  };
}
