import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import { stretchOf, type Period, type Reading } from './period.ts';

/** What one customer paid in one asset. */
export type CustomerFigures = {
  readonly customer: string;
  readonly asset: string;
  readonly gross: bigint;
  readonly refunded: bigint;
  readonly net: bigint;
  readonly payments: number;
};

/** The customers who brought most, net, in a period. Refuses with `invalid_request`. */
export async function rankCustomers(
  needs: Reading,
  workspace: WorkspaceId,
  { limit = 50, ...period }: Period & { limit?: number },
): Promise<CustomerFigures[]> {
  if (!Number.isInteger(limit) || limit < 1 || limit > 200)
    throw new Refusal('invalid_request', 'A limit is a whole number from 1 to 200.');
  const { above, upto } = await stretchOf(needs, workspace, period);
  const { rows } = await sql<CustomerFigures>`
    select customer, asset, sum(earned)::bigint as gross, sum(returned)::bigint as refunded,
      sum(earned - returned)::bigint as net, count(distinct payment) filter (where earned > 0)::integer as payments
    from analytics.money(${workspace}, ${above}, ${upto}) where customer is not null
    group by customer, asset order by net desc, customer, asset limit ${limit}`.execute(needs.pool);
  return rows;
}
