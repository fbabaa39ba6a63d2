import { sql } from 'kysely';
import type { Tx } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';
import { checkLimit } from './quota.ts';
import { unknownQuota } from './write-quota.ts';

/** Another limit for one customer until an instant (for good, when not given); a limit of null is the quota's own again. */
export type Override = {
  readonly customer: string;
  readonly quota: string;
  readonly limit: bigint | null;
  readonly until?: Date;
  readonly reason: string;
  readonly actor?: string;
};

/**
 * Sets another limit for a customer from `now` on; the one before stays on record. The caller holds the lane. Refuses with
 * `not_found`, `invalid_amount` or `invalid_request`.
 */
export async function overrideQuota(tx: Tx, workspace: WorkspaceId, override: Override, now: Date): Promise<void> {
  const { customer, quota, limit, until = null, reason, actor = null } = override;
  if (limit !== null) checkLimit(limit);
  if (until && until <= now) throw new Refusal('invalid_request', 'An override ends after now.');
  const { rows } = await sql<{ counter: bigint; scope: string }>`select counter, scope from quotas.quota
    where workspace_id = ${workspace} and code = ${quota}`.execute(tx);
  const [found] = rows;
  if (!found) throw unknownQuota(quota);
  if (found.scope === 'app') throw new Refusal('invalid_request', 'Everybody shares this quota: change its limit.');
  await sql`insert into quotas.override (workspace_id, counter, customer, set_at, most, until, reason, actor)
    values (${workspace}, ${found.counter}, ${customer}, ${now}, ${limit}, coalesce(${until}::timestamptz, 'infinity'), ${reason}, ${actor})
    on conflict (workspace_id, counter, customer, set_at) do update
      set most = excluded.most, until = excluded.until, reason = excluded.reason, actor = excluded.actor`.execute(tx);
}
