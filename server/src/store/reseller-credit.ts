import type { Amount, Asset, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { balancesOf, places } from '#ledger';
import { debtPlace } from './postings.ts';

/** What a reseller has and owes, in the currency of the store. */
export type ResellerMoney = {
  readonly balance: Amount;
  /** Drawn on the credit line, or owed after a charge-back. */
  readonly owed: Amount;
  /** How much may be owed. */
  readonly limit: Amount;
  /** What orders may cost now: the balance, and what is left of the line. */
  readonly available: Amount;
};

type Whose = { readonly user: string; readonly credit: Amount | null };

/** What a reseller has just now; under the lock of the book it stays so until commit. */
export async function moneyOf(
  db: Pool | Tx,
  workspace: WorkspaceId,
  { user, credit }: Whose,
  asset: Asset,
): Promise<ResellerMoney> {
  const [balance = 0n, debt = 0n] = await balancesOf(db, workspace, [
    { place: places.user(user), asset },
    { place: debtPlace(user), asset },
  ]);
  const limit = credit?.asset === asset ? credit.units : 0n;
  const rest = limit + debt; // a debt is below zero
  const available = balance + (rest > 0n ? rest : 0n);
  const told = (units: bigint): Amount => ({ asset, units });
  return { balance: told(balance), owed: told(-debt), limit: told(limit), available: told(available) };
}
