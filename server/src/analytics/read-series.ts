import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import { stretchOf, type Period, type Reading, type Stretch } from './period.ts';

export const intervals = ['day', 'week', 'month'] as const;
export type Interval = (typeof intervals)[number];

/** One step of a chart: money and credits by asset, steps without anything included. */
export type Bucket = {
  /** Where the step begins, in the zone that was asked for. */
  readonly from: Date;
  readonly money: readonly {
    readonly asset: string;
    readonly gross: bigint;
    readonly refunded: bigint;
    readonly payers: number;
  }[];
  readonly credits: readonly { readonly asset: string; readonly kind: string; readonly units: bigint }[];
};

const mostBuckets = 1000;

/** Refuses with `invalid_request` a zone that PostgreSQL does not know. */
export async function checkZone({ pool }: Reading, zone: string): Promise<void> {
  const { rows } = await sql`select from pg_timezone_names where name = ${zone}`.execute(pool);
  if (rows.length === 0)
    throw new Refusal(
      'invalid_request',
      `"${zone.slice(0, 60)}" is not a time zone. Name one such as "Europe/Berlin".`,
    );
}

/** The figures of a period step by step, for charts. Weeks begin on Monday. Refuses with `invalid_request`. */
export async function readSeries(
  needs: Reading,
  workspace: WorkspaceId,
  { interval, zone = 'UTC', ...period }: Period & { interval: Interval; zone?: string },
): Promise<Bucket[]> {
  await checkZone(needs, zone);
  const stretch = await stretchOf(needs, workspace, period);
  const steps = await stepsOf(needs, stretch, interval, zone);
  if (steps.length > mostBuckets)
    throw new Refusal('invalid_request', `That is more than ${mostBuckets} steps. Ask for a shorter period.`);
  const money = await moneyBySteps(needs, workspace, stretch, interval, zone);
  const credits = await creditsBySteps(needs, workspace, stretch, interval, zone);
  return steps.map((from) => ({
    from,
    money: money.filter((row) => +row.step === +from).map(({ step: _step, ...row }) => row),
    credits: credits.filter((row) => +row.step === +from).map(({ step: _step, ...row }) => row),
  }));
}

async function stepsOf({ pool }: Reading, { from, to }: Stretch, interval: Interval, zone: string): Promise<Date[]> {
  const { rows } = await sql<{ step: Date }>`
    select s at time zone ${zone} as step from generate_series(
      date_trunc(${interval}, ${from}::timestamptz at time zone ${zone}), ${to}::timestamptz at time zone ${zone},
      ${`1 ${interval}`}::interval) s
    where s at time zone ${zone} < ${to} order by 1 limit ${mostBuckets + 1}`.execute(pool);
  return rows.map((row) => row.step);
}

type MoneyStep = { step: Date; asset: string; gross: bigint; refunded: bigint; payers: number };

async function moneyBySteps(
  { pool }: Reading,
  workspace: WorkspaceId,
  { above, upto }: Stretch,
  interval: Interval,
  zone: string,
) {
  const { rows } = await sql<MoneyStep>`
    select date_trunc(${interval}, at, ${zone}) as step, asset, sum(earned)::bigint as gross, sum(returned)::bigint as refunded,
      count(distinct customer) filter (where earned > 0)::integer as payers
    from analytics.money(${workspace}, ${above}, ${upto}) group by 1, 2 order by 1, 2`.execute(pool);
  return rows;
}

type CreditStep = { step: Date; asset: string; kind: string; units: bigint };

async function creditsBySteps(
  { pool }: Reading,
  workspace: WorkspaceId,
  { above, upto }: Stretch,
  interval: Interval,
  zone: string,
) {
  const { rows } = await sql<CreditStep>`
    select date_trunc(${interval}, at, ${zone}) as step, asset, kind, sum(units)::bigint as units
    from analytics.credits(${workspace}, ${above}, ${upto}) group by 1, 2, 3 order by 1, 2, 3`.execute(pool);
  return rows;
}
