import type { WorkspaceId } from '#kernel';
import type { Reading } from './needs.ts';
import type { PayloadRule } from './payload-rule.ts';
import { deleteRule, selectRule, selectRules } from './payload-rule-rows.ts';
import { notFound } from './refusals.ts';

type Rules = Pick<Reading, 'pool'>;

/** One rule. Refuses with `not_found`. */
export async function getPayloadRule({ pool }: Rules, workspace: WorkspaceId, code: string): Promise<PayloadRule> {
  const found = await selectRule(pool, workspace, code);
  if (!found) throw notFound('payload rule', code);
  return found.rule;
}

/** Every rule, in the order in which they are tried. */
export const listPayloadRules = ({ pool }: Rules, workspace: WorkspaceId): Promise<PayloadRule[]> =>
  selectRules(pool, workspace);

/** Takes a rule away: what it matched stays as it is. Answers what it was. Refuses with `not_found`. */
export async function removePayloadRule(needs: Rules, workspace: WorkspaceId, code: string): Promise<PayloadRule> {
  const rule = await getPayloadRule(needs, workspace, code);
  await deleteRule(needs.pool, workspace, code);
  return rule;
}
