import { sql } from 'kysely';
import type { Amount, WorkspaceId } from '#kernel';
import { stretchOf, type Period, type Reading, type Stretch } from './period.ts';

/** What a feature earned and cost, in the asset in which its cost was said. */
export type Margin = { readonly revenue: Amount; readonly cost: Amount; readonly margin: Amount };

/** How a feature was used in a period, and what that was worth. */
export type FeatureFigures = {
  readonly feature: string;
  readonly customers: number;
  readonly uses: number;
  /** Units of the feature. */
  readonly quantity: bigint;
  /** Credits of its type that were used, those under a pass included. */
  readonly credits: bigint;
  readonly creditAsset: string;
  /** What the paid credits among them were bought for, each lot rounded down; one amount for each asset paid in. */
  readonly revenue: readonly Amount[];
  /** What the units cost by what the operator said. */
  readonly costs: readonly Amount[];
  /** For each asset of the costs in which the revenue can be told; Stars are worth there what the operator said. */
  readonly margins: readonly Margin[];
};

type UseRow = { feature: string; asset: string; customers: number; uses: number; quantity: bigint; credits: bigint };
type SumRow = { feature: string; asset: string; units: bigint };

/**
 * Use, revenue, cost and margin by feature. Use under a pass costs the operator and earns nothing here: what the pass
 * was sold for is in the figures of its product. Refuses with `invalid_request`.
 */
export async function compareFeatures(
  needs: Reading,
  workspace: WorkspaceId,
  period: Period,
): Promise<FeatureFigures[]> {
  const stretch = await stretchOf(needs, workspace, period);
  const uses = await readUses(needs, workspace, stretch);
  const revenue = await readRevenue(needs, workspace, stretch);
  const costs = await readCosts(needs, workspace, stretch);
  const values = await starValuesAt(needs, workspace, period.to);
  const own = (rows: readonly SumRow[], feature: string): Amount[] =>
    rows.filter((row) => row.feature === feature).map(({ asset, units }) => ({ asset, units }));
  return uses.map(({ asset, ...use }) => {
    const [earned, spent] = [own(revenue, use.feature), own(costs, use.feature)];
    return {
      ...use,
      creditAsset: asset,
      revenue: earned,
      costs: spent,
      margins: spent.flatMap((cost) => marginOf(earned, cost, values)),
    };
  });
}

/** One use may be several postings, one for each lot. */
async function readUses({ pool }: Reading, workspace: WorkspaceId, { above, upto }: Stretch): Promise<UseRow[]> {
  const { rows } = await sql<UseRow>`
    select feature, asset, count(distinct customer)::integer as customers, count(*)::integer as uses,
      sum(quantity)::bigint as quantity, sum(units)::bigint as credits
    from (
      select feature, asset, customer, max(quantity) as quantity, sum(units) as units
      from analytics.uses(${workspace}, ${above}, ${upto}) group by seq, feature, asset, customer) one
    group by feature, asset order by credits desc, feature, asset`.execute(pool);
  return rows;
}

async function readRevenue({ pool }: Reading, workspace: WorkspaceId, { above, upto }: Stretch): Promise<SumRow[]> {
  const { rows } = await sql<SumRow>`
    select u.feature, p.asset, sum(trunc(p.price * u.units / p.granted))::bigint as units
    from analytics.used_lots(${workspace}, ${above}, ${upto}) u join analytics.price(${workspace}) p on p.account = u.account
    group by 1, 2 order by 1, 2`.execute(pool);
  return rows;
}

/** Each use at the cost that held at its instant. */
async function readCosts({ pool }: Reading, workspace: WorkspaceId, { above, upto }: Stretch): Promise<SumRow[]> {
  const { rows } = await sql<SumRow>`
    select one.feature, c.asset, sum(one.quantity * c.units)::bigint as units
    from (select seq, at, feature, max(quantity) as quantity from analytics.uses(${workspace}, ${above}, ${upto}) group by 1, 2, 3) one
    cross join lateral (
      select k.asset, k.units from analytics.unit_cost k
      where k.workspace_id = ${workspace} and k.feature = one.feature and k.since <= one.at order by k.since desc limit 1) c
    group by 1, 2 order by 1, 2`.execute(pool);
  return rows;
}

async function starValuesAt({ pool }: Reading, workspace: WorkspaceId, at: Date): Promise<Amount[]> {
  const { rows } = await sql<Amount>`
    select distinct on (asset) asset, units from analytics.star_value
    where workspace_id = ${workspace} and since < ${at} order by asset, since desc`.execute(pool);
  return rows;
}

const oneStar = 1_000_000_000n;

/** Stars are turned into the asset of the cost, rounded down. Nothing is told when that cannot be done. */
function marginOf(revenue: readonly Amount[], cost: Amount, values: readonly Amount[]): Margin[] {
  const value = cost.asset === 'XTR' ? oneStar : values.find(({ asset }) => asset === cost.asset)?.units;
  const same = revenue.find(({ asset }) => asset === cost.asset && asset !== 'XTR')?.units ?? 0n;
  const inStars = revenue.find(({ asset }) => asset === 'XTR')?.units ?? 0n;
  if (value === undefined && inStars > 0n) return [];
  const units = same + (inStars * (value ?? 0n)) / oneStar;
  const of = (sum: bigint): Amount => ({ asset: cost.asset, units: sum });
  return [{ revenue: of(units), cost, margin: of(units - cost.units) }];
}
