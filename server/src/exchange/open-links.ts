import { sql } from 'kysely';
import type { Clock } from '#kernel';
import type { Pool } from '#database';
import type { CheckedTask, Checkers } from './checker.ts';
import type { Task } from './task.ts';
import { getTask } from './read-tasks.ts';
import { toTask } from './task-rows.ts';

type Needs = { readonly pool: Pool; readonly clock: Clock; readonly checkers: Checkers };

const atATime = 20;
const minute = 60_000;
/** Pauses between tries; the last one stays. A call that dies is tried again after the first. */
const pauses = [1, 2, 5, 15, 60].map((minutes) => minutes * minute);

/** When the sweep makes what the command that stored the intent did not come to. */
export const firstLinkDue = (now: Date): Date => new Date(now.getTime() + minute);

export const checkedTask = ({ workspace, id, bot, kind, target, createdAt }: Task): CheckedTask => {
  return { workspace, id, bot, kind, target, createdAt };
};

/**
 * Makes what only workers of a task are given. Its intent is on the task since before anybody was called; nobody is shown
 * the task until it is made, and a sweep tries again. What was made too late, because the task has ended meanwhile or
 * somebody else was faster, is taken away again. Never throws for what the world answers.
 */
export async function openLink({ pool, checkers }: Needs, task: Task): Promise<Task> {
  const made = (await checkers[task.kind].open?.(checkedTask(task))) ?? { link: task.target.link };
  if ('unknown' in made) return task;
  const opened = { ...task, target: { ...task.target, link: made.link }, linkDueAt: null };
  const { numAffectedRows } = await sql`
    update exchange.task set target = target || ${JSON.stringify({ link: made.link })}::jsonb, link_due_at = null
    where workspace_id = ${task.workspace} and id = ${task.id} and link_due_at is not null`.execute(pool);
  if (numAffectedRows === 1n) return opened;
  const now = await getTask(pool, task.workspace, task.id);
  if (now.target.link !== made.link) await checkers[task.kind].close?.(checkedTask(opened));
  return now;
}

/** Makes what is still to be made, each once among all processes until its next try. Answers how many it tried. */
export async function openDueLinks(needs: Needs): Promise<number> {
  const due = await takeDue(needs, 'link_due_at', 'link_tries');
  for (const task of due) await openLink(needs, task);
  return due.length;
}

/** Takes away what tasks that are over and decided had given their workers. */
export async function closeDueLinks(needs: Needs): Promise<number> {
  const due = await takeDue(needs, 'close_due_at', 'close_tries');
  for (const task of due) await closeLink(needs, task);
  return due.length;
}

async function closeLink({ pool, clock, checkers }: Needs, task: Task): Promise<void> {
  await checkers[task.kind].close?.(checkedTask(task));
  await sql`update exchange.task set close_due_at = null, closed_at = ${clock.now()}
    where workspace_id = ${task.workspace} and id = ${task.id}`.execute(pool);
}

/** Tasks whose time has come, with the time of the next try set before anybody is called. */
async function takeDue({ pool, clock }: Needs, due: 'link_due_at' | 'close_due_at', tries: string): Promise<Task[]> {
  const now = clock.now();
  const [column, count] = [sql.ref(due), sql.ref(tries)];
  const next = sql`(array[${sql.join(pauses.map((pause) => new Date(now.getTime() + pause)))}]::timestamptz[])
    [least(${count} + 1, ${pauses.length})]`;
  const { rows } = await sql<Parameters<typeof toTask>[0]>`
    update exchange.task set ${column} = ${next}, ${count} = ${count} + 1
    where (workspace_id, id) in (select workspace_id, id from exchange.task where ${column} <= ${now}
      order by ${column} limit ${atATime} for update skip locked)
    returning *`.execute(pool);
  return rows.map(toTask);
}
