import { fromKysely, PgBoss, type QueueOptions } from 'pg-boss';
import type { Tx } from '#database';
import { jobs, queues, type Job } from './job.ts';

/** pg-boss keeps its tables here and looks after them itself. */
export const bossSchema = 'pgboss';

/** Jobs that used up their tries are moved to this queue. Nobody works it: it is looked at. */
export const deadQueue = 'dead';

const tenYears = 315_360_000;
const heartbeatSeconds = 10; // the least pg-boss allows: a killed process's jobs are found within it

/** How pg-boss is to treat a queue. Waiting jobs are never dropped for their age. */
const settingsOf = (job: Job): QueueOptions & { deadLetter: string; notify: boolean } => ({
  retryLimit: queues[job].retries,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 300,
  heartbeatSeconds,
  retentionSeconds: tenYears,
  deleteAfterSeconds: 86_400,
  deadLetter: deadQueue,
  notify: true,
});

/** A pg-boss that writes into the caller's transaction and owns no connection. */
export const bossIn = (tx: Tx): PgBoss =>
  new PgBoss({ db: fromKysely(tx), schema: bossSchema, useListenNotify: true, supervise: false, schedule: false });

/** Makes the queues, or brings their settings up to date. Any number of processes may do so at once. */
export async function makeQueues(boss: PgBoss): Promise<void> {
  const kept = { retentionSeconds: tenYears, deleteAfterSeconds: tenYears };
  await boss.createQueue(deadQueue, kept);
  for (const job of jobs) {
    await boss.createQueue(job, settingsOf(job));
    await boss.updateQueue(job, settingsOf(job));
  }
}

/**
 * Lays pg-boss's tables and our queues into a database, so that `enqueue` works in it. `openJobs` does the
 * same; call this where jobs are only enqueued, or before them.
 */
export async function installJobs(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: bossSchema, max: 2, supervise: false, schedule: false });
  boss.on('error', () => {}); // what matters is thrown by the calls below
  await boss.start();
  try {
    await makeQueues(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
}
