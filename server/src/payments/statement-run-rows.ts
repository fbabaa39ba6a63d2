import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { RunName } from './reconciliation-rows.ts';

/** How far a run over a statement has compared, and how far it goes. */
export type Span = { readonly comparedTo: Date | null; readonly until: Date | null };

export async function spanOf(pool: Pool, { workspace, id }: RunName): Promise<Span> {
  const { rows } = await sql<Span>`select compared_to as "comparedTo", compares_until as until
    from payments.reconciliation where workspace_id = ${workspace} and id = ${id}`.execute(pool);
  return rows[0] ?? { comparedTo: null, until: null };
}

export async function setSpan(db: Pool | Tx, { workspace, id }: RunName, comparedTo: Date, until: Date): Promise<void> {
  await sql`update payments.reconciliation set compared_to = ${comparedTo}, compares_until = ${until}
    where workspace_id = ${workspace} and id = ${id} and status = 'running'`.execute(db);
}

/** Rows were read: the run is alive, and nobody else takes it up for a while. */
export async function countRead(tx: Tx, { workspace, id }: RunName, rows: number, due: Date): Promise<void> {
  await sql`update payments.reconciliation set next_row = next_row + ${rows}, tries = 0, problem = null, due_at = ${due}
    where workspace_id = ${workspace} and id = ${id} and status = 'running'`.execute(tx);
}
