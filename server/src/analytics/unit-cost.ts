import { sql } from 'kysely';
import { Refusal, type Amount, type Clock, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { getFeature } from '#billing';

/** What one unit of a feature costs the operator, from an instant on. */
export type UnitCost = { readonly feature: string; readonly since: Date; readonly cost: Amount };

/**
 * Says what a unit of a feature costs from `since` (now, when not given) until the next such saying. Refuses with
 * `unknown_feature` or `invalid_amount`.
 */
export async function setUnitCost(
  needs: { pool: Pool; clock: Clock },
  workspace: WorkspaceId,
  { feature, cost, since = needs.clock.now() }: { feature: string; cost: Amount; since?: Date | undefined },
): Promise<UnitCost> {
  await getFeature(needs, workspace, feature);
  if (cost.units < 0n) throw new Refusal('invalid_amount', 'A cost is zero or more.');
  await sql`
    insert into analytics.unit_cost (workspace_id, feature, since, asset, units)
    values (${workspace}, ${feature}, ${since}, ${cost.asset}, ${cost.units})
    on conflict on constraint one_cost_at_a_time do update set asset = excluded.asset, units = excluded.units`.execute(
    needs.pool,
  );
  return { feature, since, cost };
}

/** Every cost that was said, by feature, oldest first. */
export async function listUnitCosts({ pool }: { pool: Pool }, workspace: WorkspaceId): Promise<UnitCost[]> {
  const { rows } = await sql<{ feature: string; since: Date; asset: string; units: bigint }>`
    select feature, since, asset, units from analytics.unit_cost
    where workspace_id = ${workspace} order by feature, since`.execute(pool);
  return rows.map(({ feature, since, asset, units }) => ({ feature, since, cost: { asset, units } }));
}
