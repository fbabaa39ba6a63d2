import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Pricing, PriceRule, RuleChange, RuleScope } from './rule.ts';

type Row = {
  currency: string;
  reseller: string;
  stars: number;
  price_units: bigint | null;
  basis_points: number | null;
  fixed_units: bigint | null;
  step_units: bigint | null;
  may_lose: boolean;
};

const toScope = ({ currency, reseller, stars }: Row): RuleScope => ({
  currency,
  ...(stars > 0 && { stars }),
  ...(reseller !== '' && { reseller }),
});

function toPricing({ currency: asset, price_units: price, ...row }: Row): Pricing {
  if (price !== null) return { by: 'fixed', price: { asset, units: price } };
  return {
    by: 'margin',
    basisPoints: row.basis_points ?? 0,
    fixed: { asset, units: row.fixed_units ?? 0n },
    step: { asset, units: row.step_units ?? 1n },
  };
}

const toRule = (row: Row): PriceRule => ({ scope: toScope(row), pricing: toPricing(row), mayLose: row.may_lose });

/** The rules of everybody's prices, and of this reseller's where one is named. */
export async function readRulesFor(
  db: Pool | Tx,
  workspace: WorkspaceId,
  reseller: string | undefined,
): Promise<readonly PriceRule[]> {
  const { rows } = await sql<Row>`select * from quotes.rule
    where workspace_id = ${workspace} and reseller in ('', ${reseller ?? ''})`.execute(db);
  return rows.map(toRule);
}

/** All rules there are: everybody's first, then by reseller. */
export async function listPriceRules(db: Pool | Tx, workspace: WorkspaceId): Promise<readonly PriceRule[]> {
  const { rows } = await sql<Row>`select * from quotes.rule where workspace_id = ${workspace}
    order by currency, reseller, stars`.execute(db);
  return rows.map(toRule);
}

export async function writeRule(tx: Tx, workspace: WorkspaceId, { scope, rule }: RuleChange): Promise<void> {
  const { currency, reseller = '', stars = 0 } = scope;
  await sql`delete from quotes.rule where workspace_id = ${workspace} and currency = ${currency}
    and reseller = ${reseller} and stars = ${stars}`.execute(tx);
  if (!rule) return;
  const { pricing, mayLose } = rule;
  const margin = pricing.by === 'margin' ? pricing : null;
  const price = pricing.by === 'fixed' ? pricing.price.units : null;
  await sql`insert into quotes.rule (workspace_id, currency, reseller, stars, price_units, basis_points, fixed_units,
      step_units, may_lose)
    values (${workspace}, ${currency}, ${reseller}, ${stars}, ${price}, ${margin && margin.basisPoints},
      ${margin && margin.fixed.units}, ${margin && margin.step.units}, ${mayLose})`.execute(tx);
}
