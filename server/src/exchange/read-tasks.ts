import { sql } from 'kysely';
import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { TaskKind } from './checker.ts';
import { findOrder } from './order-rows.ts';
import { mayClaimNow, paceWindow } from './pace.ts';
import { readSettings } from './setting-rows.ts';
import { isOf, type Order, type Task, type TaskStatus } from './task.ts';
import { findTask, noSuchTask, selectSteps, tables, toTask, type TaskStep } from './task-rows.ts';

/** One task. Refuses with `not_found`, the same for a foreign one as for none; `owner`: only this advertiser's. */
export async function getTask(db: Pool | Tx, workspace: WorkspaceId, id: string, owner?: string): Promise<Task> {
  const task = await findTask(db, workspace, id);
  if (!task || (owner !== undefined && !isOf(task, owner))) throw noSuchTask();
  return task;
}

/** A slot that was lost inside the guarantee and opened again. */
export type Refill = { readonly claim: string; readonly openedAt: Date };

/** A task with all that happened to it. */
export type TaskStory = {
  readonly task: Task;
  readonly order: Order;
  readonly steps: readonly TaskStep[];
  readonly refills: readonly Refill[];
};

/** Refuses like `getTask`. */
export async function taskStory(db: Pool | Tx, workspace: WorkspaceId, id: string, owner?: string): Promise<TaskStory> {
  const task = await getTask(db, workspace, id, owner);
  const order = await findOrder(db, workspace, task.order);
  if (!order) throw new Error(`Task ${id} has no order.`);
  const { rows: refills } = await sql<Refill>`select claim, opened_at as "openedAt" from exchange.refill
    where workspace_id = ${workspace} and task = ${id} order by opened_at, claim`.execute(db);
  return { task, order, steps: await selectSteps(db, workspace, id), refills };
}

export type TaskFilter = {
  readonly workspace: WorkspaceId;
  readonly owner?: string;
  readonly status?: TaskStatus;
  readonly kind?: TaskKind;
  /** `targetKey` of what it is about. */
  readonly target?: string;
  readonly cursor?: string;
  readonly limit?: number;
};
export type TaskPage = { readonly tasks: readonly Task[]; readonly cursor?: string };

/** Tasks, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listTasks(db: Pool | Tx, filter: TaskFilter): Promise<TaskPage> {
  const { workspace, owner, status, kind, target, cursor } = filter;
  if (cursor !== undefined && !isId('tsk', cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  let query = tables(db).selectFrom('exchange.task').selectAll().where('workspace_id', '=', workspace);
  if (owner !== undefined) query = query.where('owner', '=', owner).where('payer', '<>', 'treasury');
  if (status !== undefined) query = query.where('status', '=', status);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (target !== undefined) query = query.where('target_key', '=', target);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  const found = (
    await query
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
  ).map(toTask);
  const tasks = found.slice(0, limit);
  const last = tasks.at(-1);
  return found.length > limit && last ? { tasks, cursor: last.id } : { tasks };
}

export type OpenFilter = {
  readonly at: Date;
  readonly kind?: TaskKind;
  readonly asset?: string;
  readonly limit?: number;
};

/**
 * Tasks that somebody could claim of at an instant: live, with a free slot, their place to go to made, of a kind that is
 * not stopped, in their pace and outside their quiet hours. Best paid first. None where the exchange is off.
 */
export async function readOpenTasks(db: Pool | Tx, workspace: WorkspaceId, filter: OpenFilter): Promise<Task[]> {
  const { isEnabled, kinds, switches } = await readSettings(db, workspace);
  const offered = kinds.filter((kind) => !switches.kinds.includes(kind) && (filter.kind ?? kind) === kind);
  if (!isEnabled || switches.readOnly || offered.length === 0) return [];
  const { at, asset = null, limit = 200 } = filter;
  const { rows } = await sql<Parameters<typeof toTask>[0] & { recent: number; oldest: Date | null }>`
    select t.*, r.recent, r.oldest from exchange.task t
    cross join lateral (select count(*)::int as recent, min(c.at) as oldest from exchange.recent_claim c
      where t.pacing ? 'perHour' and c.workspace_id = t.workspace_id and c.task = t.id and c.at > ${paceWindow(at)}) r
    where t.workspace_id = ${workspace} and t.status = 'live' and t.taken < t.slots and t.link_due_at is null
      and (t.ends_at is null or t.ends_at > ${at}) and t.kind = any(${[...offered]}) and (${asset}::text is null or t.asset = ${asset})
    order by t.reward_units desc, t.id limit ${limit}`.execute(db);
  const isOpen = (row: (typeof rows)[number]) =>
    mayClaimNow(toTask(row).pacing, { count: row.recent, oldest: row.oldest }, at).isOpen;
  return rows.filter(isOpen).map(toTask);
}
