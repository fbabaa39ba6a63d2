import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import { stretchOf, type Period, type Reading, type Stretch } from './period.ts';
import { perHead, ratio } from './ratio.ts';
import { readLiability, type Liability } from './read-liability.ts';

/** Money of one asset in a period, in its smallest units. */
export type MoneyFigures = {
  readonly asset: string;
  /** What customers paid for what was fulfilled. */
  readonly gross: bigint;
  /** What went back to them. */
  readonly refunded: bigint;
  readonly net: bigint;
  readonly payments: number;
  readonly refunds: number;
  /** Share of the money that came in which went back in the same period, rounded down to four digits. */
  readonly refundRate: string;
  readonly payers: number;
  /** Net per active customer, and per payer, rounded down to the smallest unit. */
  readonly perCustomer: bigint;
  readonly perPayer: bigint;
};

/** Credits of one type in a period; what is outstanding is as of its end. */
export type CreditFigures = Liability & {
  readonly sold: bigint;
  readonly given: bigint;
  readonly used: bigint;
  readonly expired: bigint;
  readonly revoked: bigint;
};

export type Summary = {
  readonly money: readonly MoneyFigures[];
  readonly credits: readonly CreditFigures[];
  /** Customers who used a feature or paid. */
  readonly activeCustomers: number;
  /** Share of the active ones who paid. */
  readonly payingShare: string;
};

/** The figures of a period, summed from postings. Refuses with `invalid_request`. */
export async function summarise(needs: Reading, workspace: WorkspaceId, period: Period): Promise<Summary> {
  const stretch = await stretchOf(needs, workspace, period);
  const { active, payers } = await countCustomers(needs, workspace, stretch);
  return {
    money: await readMoney(needs, workspace, stretch, active),
    credits: await readCredits(needs, workspace, stretch),
    activeCustomers: active,
    payingShare: ratio(BigInt(payers), BigInt(active)),
  };
}

async function countCustomers({ pool }: Reading, workspace: WorkspaceId, { above, upto, from, to }: Stretch) {
  const { rows } = await sql<{ active: number; payers: number }>`
    with payer as (select distinct customer from analytics.money(${workspace}, ${above}, ${upto}) where earned > 0 and customer is not null),
    active as (
      select customer from payer
      union select customer from analytics.uses(${workspace}, ${above}, ${upto})
      union select customer from billing.reservation where workspace_id = ${workspace} and opened_at >= ${from} and opened_at < ${to})
    select (select count(*)::integer from active) as active, (select count(*)::integer from payer) as payers`.execute(
    pool,
  );
  return rows[0] ?? { active: 0, payers: 0 };
}

type MoneyRow = Pick<MoneyFigures, 'asset' | 'gross' | 'refunded' | 'payments' | 'refunds' | 'payers'>;

async function readMoney({ pool }: Reading, workspace: WorkspaceId, { above, upto }: Stretch, active: number) {
  const { rows } = await sql<MoneyRow>`
    select asset, sum(earned)::bigint as gross, sum(returned)::bigint as refunded,
      count(distinct payment) filter (where earned > 0)::integer as payments,
      count(distinct payment) filter (where returned > 0)::integer as refunds,
      count(distinct customer) filter (where earned > 0)::integer as payers
    from analytics.money(${workspace}, ${above}, ${upto}) group by asset order by asset`.execute(pool);
  return rows.map((row): MoneyFigures => {
    const net = row.gross - row.refunded;
    return {
      ...row,
      net,
      refundRate: ratio(row.refunded, row.gross),
      perCustomer: perHead(net, active),
      perPayer: perHead(net, row.payers),
    };
  });
}

const kinds = ['sold', 'given', 'used', 'expired', 'revoked'] as const;

async function readCredits(needs: Reading, workspace: WorkspaceId, stretch: Stretch): Promise<CreditFigures[]> {
  const { rows } = await sql<{ kind: (typeof kinds)[number]; asset: string; units: bigint }>`
    select kind, asset, sum(units)::bigint as units
    from analytics.credits(${workspace}, ${stretch.above}, ${stretch.upto}) group by kind, asset`.execute(needs.pool);
  const owed = await readLiability(needs, workspace, stretch);
  const types = new Set([...rows.map((row) => row.asset), ...owed.map((row) => row.asset)]);
  return [...types].toSorted().map((asset) => {
    const of = (kind: string) => rows.find((row) => row.kind === kind && row.asset === asset)?.units ?? 0n;
    const none = { asset, outstanding: 0n, outstandingPaid: 0n, liability: [] };
    const moved = {
      sold: of('sold'),
      given: of('given'),
      used: of('used'),
      expired: of('expired'),
      revoked: of('revoked'),
    };
    return { ...(owed.find((row) => row.asset === asset) ?? none), ...moved };
  });
}
