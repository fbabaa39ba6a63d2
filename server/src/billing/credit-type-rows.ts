import { sql } from 'kysely';
import { creditAsset, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { CreditType, Scales } from './credit-type.ts';

type Row = { code: string; title: string; scale: number; created_at: Date; changed_at: Date };

const typeOf = ({ created_at, changed_at, ...row }: Row): CreditType => ({
  ...row,
  createdAt: created_at,
  changedAt: changed_at,
});

/** The credit types that are declared, by code; the named one, when told. */
export async function selectCreditTypes(db: Pool | Tx, workspace: WorkspaceId, code?: string): Promise<CreditType[]> {
  const named = code === undefined ? sql`` : sql`and code = ${code}`;
  const { rows } = await sql<Row>`select code, title, scale, created_at, changed_at from billing.credit_type
    where workspace_id = ${workspace} ${named} order by code`.execute(db);
  return rows.map(typeOf);
}

/**
 * How many decimals each credit type of a workspace has. Ask for it beside what is shown, once per request: a type
 * that has been counted in keeps its scale for ever.
 */
export async function readScales(db: Pool | Tx, workspace: WorkspaceId): Promise<Scales> {
  const scales = new Map((await selectCreditTypes(db, workspace)).map(({ code, scale }) => [code, scale]));
  return (creditType) => scales.get(creditType ?? 'credits') ?? 0;
}

export async function upsertCreditType(tx: Tx, workspace: WorkspaceId, type: CreditType): Promise<void> {
  await sql`insert into billing.credit_type (workspace_id, code, title, scale, created_at, changed_at)
    values (${workspace}, ${type.code}, ${type.title}, ${type.scale}, ${type.createdAt}, ${type.changedAt})
    on conflict (workspace_id, code) do update
      set title = excluded.title, scale = excluded.scale, changed_at = excluded.changed_at`.execute(tx);
}

/** Whether anything was ever counted in this type: a grant, a metered feature, a product, a watch. */
export async function isCounted(tx: Tx, workspace: WorkspaceId, code: string): Promise<boolean> {
  const { rows } = await sql<{ counted: boolean }>`
    select billing.is_counted(${workspace}, ${creditAsset(code)}) as counted`.execute(tx);
  return rows[0]?.counted ?? false;
}
