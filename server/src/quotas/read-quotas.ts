import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import type { PlanLimit, Quota, QuotaScope } from './quota.ts';
import { readWindow, type KeptWindow } from './window.ts';
import { unknownQuota } from './write-quota.ts';

type Row = {
  code: string;
  features: string[];
  scope: QuotaScope;
  most: bigint | null;
  plans: { holds: string; limit: string }[];
  window_rule: KeptWindow | null;
};

/** Every quota, by code. */
export async function selectQuotas(db: Pool | Tx, workspace: WorkspaceId, code?: string): Promise<Quota[]> {
  const named = code === undefined ? sql`` : sql`and code = ${code}`;
  const { rows } = await sql<Row>`select code, features, scope, most, plans, window_rule from quotas.quota
    where workspace_id = ${workspace} ${named} order by code`.execute(db);
  return rows.map(({ code, features, scope, most, plans, window_rule }) => ({
    code,
    features,
    scope,
    limit: most,
    plans: plans.map(readPlan),
    window: window_rule ? readWindow(window_rule) : 'concurrency',
  }));
}

/** One quota. Refuses with `not_found`. */
export async function selectQuota(db: Pool | Tx, workspace: WorkspaceId, code: string): Promise<Quota> {
  const [quota] = await selectQuotas(db, workspace, code);
  if (!quota) throw unknownQuota(code);
  return quota;
}

function readPlan({ holds, limit }: Row['plans'][number]): PlanLimit {
  const [kind, code = ''] = holds.split(':');
  return kind === 'feature' ? { feature: code, limit: BigInt(limit) } : { product: code, limit: BigInt(limit) };
}
