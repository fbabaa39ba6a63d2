import { Refusal, type WorkspaceId } from '#kernel';
import { changing, record } from './change-rows.ts';
import { checkRule } from './check-input.ts';
import type { QuotesNeeds } from './needs.ts';
import type { PriceRule, RuleChange, RuleScope } from './rule.ts';
import { listPriceRules, writeRule } from './rule-rows.ts';
import { nameScope, tellRule } from './told.ts';

const rulesMax = 10_000;

/**
 * Sets how prices come about for a scope, or takes the rule of it away; quotes that were made stand. Answers all rules.
 * Refuses with `price_below_cost` one that would lose without saying so, with `wrong_asset`, `invalid_request` and
 * `above_limit`.
 */
export const setPriceRule = (
  { pool, clock }: Pick<QuotesNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  change: RuleChange,
  by: string,
): Promise<readonly PriceRule[]> =>
  changing(pool, workspace, async (tx) => {
    const { scope, rule } = change;
    if (rule) checkRule(scope, rule);
    const rules = await listPriceRules(tx, workspace);
    const former = rules.find((one) => isSameScope(one.scope, scope));
    if (rule && !former && rules.length >= rulesMax)
      throw new Refusal('above_limit', 'There are too many rules. Take some away first.', { limit: rulesMax });
    const told = { before: former ? tellRule(former) : null, after: rule && tellRule(rule) };
    if (!(await record(tx, clock, workspace, { by, what: 'rule', subject: nameScope(scope), ...told }))) return rules;
    await writeRule(tx, workspace, change);
    return listPriceRules(tx, workspace);
  });

export const isSameScope = (a: RuleScope, b: RuleScope): boolean =>
  a.currency === b.currency && a.stars === b.stars && a.reseller === b.reseller;
