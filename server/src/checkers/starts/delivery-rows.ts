import { sql } from 'kysely';
import type { Pool } from '#database';
import type { Partner } from './partner.ts';

type Delivery = Pick<Partner, 'workspace' | 'task'> & { readonly id: string };

type DeliveryRow = { workspace_id: number; task: string; id: string; received_at: Date };
const table = (pool: Pool) => pool.withTables<{ 'starts.delivery': DeliveryRow }>();

export async function isKnownDelivery(pool: Pool, { workspace, task, id }: Delivery): Promise<boolean> {
  const row = await table(pool)
    .selectFrom('starts.delivery')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('task', '=', task)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Kept once it has had its effect, which is safe to repeat: a crash before this lets the partner send it again. */
export async function keepDelivery(pool: Pool, { workspace, task, id }: Delivery, now: Date): Promise<void> {
  await table(pool)
    .insertInto('starts.delivery')
    .values({ workspace_id: workspace, task, id, received_at: now })
    .onConflict((conflict) => conflict.constraint('a_delivery_counts_once').doNothing())
    .execute();
}

/** Forgets deliveries whose time stamps nobody would take any more, and start tokens that ran out long ago. */
export async function forgetBefore(pool: Pool, deliveries: Date, tokens: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (delete from starts.delivery where (workspace_id, task, id) in (
        select workspace_id, task, id from starts.delivery where received_at < ${deliveries} limit 1000) returning 1),
      unused as (delete from starts.token where (workspace_id, claim) in (
        select workspace_id, claim from starts.token where expires_at < ${tokens} and used_at is null limit 1000) returning 1)
    select (select count(*) from gone)::int + (select count(*) from unused)::int as count`.execute(pool);
  return rows[0]?.count ?? 0;
}
