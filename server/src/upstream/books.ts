import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Amount } from '#kernel';
import { balanceOf, places } from '#ledger';
import type { ProviderAccount } from './account.ts';

type Name = Pick<ProviderAccount, 'workspace' | 'id' | 'currency'>;

/** What by our books lies at a panel: the float, less what open orders there have taken of it. */
export async function booksOf(db: Pool | Tx, account: Name): Promise<Amount> {
  const { workspace, id, currency } = account;
  const float = -(await balanceOf(db, workspace, places.supplier(id), currency));
  const { rows } = await sql<{ units: bigint }>`
    select coalesce(sum(coalesce(charge_units, expected_units)), 0)::bigint as units from upstream.placement
    where workspace_id = ${workspace} and provider = ${id} and status = 'placed'`.execute(db);
  return { asset: currency, units: float - (rows[0]?.units ?? 0n) };
}

/** How many orders are in the air there: while there are any, nobody can say what the panel should have. */
export async function inTheAir(db: Pool | Tx, { workspace, id }: Pick<Name, 'workspace' | 'id'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from upstream.placement
    where workspace_id = ${workspace} and provider = ${id} and status in ('sending', 'unknown')`.execute(db);
  return rows[0]?.n ?? 0;
}
