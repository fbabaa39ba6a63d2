import { Refusal, type WorkspaceId } from '#kernel';
import type { Batch } from '#ledger';
import type { Checked, NoReason } from './answer.ts';
import type { Spending } from './needs.ts';
import { listOf, noOfQuota, type QuotaTold } from './quota-told.ts';
import { keepNo } from './refusal-log.ts';
import { tooMuch, unknownFeature } from './refusals.ts';
import { checkUse, type Use } from './use.ts';

/**
 * Whether the customer may use the feature (one unit, unless told) right now. Books nothing.
 * Refuses with `unknown_feature`, `invalid_amount` or `amount_overflow`.
 */
export async function check(
  { engine, ...needs }: Pick<Spending, 'engine' | 'refusals'>,
  workspace: WorkspaceId,
  { customer, feature, quantity = 1n }: Omit<Use, 'quantity'> & { readonly quantity?: bigint },
): Promise<Checked> {
  const use = { customer, feature, quantity };
  checkUse(use);
  return keepNo(needs, workspace, use, await engine.run(checks, workspace, use));
}

const checks: Batch<Use, Checked> = {
  name: 'billing.check',
  writes: false,
  sql: 'select verdict, available, debt, scale, told from billing.check($1, $2, $3, $4, $5)',
  encode: (uses) => [uses.map((use) => use.customer), uses.map((use) => use.feature), uses.map((use) => use.quantity)],
  decode: (rows, uses) =>
    rows.map((columns, index) => {
      const [verdict, remaining, owed, scale, told] = columns as [string, bigint, bigint, number, QuotaTold | null];
      const feature = uses[index]?.feature ?? '';
      const rest = { remaining, ...(owed > 0n && { debt: owed }), ...(scale > 0 && { scale }), ...listOf(told) };
      if (verdict === 'allowed') return { allowed: true, ...rest };
      return noOf(verdict, feature, { ...rest, ...noOfQuota(told) });
    }),
};

function noOf(verdict: string, feature: string, rest: Omit<Checked, 'allowed' | 'reason'>): Checked | Refusal {
  if (verdict === 'unknown_feature') return unknownFeature(feature);
  if (verdict === 'amount_overflow') return tooMuch(feature);
  return { allowed: false, reason: verdict as NoReason, ...rest };
}
