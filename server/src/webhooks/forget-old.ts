import { sql } from 'kysely';
import { transaction, type Tx } from '#database';
import type { Sweep } from '#jobs';
import type { Sending } from './needs.ts';

const dayMilliseconds = 86_400_000;
const keptDays = 30;
const atATime = 500;

/**
 * Deletes what was announced more than thirty days ago, with its deliveries, delivered or not, and what else is that
 * old: the keys of replays, and endpoints that were deleted. In small pieces.
 */
export const forgetOld = ({ pool, clock }: Pick<Sending, 'pool' | 'clock'>): Sweep => ({
  name: 'webhooks.forget_old',
  run: () =>
    transaction(pool, async (tx) => {
      const before = new Date(clock.now().getTime() - keptDays * dayMilliseconds);
      await forgetDeleted(tx, before);
      const old = await lockOld(tx, before);
      if (old.length > 0) await forgetEvents(tx, old);
      return old.length;
    }),
});

async function forgetDeleted(tx: Tx, before: Date): Promise<void> {
  await sql`delete from webhooks.replay where asked_at < ${before}`.execute(tx);
  await sql`with gone as (
      delete from webhooks.endpoint where status = 'deleted' and changed_at < ${before} returning workspace_id, id)
    delete from webhooks.queue q using gone
    where (q.workspace_id, q.endpoint) = (gone.workspace_id, gone.id)`.execute(tx);
}

/**
 * The oldest events, with the queues they may wait in locked: nobody puts in line or books there until commit. The
 * queues come first, as everywhere, so that a replay of the same events waits and does not cross.
 */
async function lockOld(tx: Tx, before: Date): Promise<readonly bigint[]> {
  const { rows } = await sql<{ seq: bigint }>`
    select seq from webhooks.event where queued_at < ${before}
    order by queued_at limit ${atATime}`.execute(tx);
  const old = rows.map(({ seq }) => seq);
  await sql`select from webhooks.queue where workspace_id in (
      select workspace_id from webhooks.event where seq = any(${old}::bigint[]))
    order by workspace_id, endpoint for update`.execute(tx);
  return old;
}

/** The events, what waits of them, and the lanes in which nothing waits then. */
async function forgetEvents(tx: Tx, old: readonly bigint[]): Promise<void> {
  const lanes = await sql<{ workspace_id: number; endpoint: string; lane: string }>`
    select distinct d.workspace_id, d.endpoint, d.lane from webhooks.event v
    join webhooks.delivery d on (d.workspace_id, d.event) = (v.workspace_id, v.id) and d.status = 'pending'
    where v.seq = any(${old}::bigint[])`.execute(tx);
  await sql`delete from webhooks.event where seq = any(${old}::bigint[])`.execute(tx);
  for (const { workspace_id: workspace, endpoint, lane } of lanes.rows)
    await sql`delete from webhooks.lane
      where workspace_id = ${workspace} and endpoint = ${endpoint} and lane = ${lane}
        and not exists (select from webhooks.head_of(${workspace}, ${endpoint}, ${lane}))`.execute(tx);
}
