import { sql } from 'kysely';
import type { Pool } from '#database';
import type { Clock } from '#kernel';

const keptMilliseconds = 24 * 60 * 60 * 1000; // longer than what opened them could open another one
const atOnce = 1000;

/** Forgets sessions a day after they ended, how much those people have asked for, and which addresses tried. */
export const sessionSweeps = ({ pool, clock }: { readonly pool: Pool; readonly clock: Clock }) => [
  {
    name: 'identity.old_sessions',
    async run(): Promise<number> {
      const before = new Date(clock.now().getTime() - keptMilliseconds);
      const { rows } = await sql<{ forgotten: bigint }>`
        with forgotten as (
          delete from identity.person_session where (workspace_id, id) in (
            select workspace_id, id from identity.person_session where expires_at < ${before} limit ${atOnce})
          returning workspace_id, user_id),
        windows as (
          delete from identity.request_window w using forgotten f
          where w.workspace_id = f.workspace_id and w.key_id = 'person:' || f.workspace_id || ':' || f.user_id)
        select count(*) as forgotten from forgotten`.execute(pool);
      return Number(rows[0]?.forgotten ?? 0n);
    },
  },
  {
    name: 'identity.old_entrances',
    async run(): Promise<number> {
      const before = new Date(clock.now().getTime() - keptMilliseconds);
      const { numAffectedRows } = await sql`
        delete from identity.request_window where (workspace_id, key_id) in (
          select workspace_id, key_id from identity.request_window
          where workspace_id = 0 and window_start < ${before} limit ${atOnce})`.execute(pool);
      return Number(numAffectedRows ?? 0n);
    },
  },
];
