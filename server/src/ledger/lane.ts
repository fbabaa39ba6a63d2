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
export type Queue<Q, A> = { readonly batch: Batch<Q, A>; waiting: Waiting<Q, A>[] };

/** Work of one workspace that runs one batch at a time; the kinds take turns. */
export type Lane = {
  readonly workspace: number;
  readonly queues: Map<string, Queue<unknown, unknown>>;
  waiting: number;
  busy: boolean;
};

export const openLane = (workspace: number): Lane => ({ workspace, queues: new Map(), waiting: 0, busy: false });

/** Puts a request at the end of its queue. Refuses with `overloaded` at once when the lane is full. */
export function enter<Q, A>(lane: Lane, most: number, batch: Batch<Q, A>, request: Q): Promise<A> {
  if (lane.waiting >= most)
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

/** The next batch: the kind that has waited longest for its turn, and of it whatever has piled up. */
export function leave(lane: Lane, most: number): Queue<unknown, unknown> | undefined {
  for (const [name, queue] of lane.queues) {
    lane.queues.delete(name);
    const [taken, left] = takeDistinct(queue.waiting, most);
    if (left.length > 0) lane.queues.set(name, { batch: queue.batch, waiting: left });
    lane.waiting -= taken.length;
    if (taken.length > 0) return { batch: queue.batch, waiting: taken };
  }
  return undefined;
}

/** The first `most` of a queue, no key twice; the rest in its order. */
function takeDistinct<W extends { key: string | undefined }>(waiting: W[], most: number): [W[], W[]] {
  const keys = new Set<string>();
  const taken: W[] = [];
  const left: W[] = [];
  for (const one of waiting) {
    const full = taken.length >= most || (one.key !== undefined && keys.has(one.key));
    (full ? left : taken).push(one);
    if (!full && one.key !== undefined) keys.add(one.key);
  }
  return [taken, left];
}
