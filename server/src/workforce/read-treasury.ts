import type { Amount, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { readSettings } from '#exchange';
import { balancesOf } from '#ledger';
import { sourceOf, treasury } from './postings.ts';

/** Money of the house in one asset that rewards are paid in. */
export type TreasuryLine = {
  /** For runs that are still to begin. What running tasks may cost is on their escrows already. */
  readonly treasury: Amount;
  /** What may be set aside: earned fees, and what the house has deposited. */
  readonly fees: Amount;
  readonly deposit: Amount;
};
export type Treasury = readonly TreasuryLine[];

/** What is set aside for workers, and what could be, in every asset that rewards are paid in here. */
export async function readTreasury(db: Pool | Tx, workspace: WorkspaceId): Promise<Treasury> {
  const { fees } = await readSettings(db, workspace);
  const assets = Object.keys(fees);
  const wanted = [treasury, sourceOf('fees'), sourceOf('deposit')];
  const accounts = assets.flatMap((asset) => wanted.map((place) => ({ place, asset })));
  const units = await balancesOf(db, workspace, accounts);
  return assets.map((asset, n) => {
    const at = (index: number): Amount => ({ asset, units: units[n * wanted.length + index] ?? 0n });
    return { treasury: at(0), fees: at(1), deposit: at(2) };
  });
}
