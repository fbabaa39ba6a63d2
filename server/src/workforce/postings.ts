import type { Amount, WorkspaceId } from '#kernel';
import { places, type Place, type Transfer } from '#ledger';

/**
 * Every posting of this module: how the house sets money aside for workers. What tasks take of it and bring back are
 * postings of the exchange; what buyers pay are those of reselling.
 */

/** What workers are paid from, for orders of resellers. */
export const treasury: Place = places.platform('treasury');

/** The person of funds through whom the operator brings money of its own: it deposits like anybody else. */
export const houseUser = 'house';

/** Where money for the treasury may come from: earned fees, or a deposit of the house's own. */
export const sources = ['fees', 'deposit'] as const;
export type Source = (typeof sources)[number];

export const sourceOf = (from: Source): Place => (from === 'fees' ? places.platform('fees') : places.user(houseUser));

export type Funding = { readonly from: Source; readonly amount: Amount; readonly key: string };

/** `platform:fees` or `user:house` → `platform:treasury`. */
export const treasuryFunded = (workspace: WorkspaceId, { from, amount, key }: Funding): Transfer => ({
  workspace,
  key,
  reason: 'treasury.funded',
  input: { command: 'treasury.fund', from, asset: amount.asset, units: String(amount.units) },
  postings: [{ from: sourceOf(from), to: treasury, amount }],
});
