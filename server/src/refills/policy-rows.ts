import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { RefillPolicy, Terms } from './policy.ts';

type Row = { code: string; terms: unknown; active: boolean; created_at: Date; changed_at: Date };

/** Units are texts in JSON, so that no digit is lost. */
const unitFields = new Set(['amount', 'threshold', 'cap']);
const toJson = (terms: Terms): string =>
  JSON.stringify(terms, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

/** `cap` is units in a roll-over, and an object in a low balance. */
const fromJson = (terms: unknown): Terms =>
  JSON.parse(JSON.stringify(terms), (name, value: unknown) =>
    unitFields.has(name) && typeof value === 'string' ? BigInt(value) : value,
  ) as Terms;

const policyOf = (row: Row): RefillPolicy => ({
  code: row.code,
  terms: fromJson(row.terms),
  active: row.active,
  createdAt: row.created_at,
  changedAt: row.changed_at,
});

/** The policies of a workspace by code; the named one, when told. */
export async function selectPolicies(db: Pool | Tx, workspace: WorkspaceId, code?: string): Promise<RefillPolicy[]> {
  const named = code === undefined ? sql`` : sql`and code = ${code}`;
  const { rows } = await sql<Row>`select code, terms, active, created_at, changed_at from refills.policy
    where workspace_id = ${workspace} ${named} order by code`.execute(db);
  return rows.map(policyOf);
}

/** The scheduled policies of all workspaces that are active, each with whom it has looked at. */
export async function activeSchedules(db: Pool) {
  const { rows } = await sql<Row & { workspace_id: number; seen_to: string }>`
    select workspace_id, code, terms, active, seen_to, created_at, changed_at from refills.policy
    where kind = 'scheduled' and active`.execute(db);
  return rows.map((row) => ({ workspace: row.workspace_id, seenTo: row.seen_to, policy: policyOf(row) }));
}

export async function upsertPolicy(tx: Tx, workspace: WorkspaceId, policy: RefillPolicy): Promise<void> {
  const { code, terms, active, createdAt, changedAt } = policy;
  await sql`insert into refills.policy (workspace_id, code, kind, terms, active, created_at, changed_at)
    values (${workspace}, ${code}, ${terms.kind}, ${toJson(terms)}::jsonb, ${active}, ${createdAt}, ${changedAt})
    on conflict (workspace_id, code) do update set terms = excluded.terms, active = excluded.active, seen_to = '',
      changed_at = excluded.changed_at`.execute(tx);
}

export async function markSeen(db: Pool, workspace: WorkspaceId, code: string, seenTo: string): Promise<void> {
  await sql`update refills.policy set seen_to = ${seenTo}
    where workspace_id = ${workspace} and code = ${code} and seen_to < ${seenTo}`.execute(db);
}
