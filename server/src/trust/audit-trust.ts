import { sql } from 'kysely';
import type { Pool } from '#database';
import type { WorkspaceId } from '#kernel';

/** A count that is not what the events come to. */
export type TrustBreak = {
  readonly user: string;
  readonly kind: string;
  readonly day: string | null;
  readonly counted: number;
  readonly events: number;
};

/** Counts every event of a workspace anew, and names each tally that says something else. */
export async function auditTrust(
  pool: Pool,
  workspace: WorkspaceId,
): Promise<{ readonly ok: boolean; readonly breaks: readonly TrustBreak[] }> {
  const { rows } = await sql<TrustBreak>`
    with events as (
      select user_id, kind, (at at time zone 'UTC')::date as day from trust.event where workspace_id = ${workspace}),
    anew as (
      select user_id, kind, null::date as day, count(*)::integer as events from events group by user_id, kind
      union all select user_id, kind, day, count(*)::integer from events group by user_id, kind, day),
    kept as (
      select user_id, kind, null::date as day, events from trust.tally where workspace_id = ${workspace}
      union all select user_id, kind, day, events from trust.day where workspace_id = ${workspace})
    select coalesce(a.user_id, k.user_id) as "user", coalesce(a.kind, k.kind) as kind,
      coalesce(a.day, k.day)::text as day, coalesce(k.events, 0) as counted, coalesce(a.events, 0) as events
    from anew a full join kept k
      on (a.user_id, a.kind, coalesce(a.day, '-infinity')) = (k.user_id, k.kind, coalesce(k.day, '-infinity'))
    where a.events is distinct from k.events`.execute(pool);
  return { ok: rows.length === 0, breaks: rows };
}
