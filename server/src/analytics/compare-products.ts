import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import { stretchOf, type Period, type Reading } from './period.ts';
import { ratio } from './ratio.ts';

/** What one product brought in; `product` is null for money that was paid for nothing known. */
export type ProductFigures = {
  readonly product: string | null;
  readonly asset: string;
  readonly gross: bigint;
  readonly refunded: bigint;
  readonly net: bigint;
  readonly payments: number;
  readonly refunds: number;
  readonly refundRate: string;
  readonly payers: number;
};

/** Revenue by product, largest first. Refuses with `invalid_request`. */
export async function compareProducts(
  needs: Reading,
  workspace: WorkspaceId,
  period: Period,
): Promise<ProductFigures[]> {
  const { above, upto } = await stretchOf(needs, workspace, period);
  const { rows } = await sql<Omit<ProductFigures, 'net' | 'refundRate'>>`
    select product, asset, sum(earned)::bigint as gross, sum(returned)::bigint as refunded,
      count(distinct payment) filter (where earned > 0)::integer as payments,
      count(distinct payment) filter (where returned > 0)::integer as refunds,
      count(distinct customer) filter (where earned > 0)::integer as payers
    from analytics.money(${workspace}, ${above}, ${upto}) group by product, asset
    order by sum(earned) - sum(returned) desc, product, asset`.execute(needs.pool);
  return rows.map((row) => ({
    ...row,
    net: row.gross - row.refunded,
    refundRate: ratio(row.refunded, row.gross),
  }));
}
