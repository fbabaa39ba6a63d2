import { sql } from 'kysely';
import type { Pool } from '#database';
import { bossSchema, deadQueue } from './boss.ts';
import type { JsonObject, Log, Sweep } from './job.ts';

const jobTable = sql.table(`${bossSchema}.job`);

/** A job that failed as often as it may, kept with why. */
export type DeadLetter = {
  readonly id: string;
  readonly job: string;
  readonly data: JsonObject;
  readonly died_at: Date;
  readonly error: unknown;
};

/** How many jobs have failed for good and wait for an operator. */
export async function countDeadLetters(pool: Pool): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${jobTable} where name = ${deadQueue} and state < 'active'`.execute(pool);
  return rows[0]?.n ?? 0;
}

/** The jobs that have failed for good, newest first, at most 200. */
export async function listDeadLetters(pool: Pool): Promise<readonly DeadLetter[]> {
  const { rows } = await sql<DeadLetter>`
    select id, source_name as job, data, created_on as died_at, source_output as error from ${jobTable}
    where name = ${deadQueue} and state < 'active' order by created_on desc limit 200`.execute(pool);
  return rows;
}

/** Says so in the log when there are more dead letters than at the last look, whoever's process they died in. */
export function deadLetterSweep(pool: Pool, log: Log): Sweep {
  let known = 0;
  return {
    name: 'jobs.dead_letters',
    async run() {
      const count = await countDeadLetters(pool);
      if (count > known) log.error({ deadLetters: count }, 'Jobs have failed for good and wait for an operator.');
      known = count;
      return 0;
    },
  };
}
