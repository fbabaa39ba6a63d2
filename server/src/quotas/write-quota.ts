import { sql } from 'kysely';
import type { Tx } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';
import { endCounter, openCounter } from './counter.ts';
import { isOfPurchase, type PlanLimit, type Quota } from './quota.ts';
import { writeWindow } from './window.ts';

/**
 * Defines a quota, or changes it from now on: what was counted stays counted. The caller holds the workspace's lane and has
 * made sure that the features are there. Answers the features it named before.
 */
export async function writeQuota(tx: Tx, workspace: WorkspaceId, quota: Quota, now: Date): Promise<string[]> {
  const before = await findQuota(tx, workspace, quota.code);
  const windows = quota.window === 'concurrency' ? [] : [quota.window];
  const counter = await openCounter(tx, workspace, before?.counter ?? null, windows);
  await upsert(tx, workspace, counter, quota, now);
  await sql`delete from quotas.quota_feature where workspace_id = ${workspace} and code = ${quota.code}`.execute(tx);
  await sql`insert into quotas.quota_feature (workspace_id, feature, code)
    select ${workspace}, f, ${quota.code} from unnest(${quota.features}::text[]) f`.execute(tx);
  return before?.features ?? [];
}

async function upsert(tx: Tx, workspace: WorkspaceId, counter: bigint, quota: Quota, now: Date): Promise<void> {
  const { code, features, scope, limit, plans, window } = quota;
  const rule = window === 'concurrency' ? null : JSON.stringify(writeWindow(window));
  await sql`insert into quotas.quota
      (workspace_id, code, counter, kind, features, scope, most, plans, window_rule, asks_standing, changed_at)
    values (${workspace}, ${code}, ${counter}, ${rule ? 'units' : 'concurrency'}, ${features}::text[], ${scope}, ${limit},
      ${JSON.stringify(plans.map(writePlan))}::jsonb, ${rule}::jsonb, ${plans.length > 0 || isOfPurchase(window)}, ${now})
    on conflict (workspace_id, code) do update set kind = excluded.kind, features = excluded.features, scope = excluded.scope,
      most = excluded.most, plans = excluded.plans, window_rule = excluded.window_rule,
      asks_standing = excluded.asks_standing, changed_at = excluded.changed_at`.execute(tx);
}

const writePlan = (plan: PlanLimit) => ({
  holds: 'feature' in plan ? `feature:${plan.feature}` : `product:${plan.product}`,
  limit: String(plan.limit),
});

type Found = { counter: bigint; features: string[] };

async function findQuota(tx: Tx, workspace: WorkspaceId, code: string): Promise<Found | undefined> {
  const { rows } = await sql<Found>`select counter, features from quotas.quota
    where workspace_id = ${workspace} and code = ${code}`.execute(tx);
  return rows[0];
}

/**
 * Removes a quota with its counter: one defined anew under the same code begins anew. The caller holds the lane. Answers the
 * features it named. Refuses with `not_found`.
 */
export async function removeQuota(tx: Tx, workspace: WorkspaceId, code: string, now: Date): Promise<string[]> {
  const found = await findQuota(tx, workspace, code);
  if (!found) throw unknownQuota(code);
  await sql`delete from quotas.quota_feature where workspace_id = ${workspace} and code = ${code}`.execute(tx);
  await sql`delete from quotas.quota where workspace_id = ${workspace} and code = ${code}`.execute(tx);
  await endCounter(tx, workspace, found.counter, now);
  return found.features;
}

export const unknownQuota = (code: string): Refusal =>
  new Refusal('not_found', `There is no quota "${code}".`, { quota: code });
