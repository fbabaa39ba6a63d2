import type { WorkspaceId } from '#kernel';
import type { Pool } from './pool.ts';

/** At once in one workspace: one is made ready while the database works on the other. */
const atOnce = 2;

type Asked<Item, Answer> = {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

type Queue<Item, Answer> = { running: number; readonly waiting: Asked<Item, Answer>[] };

/**
 * Does together what was asked for while others of the same workspace were being done: nobody waits for a timer, and who
 * comes alone is done alone. Answers come in the order of the items. `most`: how many at once, so that nobody holds a
 * lock for long. What waits here is forgotten when the process dies.
 */
export function together<Item, Answer>(
  most: number,
  work: (pool: Pool, items: readonly Item[]) => Promise<readonly Answer[]>,
): (pool: Pool, workspace: WorkspaceId, item: Item) => Promise<Answer> {
  const queues = new WeakMap<Pool, Map<WorkspaceId, Queue<Item, Answer>>>();

  async function run(pool: Pool, asked: readonly Asked<Item, Answer>[]): Promise<void> {
    try {
      const answers = await work(
        pool,
        asked.map(({ item }) => item),
      );
      asked.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  async function runAll(pool: Pool, queue: Queue<Item, Answer>): Promise<void> {
    queue.running += 1;
    while (queue.waiting.length > 0) await run(pool, queue.waiting.splice(0, most));
    queue.running -= 1;
  }

  return (pool, workspace, item) =>
    new Promise((resolve, reject) => {
      const ofPool = queues.get(pool) ?? new Map<WorkspaceId, Queue<Item, Answer>>();
      const queue = ofPool.get(workspace) ?? { running: 0, waiting: [] };
      queues.set(pool, ofPool.set(workspace, queue));
      queue.waiting.push({ item, resolve, reject });
      if (queue.running < atOnce) void runAll(pool, queue);
    });
}
