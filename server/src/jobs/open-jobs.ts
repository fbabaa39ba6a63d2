import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { PgBoss, type JobResult, type JobWithMetadata } from 'pg-boss';
import { openPool, type Pool } from '#database';
import type { Clock } from '#kernel';
import { bossSchema, makeQueues } from './boss.ts';
import { deadLetterSweep } from './dead-letters.ts';
import { jobs, queues, type Handler, type Job, type JsonObject, type Log, type Sweep } from './job.ts';
import { laterSweep } from './later.ts';
import { lineLog } from './log.ts';
import { openSweeper, type Sweeper } from './sweeper.ts';

export type JobsOptions = {
  readonly url: string;
  readonly clock: Clock;
  readonly handlers: Readonly<Record<Job, Handler>>;
  readonly sweeps: readonly Sweep[];
  /** Lines of JSON on standard error, when not given. */
  readonly log?: Log;
};

export type Jobs = {
  /** Runs the sweeps and waits until the queues are empty. True when all is quiet, false when `seconds` (15) ran out. */
  settle(seconds?: number): Promise<boolean>;
  /** Lets what runs finish, then closes. */
  stop(): Promise<void>;
};

/**
 * Works the queues of this process and runs its sweeps each second of real time. A job that fails is tried
 * again with growing pauses; one whose process was killed is taken up by another within about twelve seconds.
 */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const { url, clock, sweeps, log = lineLog } = options;
  const ran = { jobs: 0 };
  const boss = await startBoss({ ...options, log, ran });
  const pool = openPool(url, { max: 2 });
  const sweeper = openSweeper([laterSweep({ pool, clock }), ...sweeps, deadLetterSweep(pool, log)], log);
  return {
    settle: (seconds = 15) => settle({ pool, sweeper, ran }, seconds),
    async stop() {
      await sweeper.stop();
      await boss.stop({ graceful: true, timeout: 10_000 });
      await pool.destroy();
    },
  };
}

/** How many jobs this process has come to the end of. */
type Ran = { jobs: number };

async function startBoss({ url, handlers, log, ran }: JobsOptions & { log: Log; ran: Ran }): Promise<PgBoss> {
  const boss = openBoss(url, log);
  try {
    await boss.start();
    await makeQueues(boss);
    for (const job of jobs) await workQueue(boss, job, counted(handlers[job], ran), log);
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
}

const counted =
  (handler: Handler, ran: Ran): Handler =>
  async (data) => {
    try {
      await handler(data);
    } finally {
      ran.jobs += 1;
    }
  };

/** Real time throughout: heartbeats tell a living process from a dead one, which a moved clock must not upset. */
function openBoss(url: string, log: Log): PgBoss {
  const boss = new PgBoss({
    connectionString: url,
    schema: bossSchema,
    max: 4,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on('error', (error) => log.error({ err: error }, 'The job queue reported an error.'));
  return boss;
}

async function workQueue(boss: PgBoss, job: Job, handler: Handler, log: Log): Promise<void> {
  const options = {
    batchSize: queues[job].atOnce,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 2,
    perJobResults: true,
    includeMetadata: true,
  } as const;
  await boss.work<JsonObject, unknown, typeof options>(job, options, (batch) =>
    Promise.all(batch.map((one) => runJob(job, one, handler, log))),
  );
}

async function runJob(job: Job, one: JobWithMetadata<JsonObject>, handler: Handler, log: Log): Promise<JobResult> {
  try {
    await handler(one.data);
    return { id: one.id, status: 'completed' };
  } catch (error) {
    const dead = one.retryCount >= one.retryLimit;
    const details = { job, id: one.id, data: one.data, tries: one.retryCount + 1, err: error };
    if (dead) log.error(details, 'A job failed for good and is kept as a dead letter.');
    else log.warn(details, 'A job failed and will be tried again.');
    return {
      id: one.id,
      status: 'failed',
      output: { message: error instanceof Error ? error.message : String(error) },
    };
  }
}

type Settling = { readonly pool: Pool; readonly sweeper: Sweeper; readonly ran: Ran };

/** Quiet is: a whole round swept nothing, nothing is queued after it, and no job ended meanwhile that the round had not seen. */
async function settle({ pool, sweeper, ran }: Settling, seconds: number): Promise<boolean> {
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const before = ran.jobs;
    const done = await sweeper.round(until - performance.now());
    if (done === undefined) return false;
    if (done > 0) continue;
    if (!(await anyWaiting(pool)) && ran.jobs === before) return true;
    await sleep(10);
  }
}

async function anyWaiting(pool: Pool): Promise<boolean> {
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (select from ${sql.table(`${bossSchema}.job`)}
      where name = any(${[...jobs]}) and state < 'completed') as waiting`.execute(pool);
  return rows[0]?.waiting ?? false;
}
