import type { WorkspaceId } from '#kernel';
import { together, type Pool } from '#database';
import { findTasks, readSettings, targetKey, type ExchangeSettings, type Task } from '#exchange';
import { findPeople, type Person } from '#people';
import { judgeAll, type Verdict } from '#trust';
import { readPasts, type Past } from './eligibility.ts';

/** Who wants which task, and when. */
export type Asked = {
  readonly workspace: WorkspaceId;
  readonly task: string;
  readonly worker: string;
  readonly at: Date;
};

/** All that is known of somebody who wants a task, without looking. */
export type Known = {
  readonly settings: ExchangeSettings;
  readonly task: Task | undefined;
  readonly person: Person | undefined;
  /** What they claimed at its target before; undefined when nothing. */
  readonly past: Past | undefined;
  /** Undefined where there is no such task or person. */
  readonly verdict: Verdict | undefined;
};

/** How many are read of in one go. */
const most = 64;

/** Reads what is known. Those who ask while others are being read of are read of together: of each kind one statement. */
export async function readAsked(pool: Pool, asked: Asked): Promise<Known> {
  const known = (await readSoon(pool, asked.workspace, asked)) ?? (await readAll(pool, [asked]))[0];
  if (!known) throw new Error('Nothing was read.');
  return known;
}

/** Undefined for all when something is wrong with one of them: each then reads alone, and hears of it alone. */
const readSoon = together<Asked, Known | undefined>(most, async (pool, all) =>
  readAll(pool, all).catch(() => all.map(() => undefined)),
);

async function readAll(pool: Pool, all: readonly Asked[]): Promise<Known[]> {
  const [first] = all;
  if (!first) return [];
  const { workspace, at } = first;
  const [settings, tasks, people] = await Promise.all([
    readSettings(pool, workspace),
    findTasks(pool, workspace, [...new Set(all.map(({ task }) => task))]),
    findPeople(pool, workspace, [...new Set(all.map(({ worker }) => worker))]),
  ]);
  const pairs = all.map(({ task, worker }) => ({ task: tasks.get(task), person: people.get(worker) }));
  const judged = pairs.flatMap(({ task, person }) =>
    task && person ? [{ person, kind: task.kind, asset: task.reward.asset }] : [],
  );
  const targets = [...new Set([...tasks.values()].map(({ target }) => targetKey(target)))];
  const [pasts, verdicts] = await Promise.all([
    readPasts(pool, workspace, [...people.keys()], targets),
    judgeAll(pool, workspace, at, judged),
  ]);
  const next = verdicts.values();
  return pairs.map(({ task, person }) => ({
    settings,
    task,
    person,
    past: task && person && pasts.get(person.user)?.get(targetKey(task.target)),
    verdict: task && person && next.next().value,
  }));
}
