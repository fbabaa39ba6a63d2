import type { Amount, Asset, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { balancesOf, places, type Place, type Posting } from '#ledger';

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

/** What a person owes us, where funds keep it: whatever comes in pays it back first. */
export const debtPlace = (user: string): Place => places.receivable(`user:${user}`);

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

const some = (postings: readonly Posting[]): Posting[] => postings.filter(({ amount }) => amount.units > 0n);

/** The hold of an order: the balance first, then the line. `user → escrow`, `receivable → escrow`. */
export function heldForOrder(order: string, user: string, price: Amount, { balance }: ResellerMoney): Posting[] {
  const { asset, units } = price;
  const own = balance.units < units ? balance.units : units;
  const to = places.escrow(order);
  return some([
    { from: places.user(user), to, amount: { asset, units: own } },
    { from: debtPlace(user), to, amount: { asset, units: units - own } },
  ]);
}

/** What is given back to somebody pays first what they owe: `from → receivable`, the rest `from → user`. */
export function givenBack(from: Place, user: string, back: Amount, owed: bigint): Posting[] {
  const { asset, units } = back;
  const repaid = owed < units ? owed : units;
  return some([
    { from, to: debtPlace(user), amount: { asset, units: repaid } },
    { from, to: places.user(user), amount: { asset, units: units - repaid } },
  ]);
}
