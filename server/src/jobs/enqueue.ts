import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#database';
import { bossIn } from './boss.ts';
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
  const id = options.id === undefined ? randomUUID() : uuidOf(options.id);
  if (options.startAfter) await waitUntil(tx, options.startAfter, job, id, data);
  else await bossIn(tx).send(job, data, { id });
}

async function waitUntil(tx: Tx, due: Date, job: Job, id: string, data: JsonObject): Promise<void> {
  await sql`
    insert into jobs.later (id, job, data, due_at) values (${id}, ${job}, ${JSON.stringify(data)}, ${due})
    on conflict on constraint a_job_waits_once do nothing`.execute(tx);
}

/** pg-boss names jobs by UUID; the same text gives the same one (version 8: made by our own rule). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
