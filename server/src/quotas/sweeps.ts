import { sql } from 'kysely';
import type { Pool } from '#database';
import type { Clock } from '#kernel';

type Sweeping = { readonly pool: Pool; readonly clock: Clock };

/** Deletes counts that no window reaches any more. Every answer is the same without it. */
export const quotaSweeps = ({ pool, clock }: Sweeping) => [
  {
    name: 'quotas.sweep',
    async run(): Promise<number> {
      const { rows } = await sql<{ done: number }>`select quotas.sweep(${clock.now()}, 5000) as done`.execute(pool);
      return rows[0]?.done ?? 0;
    },
  },
];
