import { sql } from 'kysely';
import { isId, newId, type Id, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { rowFindings, type Finding, type FindingAction, type FindingKind, type FindingStatus } from './finding.ts';
import type { Found } from './finding.ts';
import type { ListName } from './reconciliation.ts';

type Row = {
  workspace_id: number;
  id: string;
  gateway: string;
  connection: string;
  kind: string;
  subject: string;
  status: string;
  payment: string | null;
  details: Finding['details'];
  asset: string | null;
  difference: bigint;
  reconciliation: string;
  found_at: Date;
  closed_at: Date | null;
  action: string | null;
  actor: string | null;
  reason: string | null;
};

function toFinding(row: Row): Finding {
  if (!isId('fnd', row.id)) throw new Error(`The row of finding ${row.id} is damaged.`);
  return {
    workspace: row.workspace_id,
    id: row.id,
    gateway: row.gateway,
    connection: row.connection,
    kind: row.kind as FindingKind, // written from the same closed lists
    subject: row.subject,
    status: row.status as FindingStatus,
    payment: row.payment,
    details: row.details,
    asset: row.asset,
    difference: row.difference,
    reconciliation: row.reconciliation,
    foundAt: row.found_at,
    closedAt: row.closed_at,
    action: row.action as FindingAction | null,
    actor: row.actor,
    reason: row.reason,
  };
}

/**
 * Writes what a run found. What is open already keeps its id; what was closed opens again, unless a person closed it
 * and it is still the same. Answers what was not open before.
 */
export async function writeFinding(
  tx: Tx,
  list: ListName,
  run: string,
  found: Found,
  now: Date,
): Promise<Finding | undefined> {
  const { rows } = await sql<Row & { is_news: boolean }>`
    with before as (select status from payments.finding where workspace_id = ${list.workspace}
      and gateway = ${list.gateway} and connection = ${list.connection} and kind = ${found.kind} and subject = ${found.subject})
    insert into payments.finding as kept (workspace_id, id, gateway, connection, kind, subject, status, payment, details,
      asset, difference, reconciliation, found_at)
    values (${list.workspace}, ${newId('fnd')}, ${list.gateway}, ${list.connection}, ${found.kind}, ${found.subject},
      'open', ${found.payment}, ${JSON.stringify(found.details)}, ${found.asset}, ${found.difference}, ${run}, ${now})
    on conflict on constraint a_subject_is_found_once do update set
      status = 'open', details = excluded.details, asset = excluded.asset, difference = excluded.difference,
      payment = excluded.payment, reconciliation = excluded.reconciliation, closed_at = null, action = null,
      actor = null, reason = null, key = null, input_hash = null,
      found_at = case when kept.status = 'open' then kept.found_at else excluded.found_at end
    where kept.status = 'settled_itself' or (kept.details, kept.difference, kept.payment)
      is distinct from (excluded.details, excluded.difference, excluded.payment)
    returning kept.*, coalesce((select status from before), 'none') <> 'open' as is_news`.execute(tx);
  const [row] = rows;
  return row?.is_news ? toFinding(row) : undefined;
}

/** What is found of these subjects no more. What somebody chose to ignore is forgotten too, once it is gone. */
export async function settleFindings(
  tx: Tx,
  list: ListName,
  subjects: readonly string[],
  now: Date,
  kinds: readonly FindingKind[] = rowFindings,
): Promise<void> {
  if (subjects.length === 0) return;
  await sql`update payments.finding
    set status = 'settled_itself', closed_at = ${now}, action = null, actor = null, reason = null
    where workspace_id = ${list.workspace} and gateway = ${list.gateway} and connection = ${list.connection}
      and status in ('open', 'ignored') and kind = any(${[...kinds]}) and subject = any(${[...subjects]})`.execute(tx);
}

/** Payments that nobody had asked for, and that somebody has seen to since. */
export async function settleMatched(tx: Tx, list: ListName, now: Date): Promise<void> {
  await sql`update payments.finding f
    set status = 'settled_itself', closed_at = ${now}, action = null, actor = null, reason = null
    from payments.payment p
    where f.workspace_id = ${list.workspace} and f.gateway = ${list.gateway} and f.connection = ${list.connection}
      and f.kind = 'unmatched_payment' and f.status = 'open'
      and p.workspace_id = f.workspace_id and p.id = f.payment and p.status <> 'unmatched'`.execute(tx);
}

/** How many are open, and what the books differ by because of what is known and was not booked. */
export async function sumFindings(tx: Tx, list: ListName): Promise<{ open: number; explained: bigint }> {
  const { rows } = await sql<{ open: number; explained: bigint }>`
    select count(*) filter (where status = 'open')::int as open,
      coalesce(sum(difference) filter (where kind <> 'funds_differ'
        and (status in ('open', 'ignored') or action = 'refund')), 0)::bigint as explained
    from payments.finding
    where workspace_id = ${list.workspace} and gateway = ${list.gateway} and connection = ${list.connection}
      and status <> 'settled_itself'`.execute(tx);
  return rows[0] ?? { open: 0, explained: 0n };
}

/** Charges whose facts were not on the list, and are looked up again in each run. */
export async function unknownSubjects(pool: Pool, list: ListName): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`select subject from payments.finding
    where workspace_id = ${list.workspace} and gateway = ${list.gateway} and connection = ${list.connection}
      and kind in ('unknown_payment', 'unknown_refund') and status in ('open', 'ignored')`.execute(pool);
  return rows.map(({ subject }) => subject);
}

export async function lockFinding(
  tx: Tx,
  workspace: WorkspaceId,
  id: string,
): Promise<{ finding: Finding; key: string | null; inputHash: string | null } | undefined> {
  if (!isId('fnd', id)) return undefined;
  const { rows } = await sql<Row & { key: string | null; input_hash: string | null }>`
    select * from payments.finding where workspace_id = ${workspace} and id = ${id} for update`.execute(tx);
  const [row] = rows;
  return row && { finding: toFinding(row), key: row.key, inputHash: row.input_hash };
}

export type Closing = {
  readonly status: 'resolved' | 'ignored';
  readonly action: FindingAction;
  readonly actor: string;
  readonly reason: string | undefined;
  readonly key: string;
  readonly inputHash: string;
  readonly at: Date;
};

/** False when the key was used for another finding. */
export async function closeFinding(tx: Tx, { workspace, id }: Finding, closing: Closing): Promise<boolean> {
  const { rows } = await sql`select from payments.finding
    where workspace_id = ${workspace} and key = ${closing.key} and id <> ${id}`.execute(tx);
  if (rows.length > 0) return false;
  await sql`update payments.finding set status = ${closing.status}, action = ${closing.action}, actor = ${closing.actor},
      reason = ${closing.reason ?? null}, key = ${closing.key}, input_hash = ${closing.inputHash}, closed_at = ${closing.at}
    where workspace_id = ${workspace} and id = ${id}`.execute(tx);
  return true;
}

export type FindingFilter = {
  readonly workspace: WorkspaceId;
  readonly connection?: string;
  readonly status?: FindingStatus;
  readonly cursor?: Id<'fnd'>;
};

/** Findings of a workspace, newest first. */
export async function selectFindings(pool: Pool, filter: FindingFilter, limit: number): Promise<Finding[]> {
  const { rows } = await sql<Row>`select * from payments.finding
    where workspace_id = ${filter.workspace}
      and (${filter.connection ?? null}::text is null or connection = ${filter.connection ?? null})
      and (${filter.status ?? null}::text is null or status = ${filter.status ?? null})
      and (${filter.cursor ?? null}::text is null or id < ${filter.cursor ?? null})
    order by id desc limit ${limit}`.execute(pool);
  return rows.map(toFinding);
}
