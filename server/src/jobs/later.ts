import { sql } from 'kysely';
import { transaction, type Pool } from '#database';
import type { Clock } from '#kernel';
import { bossIn } from './boss.ts';
import type { Job, JsonObject, Sweep } from './job.ts';

const atATime = 200;

/** Puts the jobs whose instant has come on their queues. */
export const laterSweep = ({ pool, clock }: { pool: Pool; clock: Clock }): Sweep => ({
  name: 'jobs.later',
  run: () =>
    transaction(pool, async (tx) => {
      const { rows } = await sql<{ id: string; job: Job; data: JsonObject }>`
        delete from jobs.later where (job, id) in (
          select job, id from jobs.later where due_at <= ${clock.now()}
          order by due_at limit ${atATime} for update skip locked)
        returning id, job, data`.execute(tx);
      for (const { id, job, data } of rows) await bossIn(tx).send(job, data, { id });
      return rows.length;
    }),
});
