import { sql } from 'kysely';
import type { Asset, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { textArray } from './array-literal.ts';
import type { Place } from './place.ts';

/** The balances of these accounts in their order, in units; 0 for an account that was never opened. */
export async function balancesOf(
  db: Pool | Tx,
  workspace: WorkspaceId,
  accounts: readonly { readonly place: Place; readonly asset: Asset }[],
): Promise<bigint[]> {
  const addresses = textArray(accounts.map((account) => account.place.address));
  const assets = textArray(accounts.map((account) => account.asset));
  const { rows } = await sql<{ balance: bigint }>`
    select coalesce(a.balance, 0) as balance
    from unnest(${addresses}::text[], ${assets}::text[]) with ordinality as asked (address, asset, n)
    left join ledger.account a on a.workspace_id = ${workspace}
      and a.address = asked.address collate "C" and a.asset = asked.asset collate "C"
    order by asked.n`.execute(db);
  return rows.map((row) => row.balance);
}

/** The balance of one account, in units; 0 when it was never opened. */
export async function balanceOf(db: Pool | Tx, workspace: WorkspaceId, place: Place, asset: Asset): Promise<bigint> {
  const [balance = 0n] = await balancesOf(db, workspace, [{ place, asset }]);
  return balance;
}
