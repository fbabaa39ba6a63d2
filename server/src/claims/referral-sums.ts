import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Asset, WorkspaceId } from '#kernel';

/** What somebody's referrals come to in one asset: what is held with the rewards it belongs to, and what was paid. */
export type ReferralSum = { readonly asset: Asset; readonly held: bigint; readonly released: bigint };

/** What the work of those whom somebody brought has come to, by asset. */
export async function referralSums(
  db: Pool | Tx,
  workspace: WorkspaceId,
  referrer: string,
): Promise<readonly ReferralSum[]> {
  const { rows } = await sql<ReferralSum>`
    select c.asset, coalesce(sum(s.units) filter (where c.status = 'held'), 0)::bigint as held,
      coalesce(sum(s.units) filter (where c.status = 'released'), 0)::bigint as released
    from claims.claim c, unnest(c.referrers, c.referrer_units) as s (referrer, units)
    where c.workspace_id = ${workspace} and c.referrers @> array[${referrer}]::text[] and cardinality(c.referrers) > 0 and c.status in ('held', 'released')
      and s.referrer = ${referrer}
    group by c.asset order by c.asset`.execute(db);
  return rows;
}
