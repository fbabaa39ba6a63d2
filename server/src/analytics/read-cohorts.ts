import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import { stretchOf, type Period, type Reading } from './period.ts';
import { checkZone } from './read-series.ts';

/** Customers whose first payment fell into one month, and how they went on. */
export type Cohort = {
  readonly month: Date;
  readonly customers: number;
  /** For each month since, the first one being 0: how many of them paid or used a feature, and what they paid net in Stars. */
  readonly months: readonly {
    readonly month: number;
    readonly active: number;
    readonly paying: number;
    readonly net: bigint;
  }[];
};

type Row = { cohort: Date; customers: number; month: number; active: number; paying: number; net: bigint };

/**
 * Cohorts by the month of the first payment ever. The period says which months are shown; the first payment may not lie
 * before it. Net is in Stars (XTR). Refuses with `invalid_request`.
 */
export async function readCohorts(
  needs: Reading,
  workspace: WorkspaceId,
  { zone = 'UTC', ...period }: Period & { zone?: string },
): Promise<Cohort[]> {
  await checkZone(needs, zone);
  const { upto, from } = await stretchOf(needs, workspace, period);
  const { rows } = await sql<Row>`
    with money as materialized (select * from analytics.money(${workspace}, 0, ${upto}) where customer is not null),
    first as (
      select customer, date_trunc('month', min(at), ${zone}) as cohort from money where earned > 0
      group by customer having min(at) >= ${from}),
    act as (
      select customer, date_trunc('month', at, ${zone}) as month, earned > 0 as paid,
        case when asset = 'XTR' then earned - returned else 0 end as net from money
      union all
      select customer, date_trunc('month', at, ${zone}), false, 0 from analytics.uses(${workspace}, 0, ${upto}))
    select f.cohort, (select count(*)::integer from first k where k.cohort = f.cohort) as customers,
      ((extract(year from a.month at time zone ${zone}) - extract(year from f.cohort at time zone ${zone})) * 12
        + extract(month from a.month at time zone ${zone}) - extract(month from f.cohort at time zone ${zone}))::integer as month,
      count(distinct a.customer)::integer as active, count(distinct a.customer) filter (where a.paid)::integer as paying,
      sum(a.net)::bigint as net
    from first f join act a on a.customer = f.customer and a.month >= f.cohort
    group by f.cohort, 3 order by f.cohort, 3`.execute(needs.pool);
  const cohorts = Map.groupBy(rows, (row) => +row.cohort);
  return [...cohorts.values()].map((own) => ({
    month: own[0]?.cohort ?? from,
    customers: own[0]?.customers ?? 0,
    months: own.map(({ month, active, paying, net }) => ({ month, active, paying, net })),
  }));
}
