import type { Tx } from '#database';
import type { Job, JsonObject } from './job.ts';

export type EnqueueOptions = {
  /** The same id is the same job: enqueued once, however often it is asked for. */
  readonly id?: string;
  /** Not before this instant of the platform's clock. */
  readonly startAfter?: Date;
};

/**
 * Puts a job on its queue in the caller's transaction: it exists if and only if the transaction commits.
 */
export async function enqueue(tx: Tx, job: Job, data: JsonObject, options: EnqueueOptions = {}): Promise<void> {
  throw new Error(`not yet: ${job} ${JSON.stringify([data, options])} ${String(tx)}`);
}
