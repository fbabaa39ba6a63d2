import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { checkQuota, overrideQuota, readStates, removeQuota, writeQuota } from '#quotas';
import type { Override, Quota, QuotaInput, QuotaState } from '#quotas';
import { begin } from './begin.ts';
import { selectFeatures } from './catalogue-rows.ts';
import { checkCode } from './feature.ts';
import type { Reading } from './needs.ts';
import { momentOf } from './moment.ts';
import { recordChange } from './record-change.ts';
import { notMetered, unknownFeature } from './refusals.ts';
import { checkName } from './use.ts';

/**
 * Defines a quota, or changes it from now on: what was counted stays counted. Refuses with `unknown_feature`,
 * `feature_not_metered`, `invalid_request` or `invalid_amount`.
 */
export async function setQuota({ pool, clock }: Reading, workspace: WorkspaceId, input: QuotaInput): Promise<Quota> {
  const quota = checkQuota(input);
  for (const feature of quota.features) checkCode('feature', feature);
  await transaction(pool, async (tx) => {
    const now = await begin(tx, workspace, clock);
    await checkFeatures(tx, workspace, quota.features);
    const before = await writeQuota(tx, workspace, quota, now);
    await markFeatures(tx, workspace, [...before, ...quota.features]);
  });
  return quota;
}

async function checkFeatures(tx: Tx, workspace: WorkspaceId, codes: readonly string[]): Promise<void> {
  const found = new Map((await selectFeatures(tx, workspace, codes)).map((feature) => [feature.code, feature]));
  for (const code of codes) {
    const feature = found.get(code);
    if (!feature) throw unknownFeature(code);
    if (feature.kind !== 'metered') throw notMetered(code);
  }
}

/** Whether some quota names a feature is kept on its row, where spending looks anyway. */
async function markFeatures(tx: Tx, workspace: WorkspaceId, codes: readonly string[]): Promise<void> {
  await sql`update billing.feature f set limited = exists (
      select from quotas.quota_feature q where q.workspace_id = ${workspace} and q.feature = f.code)
    where f.workspace_id = ${workspace} and f.code = any (${codes}::text[])`.execute(tx);
}

/** Removes a quota with its counter. Refuses with `not_found`. */
export const deleteQuota = ({ pool, clock }: Reading, workspace: WorkspaceId, code: string): Promise<void> =>
  transaction(pool, async (tx) => {
    const now = await begin(tx, workspace, clock);
    await markFeatures(tx, workspace, await removeQuota(tx, workspace, code, now));
  });

/**
 * Gives one customer another limit, until an instant or for good, and puts it on the customer's timeline. Refuses with
 * `not_found`, `invalid_amount` or `invalid_request`.
 */
export async function overrideCustomerQuota(
  { pool, clock }: Reading,
  workspace: WorkspaceId,
  override: Override,
): Promise<void> {
  const { customer, quota, limit, until, reason, actor } = override;
  checkName('customer', customer, 128);
  await transaction(pool, async (tx) => {
    const at = await begin(tx, workspace, clock);
    await overrideQuota(tx, workspace, override, at);
    const details = { quota, limit: limit === null ? null : String(limit), until: until?.toISOString() ?? null };
    const change = { customer, kind: 'quota_override', at, reason, details } as const;
    await recordChange(tx, workspace, { ...change, ...(actor !== undefined && { actor }) });
  });
}

/** How every quota stands for a customer, now or as of an instant; limits are those of today. */
export async function customerQuotas(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  asOf?: Date,
): Promise<{ quotas: QuotaState[]; asOf: Date }> {
  checkName('customer', customer, 128);
  const { at, seq } = await momentOf(needs, workspace, asOf);
  const standing = sql`billing.standing(${workspace}, ${at}, ${customer})`;
  return { quotas: await readStates(needs.pool, workspace, { customer, at, past: seq !== null, standing }), asOf: at };
}
