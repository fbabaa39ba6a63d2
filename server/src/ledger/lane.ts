import { Refusal } from '#kernel';
import type { Batch } from './batch.ts';

/** A caller waiting for its verdict. */
export type Waiting<Q, A> = {
  readonly request: Q;
  readonly key: string | undefined;
  resolve(answer: A): void;
  reject(error: unknown): void;
};

/** One kind of batch and those who wait for it. */
export type Queue<Q, A> = { readonly batch: Batch<Q, A>; readonly waiting: Waiting<Q, A>[] };

/** The work of one workspace. Kinds of batches take turns; the lock of the book keeps its writers apart. */
export type Lane = {
  readonly workspace: number;
  readonly queues: Map<string, Queue<unknown, unknown>>;
  waiting: number;
  running: number;
  starting: boolean;
};

export const openLane = (workspace: number): Lane => ({
  workspace,
  queues: new Map(),
  waiting: 0,
  running: 0,
  starting: false,
});

const batchMax = 1024;
const runningMax = 2;
/** Fewer than this are not worth a batch of their own while another one runs. */
const besideMin = 24;

/** Puts a request at the end of its queue. Refuses with `overloaded` at once when the lane is full. */
export function enter<Q, A>(lane: Lane, waitingMax: number, batch: Batch<Q, A>, request: Q): Promise<A> {
  if (lane.waiting >= waitingMax)
    return Promise.reject(new Refusal('overloaded', 'Too many requests are waiting. Repeat it in a moment.'));
  lane.waiting += 1;
  const key = batch.keyOf?.(request);
  return new Promise<A>((resolve, reject) => {
    queueOf(lane, batch).waiting.push({ request, key, resolve, reject });
  });
}

function queueOf<Q, A>(lane: Lane, batch: Batch<Q, A>): Queue<Q, A> {
  let queue = lane.queues.get(batch.name);
  if (!queue) lane.queues.set(batch.name, (queue = { batch: batch as Batch<unknown, unknown>, waiting: [] }));
  return queue as unknown as Queue<Q, A>;
}

/**
 * The next batch, of the kind whose turn it is; undefined when there is nothing to start now. Many callers are
 * taken in two halves, so that the next batch is made ready while the database works on the one before.
 */
export function leave(lane: Lane): Queue<unknown, unknown> | undefined {
  const [first] = lane.queues;
  if (!first || lane.running >= runningMax) return undefined;
  const [name, queue] = first;
  const count = queue.waiting.length;
  if (lane.running > 0 && count < besideMin) return undefined;
  const most = lane.running === 0 && count >= 2 * besideMin ? Math.ceil(count / 2) : count;
  const [taken, left] = takeDistinct(queue.waiting, Math.min(most, batchMax));
  lane.queues.delete(name);
  if (left.length > 0) lane.queues.set(name, { batch: queue.batch, waiting: left });
  lane.waiting -= taken.length;
  return { batch: queue.batch, waiting: taken };
}

/** The first `most` of a queue, no key twice; the rest in its order. */
function takeDistinct<W extends { readonly key: string | undefined }>(waiting: readonly W[], most: number): [W[], W[]] {
  const keys = new Set<string>();
  const taken: W[] = [];
  const left: W[] = [];
  for (const one of waiting) {
    const waits = taken.length >= most || (one.key !== undefined && keys.has(one.key));
    (waits ? left : taken).push(one);
    if (!waits && one.key !== undefined) keys.add(one.key);
  }
  return [taken, left];
}
