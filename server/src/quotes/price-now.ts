import { Refusal, type Amount, type Asset, type WorkspaceId } from '#kernel';
import { inverseOf, rateOf, showRate, type Rate } from '#rates';
import type { Method } from './method.ts';
import { listMethods } from './method-rows.ts';
import type { QuotesNeeds, SupplierCost } from './needs.ts';
import { requireStars } from './package.ts';
import { costIn, feeOf, most, priceBy, roundUp, ruleFor, usualRule, worthUp } from './price.ts';
import type { MethodPrice, PriceFor, PriceNow } from './quote.ts';
import type { PriceRule } from './rule.ts';
import { readRulesFor } from './rule-rows.ts';
import { readQuoteTerms } from './terms-rows.ts';

export type PriceAsked = PriceFor & { readonly stars: number };

/** Everything the price of one amount follows from. */
export type Ground = {
  readonly stars: number;
  readonly reseller: string | undefined;
  /** In the currency of the store. */
  readonly cost: Amount;
  readonly rules: readonly PriceRule[];
  readonly methods: readonly Method[];
  /** What one whole of the currency of the store is worth, by asset; those that are not known now are missing. */
  readonly rates: ReadonlyMap<Asset, Rate>;
};

type Needs = Pick<QuotesNeeds, 'pool' | 'clock' | 'costsOf' | 'currencyOf' | 'rateRules'>;

/**
 * What so many Stars come to now, by every way of paying that can be priced. Refuses with `stars_too_few`,
 * `stars_too_many`, and with `supplier_unavailable` while no supplier says what they cost.
 */
export async function priceNow(needs: Needs, workspace: WorkspaceId, asked: PriceAsked): Promise<PriceNow> {
  requireStars(asked.stars, await readQuoteTerms(needs.pool, workspace));
  return priceOn(await readGround(needs, workspace, asked));
}

/** Reads what a price follows from; suppliers are asked here. */
export async function readGround(
  needs: Needs,
  workspace: WorkspaceId,
  { stars, reseller }: PriceAsked,
): Promise<Ground> {
  const { pool } = needs;
  const [currency, rules, methods] = await Promise.all([
    needs.currencyOf(workspace),
    readRulesFor(pool, workspace, reseller),
    listMethods(pool, workspace),
  ]);
  const cost = await cheapest(needs, workspace, currency, stars);
  const on = methods.filter(({ isOn }) => isOn);
  const rates = await ratesTo(needs, workspace, currency, [...new Set(on.map(({ asset }) => asset))]);
  return { stars, reseller, cost, rules, methods: on, rates };
}

async function cheapest(needs: Needs, workspace: WorkspaceId, currency: Asset, stars: number): Promise<Amount> {
  const asked = await needs.costsOf(workspace, stars);
  const costs = await Promise.all(asked.map((one) => costOf(needs, workspace, currency, one)));
  const [first, ...others] = costs.filter((cost) => cost !== undefined);
  if (!first)
    throw new Refusal('supplier_unavailable', 'Nobody can say now what these Stars cost. Try again in a minute.');
  return others.reduce((least, cost) => (cost.units < least.units ? cost : least), first);
}

async function costOf(
  needs: Needs,
  workspace: WorkspaceId,
  currency: Asset,
  { cost }: SupplierCost,
): Promise<Amount | undefined> {
  if (cost.asset === currency) return cost;
  const rate = await rateIfAny(needs, workspace, cost.asset, currency);
  return rate && costIn(cost, rate);
}

/** A rate that is not fresh prices nothing; what it would have priced is left out. */
async function rateIfAny(
  { pool, clock, rateRules }: Needs,
  workspace: WorkspaceId,
  from: Asset,
  to: Asset,
): Promise<Rate | undefined> {
  try {
    return await rateOf(pool, workspace, from, to, clock.now(), rateRules?.through);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'rate_unavailable') return undefined;
    throw error;
  }
}

async function ratesTo(needs: Needs, workspace: WorkspaceId, currency: Asset, assets: readonly Asset[]) {
  const rates = new Map<Asset, Rate>();
  for (const asset of assets) {
    const rate = await rateIfAny(needs, workspace, currency, asset);
    if (rate) rates.set(asset, rate);
  }
  return rates;
}

/** How far a cost may rise where the house has said that it may lose: by a fiftieth. */
const slack = (cost: bigint): bigint => cost + cost / 50n;

/** The price on this ground. Pure: the same ground, the same price. */
export function priceOn(ground: Ground): PriceNow {
  const { stars, reseller, cost } = ground;
  const currency = cost.asset;
  const rule = ruleFor(ground.rules, { currency, stars, reseller }) ?? usualRule(currency);
  const price = roundUp(priceBy(rule, cost));
  const methods = ground.methods.flatMap((method) => byMethod(ground, price, method) ?? []);
  const lowest = methods
    .map((one) => one.price.units - one.surcharge.units)
    .reduce((least, units) => (units < least ? units : least), price.units);
  const maxCost = { asset: currency, units: most(lowest, rule.mayLose ? slack(cost.units) : cost.units) };
  return { stars, reseller: reseller ?? null, price, cost, maxCost, methods };
}

/** What it comes to by one way of paying; undefined where it cannot be paid so, or nobody knows the rate. */
function byMethod(ground: Ground, price: Amount, method: Method): MethodPrice | undefined {
  const rate = ground.rates.get(method.asset);
  if (!rate || method.fee.fixed.asset !== price.asset) return undefined;
  const listed = listedIn(ground, method.asset, rate);
  const base = listed ? worthUp(listed, inverseOf(rate)) : price;
  if ((method.min && base.units < method.min.units) || (method.max && base.units > method.max.units)) return undefined;
  const surcharge = method.surcharge ? feeOf(method.surcharge, base) : { asset: base.asset, units: 0n };
  const paid = { asset: base.asset, units: base.units + surcharge.units };
  const asked = listed ? plus(listed, worthUp(surcharge, rate)) : worthUp(paid, rate);
  const shown = method.asset === price.asset ? null : showRate(inverseOf(rate));
  return { method: method.code, amount: asked, price: paid, fee: feeOf(method.fee, paid), surcharge, rate: shown };
}

/** The price in an asset that has a list of its own; undefined where it follows from the price of the store. */
function listedIn(ground: Ground, asset: Asset, rate: Rate): Amount | undefined {
  if (asset === ground.cost.asset) return undefined;
  const rule = ruleFor(ground.rules, { currency: asset, stars: ground.stars, reseller: ground.reseller });
  return rule && roundUp(priceBy(rule, costIn(ground.cost, rate)));
}

const plus = (a: Amount, b: Amount): Amount => ({ asset: a.asset, units: a.units + b.units });
