import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Amount } from '#kernel';
import { balanceOf, places } from '#ledger';
import type { SupplierAccount } from './account.ts';

type Name = Pick<SupplierAccount, 'workspace' | 'id' | 'asset'>;

/** What was brought to a supplier and has not become a cost. */
export async function floatOf(db: Pool | Tx, { workspace, id, asset }: Name): Promise<Amount> {
  return { asset, units: -(await balanceOf(db, workspace, places.supplier(id), asset)) };
}

/** What by our books lies at a supplier: the float, less what open purchases there have taken of it. */
export async function booksOf(db: Pool | Tx, account: Name): Promise<Amount> {
  const float = await floatOf(db, account);
  const { rows } = await sql<{ units: bigint }>`
    select coalesce(sum(coalesce(cost_units, expected_units)), 0)::bigint as units from supply.purchase
    where workspace_id = ${account.workspace} and supplier = ${account.id} and status in ('placed', 'held')`.execute(
    db,
  );
  return { asset: account.asset, units: float.units - (rows[0]?.units ?? 0n) };
}

/** How many purchases are in the air there: while there are any, nobody can say what the supplier should have. */
export async function inTheAir(db: Pool | Tx, { workspace, id }: Pick<Name, 'workspace' | 'id'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from supply.purchase
    where workspace_id = ${workspace} and supplier = ${id} and status in ('sending', 'unknown')`.execute(db);
  return rows[0]?.n ?? 0;
}
