import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { NoReason, QuotaNo } from './answer.ts';
import type { Moment } from './moment.ts';
import type { Reading } from './needs.ts';
import { noOfQuota, type QuotaTold } from './quota-told.ts';
import type { Use } from './use.ts';

/** What the quotas, the free quantity and the steps of a feature said of a use at an instant. */
export type Judged = QuotaNo & { readonly reason?: NoReason; readonly cost: bigint };

/** Nothing, of a feature that has none of them. */
export async function judgeAt(
  { pool }: Pick<Reading, 'pool'>,
  workspace: WorkspaceId,
  { customer, feature, quantity }: Use,
  { at, seq }: Moment,
): Promise<Judged | undefined> {
  const { rows } = await sql<{ verdict: NoReason | 'amount_overflow' | null; told: QuotaTold | null; paid: bigint }>`
    select j.verdict, j.told, j.paid from billing.feature f
    cross join lateral billing.judge(${workspace}, ${at}, ${customer}, ${feature}, ${quantity}, true, false, ${seq !== null}) j
    where f.workspace_id = ${workspace} and f.code = ${feature} and f.ruled`.execute(pool);
  const [judged] = rows;
  if (!judged) return undefined;
  const { verdict, told, paid } = judged;
  const said = verdict !== null && verdict !== 'amount_overflow' && { reason: verdict, ...noOfQuota(told) };
  return { cost: paid, ...said };
}
