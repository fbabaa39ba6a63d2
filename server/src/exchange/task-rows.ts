import { sql, type Selectable } from 'kysely';
import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { targetKey, type Target, type TaskKind } from './checker.ts';
import type { Finding } from './draft.ts';
import {
  taskStatuses,
  type Audience,
  type EndReason,
  type Pacing,
  type PauseReason,
  type Payer,
  type Task,
  type TaskStatus,
} from './task.ts';

export type TaskRow = {
  workspace_id: number;
  id: string;
  order_id: string;
  owner: string;
  payer: string;
  bot: string;
  kind: string;
  target: unknown;
  target_key: string;
  status: string;
  pauses: string[];
  asset: string;
  reward_units: bigint;
  fee_units: bigint;
  ordered: number;
  slots: number;
  taken: number;
  verified: number;
  hold_seconds: number;
  guarantee_seconds: number;
  claim_seconds: number;
  audience: unknown;
  pacing: unknown;
  category: string;
  findings: unknown;
  created_at: Date;
  ends_at: Date | null;
  approved_at: Date | null;
  ended_at: Date | null;
  end_reason: string | null;
  verified_at: Date | null;
  link_due_at: Date | null;
};

export const tables = (db: Pool | Tx) => db.withTables<{ 'exchange.task': TaskRow }>();

const isStatus = (text: string): text is TaskStatus => (taskStatuses as readonly string[]).includes(text);

/** Columns of closed lists are what `insertTask` and `updateTask` wrote; the checks of the table know the same lists. */
export function toTask(row: Selectable<TaskRow>): Task {
  const { id, order_id: order, bot, status, asset } = row;
  if (!isId('tsk', id) || !isId('ord', order) || !isId('bot', bot) || !isStatus(status))
    throw new Error(`The row of task ${id} is damaged.`);
  return {
    workspace: row.workspace_id,
    id,
    order,
    owner: row.owner,
    payer: row.payer as Payer,
    bot,
    kind: row.kind as TaskKind,
    target: row.target as Target,
    status,
    pauses: row.pauses as PauseReason[],
    reward: { asset, units: row.reward_units },
    fee: { asset, units: row.fee_units },
    slots: row.slots,
    ordered: row.ordered,
    taken: row.taken,
    verified: row.verified,
    holdSeconds: row.hold_seconds,
    guaranteeSeconds: row.guarantee_seconds,
    claimSeconds: row.claim_seconds,
    audience: row.audience as Audience,
    pacing: row.pacing as Pacing,
    category: row.category,
    findings: row.findings as Finding[],
    createdAt: row.created_at,
    endsAt: row.ends_at,
    approvedAt: row.approved_at,
    verifiedAt: row.verified_at,
    endedAt: row.ended_at,
    endReason: row.end_reason as EndReason | null,
    linkDueAt: row.link_due_at,
  };
}

export async function insertTask(tx: Tx, task: Task): Promise<void> {
  await tables(tx)
    .insertInto('exchange.task')
    .values({
      workspace_id: task.workspace,
      id: task.id,
      order_id: task.order,
      owner: task.owner,
      payer: task.payer,
      bot: task.bot,
      kind: task.kind,
      target: JSON.stringify(task.target),
      target_key: targetKey(task.target),
      status: task.status,
      pauses: [...task.pauses],
      asset: task.reward.asset,
      reward_units: task.reward.units,
      fee_units: task.fee.units,
      ordered: task.ordered,
      slots: task.slots,
      taken: task.taken,
      verified: task.verified,
      hold_seconds: task.holdSeconds,
      guarantee_seconds: task.guaranteeSeconds,
      claim_seconds: task.claimSeconds,
      audience: JSON.stringify(task.audience),
      pacing: JSON.stringify(task.pacing),
      category: task.category,
      findings: JSON.stringify(task.findings),
      created_at: task.createdAt,
      ends_at: task.endsAt,
      approved_at: task.approvedAt,
      link_due_at: task.linkDueAt,
    })
    .execute();
}

export async function findTask(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<Task | undefined> {
  const row = await tables(db)
    .selectFrom('exchange.task')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toTask(row);
}

/** These tasks, by their ids, where they are there. */
export async function findTasks(
  db: Pool | Tx,
  workspace: WorkspaceId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Task>> {
  const rows = await tables(db)
    .selectFrom('exchange.task')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, toTask(row)]));
}

export const noSuchTask = (): Refusal => new Refusal('not_found', 'There is no such task in this workspace.');

/** A task, locked until commit: before any claim, and before the book. Refuses with `not_found`. */
export async function lockTask(tx: Tx, workspace: WorkspaceId, id: string): Promise<Task> {
  const row = await tables(tx)
    .selectFrom('exchange.task')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw noSuchTask();
  return toTask(row);
}

/** Tasks that are not over, locked in the order of their ids: of an advertiser in one asset, or about a target. */
export async function lockTasksOf(
  tx: Tx,
  workspace: WorkspaceId,
  of: { readonly owner: string; readonly asset: string } | { readonly target: string },
): Promise<Task[]> {
  let query = tables(tx)
    .selectFrom('exchange.task')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('ended_at', 'is', null);
  query =
    'target' in of
      ? query.where('target_key', '=', of.target)
      : query.where('owner', '=', of.owner).where('asset', '=', of.asset).where('payer', '=', 'owner');
  return (await query.orderBy('id').forUpdate().execute()).map(toTask);
}

/** Tasks about a target (`targetKey`) that are not over, locked. */
export const lockTasksAbout = (tx: Tx, workspace: WorkspaceId, target: string): Promise<Task[]> =>
  lockTasksOf(tx, workspace, { target });

/** What of a task ever changes. */
export type TaskChanges = Partial<
  Pick<
    Task,
    'status' | 'pauses' | 'slots' | 'taken' | 'verified' | 'approvedAt' | 'verifiedAt' | 'endedAt' | 'endReason'
  >
>;

/** The caller has locked the task. */
export async function updateTask(tx: Tx, task: Task, changes: TaskChanges): Promise<Task> {
  const changed: Task = { ...task, ...changes };
  await tables(tx)
    .updateTable('exchange.task')
    .set({
      status: changed.status,
      pauses: [...changed.pauses],
      slots: changed.slots,
      taken: changed.taken,
      verified: changed.verified,
      approved_at: changed.approvedAt,
      verified_at: changed.verifiedAt,
      ended_at: changed.endedAt,
      end_reason: changed.endReason,
    })
    .where('workspace_id', '=', task.workspace)
    .where('id', '=', task.id)
    .execute();
  return changed;
}

/** A step a task has taken: who took it, and why. */
export type TaskStep = {
  readonly n: number;
  readonly status: TaskStatus;
  readonly pauses: readonly PauseReason[];
  readonly at: Date;
  readonly actor: string;
  readonly reason: string | null;
};

/** Answers which step it is. The caller has locked the task. */
export async function insertStep(tx: Tx, task: Task, step: Pick<TaskStep, 'at' | 'actor' | 'reason'>): Promise<number> {
  const { workspace, id, status, pauses } = task;
  const { rows } = await sql<{ n: number }>`
    insert into exchange.task_step (workspace_id, task, n, status, pauses, at, actor, reason)
    select ${workspace}, ${id}, coalesce(max(n), 0) + 1, ${status}, ${[...pauses]}::text[], ${step.at}, ${step.actor},
      ${step.reason} from exchange.task_step where workspace_id = ${workspace} and task = ${id}
    returning n`.execute(tx);
  return rows[0]?.n ?? 1;
}

export async function selectSteps(db: Pool | Tx, workspace: WorkspaceId, task: string): Promise<TaskStep[]> {
  const { rows } = await sql<TaskStep>`select n, status, pauses, at, actor, reason from exchange.task_step
    where workspace_id = ${workspace} and task = ${task} order by n`.execute(db);
  return rows;
}
