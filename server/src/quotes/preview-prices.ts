import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import { checkRule } from './check-input.ts';
import type { QuotesNeeds } from './needs.ts';
import { priceOn, readGround, type Ground } from './price-now.ts';
import type { PriceRule, RuleChange } from './rule.ts';
import { isSameScope } from './set-rule.ts';
import { readPackages } from './terms-rows.ts';

/** The price of a package before a change and after it, in the currency of the store, with what it costs now. */
export type PricePreview = {
  readonly stars: number;
  readonly cost: Amount;
  readonly before: Amount;
  readonly after: Amount;
  /** What the house keeps of the price after the change, in basis points, before any fee of a payment. */
  readonly marginAfter: number;
};

/**
 * What a change of a rule would do to the price of every package that is on, without making it; to one reseller's prices
 * where it is about one. Refuses what the change itself would be refused with, and with `supplier_unavailable`.
 */
export async function previewPrices(
  needs: Omit<QuotesNeeds, 'gateways' | 'accountFor'>,
  workspace: WorkspaceId,
  change: RuleChange,
): Promise<readonly PricePreview[]> {
  if (change.rule) checkRule(change.scope, change.rule);
  const all = await readPackages(needs.pool, workspace);
  const { reseller } = change.scope;
  const asking = reseller === undefined ? {} : { reseller };
  const shown = all.filter(({ isOn }) => isOn);
  const grounds = await Promise.all(
    shown.map(({ stars }) => readGround(needs, workspace, { ...asking, stars }).catch(leftOut)),
  );
  const known = grounds.filter((ground) => ground !== undefined);
  if (known.length === 0)
    throw new Refusal('supplier_unavailable', 'Nobody can say now what Stars cost. Try again in a minute.');
  return known.map((ground) => preview(ground, change));
}

/** A package no supplier prices now is left out of the list. */
function leftOut(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'supplier_unavailable') return undefined;
  throw error;
}

function preview(ground: Ground, change: RuleChange): PricePreview {
  const { price: before, cost } = priceOn(ground);
  const { price: after } = priceOn({ ...ground, rules: changed(ground.rules, change) });
  const marginAfter = Number(((after.units - cost.units) * 10_000n) / after.units);
  return { stars: ground.stars, cost, before, after, marginAfter };
}

function changed(rules: readonly PriceRule[], { scope, rule }: RuleChange): readonly PriceRule[] {
  const others = rules.filter((one) => !isSameScope(one.scope, scope));
  return rule ? [...others, { ...rule, scope }] : others;
}
