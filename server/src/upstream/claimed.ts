import { sql } from 'kysely';
import type { Tx } from '#database';
import type { Placement } from './placement.ts';

/** Whether an order of a panel is already known as that of another placement. */
export async function isAnothers(tx: Tx, { workspace, provider, id }: Placement, externalId: string): Promise<boolean> {
  const { rows } = await sql`select from upstream.placement
    where workspace_id = ${workspace} and provider = ${provider} and external_id = ${externalId} and id <> ${id}`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Those of these orders of a panel that are no placement's yet. */
export async function unclaimed(
  tx: Tx,
  { workspace, provider }: Placement,
  externalIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from unnest(${[...externalIds]}::text[]) as id
    where not exists (select from upstream.placement p
      where p.workspace_id = ${workspace} and p.provider = ${provider} and p.external_id = id)`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The greatest number the panel had given before this placement was sent: what is not above it is older. */
export async function numberBefore(tx: Tx, { workspace, provider, sentAt }: Placement): Promise<bigint | null> {
  const { rows } = await sql<{ id: bigint | null }>`
    select max(case when external_id ~ '^[0-9]{1,18}$' then external_id::bigint end) as id from upstream.placement
    where workspace_id = ${workspace} and provider = ${provider} and placed_at < ${sentAt}`.execute(tx);
  return rows[0]?.id ?? null;
}

/** How many placements at a panel are in the air that look exactly like this one. */
export async function alikeInTheAir(tx: Tx, { workspace, provider, offer, order, run }: Placement): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from upstream.placement p
    join upstream.errand e on e.workspace_id = p.workspace_id and e.order_id = p.order_id and e.run = p.run
    join upstream.errand me on me.workspace_id = p.workspace_id and me.order_id = ${order} and me.run = ${run}
    where p.workspace_id = ${workspace} and p.provider = ${provider} and p.offer = ${offer}
      and p.status in ('sending', 'unknown') and e.link = me.link and e.quantity = me.quantity`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Whether another run of ours lies at a panel with the same link, or may lie there. */
export async function hasLinkThere(tx: Tx, { workspace, provider, order, run }: Placement): Promise<boolean> {
  const { rows } = await sql`select from upstream.placement p
    join upstream.errand e on e.workspace_id = p.workspace_id and e.order_id = p.order_id and e.run = p.run
    join upstream.errand me on me.workspace_id = p.workspace_id and me.order_id = ${order} and me.run = ${run}
    where p.workspace_id = ${workspace} and p.provider = ${provider} and e.link = me.link
      and p.status in ('sending', 'unknown', 'placed') and (e.order_id, e.run) <> (me.order_id, me.run) limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}
