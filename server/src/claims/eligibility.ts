import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { fitsAudience, targetKey, type Task } from '#exchange';
import type { Person } from '#people';

/** Why a task is not for somebody, in one closed list; the bot has a text for each. */
export const ineligibilities = [
  'own_task',
  'language',
  'premium',
  'not_new',
  'same_target',
  'claimed_before',
  'was_there',
  'staff',
] as const;
export type Ineligibility = (typeof ineligibilities)[number];

/** What somebody claimed before at one target. */
export type Past = {
  /** Tasks of which they have a claim that is not expired or abandoned. */
  readonly tasks: readonly string[];
  /** They have a claim there that is being done or held. */
  readonly isThere: boolean;
  /** They were verified there, ever. */
  readonly wasThere: boolean;
};

export const noPast: Past = { tasks: [], isThere: false, wasThere: false };

/** Why a task is not for this person, as far as we know without looking; undefined when it is. Pure. */
export function whyNotFor(task: Task, person: Person, past: Past = noPast): Ineligibility | undefined {
  const { audience, kind } = task;
  if (task.payer === 'owner' && task.owner === person.user) return 'own_task';
  if (past.tasks.includes(task.id)) return 'claimed_before';
  const { languages, isPremium } = audience;
  if (isPremium !== undefined && !fitsAudience({ isPremium }, person)) return 'premium';
  if (languages && !fitsAudience({ languages }, person)) return 'language';
  if (past.isThere && kind !== 'boost') return 'same_target';
  if (audience.onlyNew && past.wasThere) return 'not_new';
  return undefined;
}

type PastRow = {
  readonly worker: string;
  readonly target: string;
  readonly tasks: string[];
  readonly is_there: boolean;
  readonly was_there: boolean;
};

/** What a worker claimed before at the targets of these tasks. */
export async function readPast(
  pool: Pool,
  workspace: WorkspaceId,
  worker: string,
  tasks: readonly Task[],
): Promise<ReadonlyMap<string, Past>> {
  const targets = [...new Set(tasks.map(({ target }) => targetKey(target)))];
  return (await readPasts(pool, workspace, [worker], targets)).get(worker) ?? new Map();
}

/** What workers claimed before at these targets: by worker, then by target. */
export async function readPasts(
  pool: Pool,
  workspace: WorkspaceId,
  workers: readonly string[],
  targets: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Past>>> {
  const { rows } = await sql<PastRow>`select worker, target, array_agg(task) as tasks,
      bool_or(status in ('claimed', 'held')) as is_there, bool_or(status in ('held', 'released', 'voided')) as was_there
    from claims.claim where workspace_id = ${workspace} and worker = any(${workers}::text[])
      and target = any(${targets}::text[]) and status in ('claimed', 'held', 'released', 'voided')
    group by worker, target`.execute(pool);
  const pasts = new Map<string, Map<string, Past>>();
  for (const { worker, target, tasks, is_there: isThere, was_there: wasThere } of rows) {
    const ofWorker = pasts.get(worker) ?? new Map<string, Past>();
    pasts.set(worker, ofWorker.set(target, { tasks, isThere, wasThere }));
  }
  return pasts;
}
