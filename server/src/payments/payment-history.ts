import { sql } from 'kysely';
import type { Amount, WorkspaceId } from '#kernel';
import type { Pool } from '#database';

/** What happened to a payment, before and beside what was bought with it. */
export const paymentSteps = ['requested', 'expired', 'received', 'unmatched', 'refund_requested'] as const;
export type PaymentStep = (typeof paymentSteps)[number];

export type PaymentMoment = {
  readonly at: Date;
  /** Sorts the moments of one instant. */
  readonly id: string;
  readonly step: PaymentStep;
  readonly payment: string;
  readonly product: string | null;
  readonly amount: Amount;
  /** Why it waits or failed, as it is known now. */
  readonly problem: string | null;
  readonly policy: string | null;
};

/** Which moments: from `since` to `until`, and of those at `until` only the ones that sort before `before`. */
export type MomentSpan = { readonly since: Date; readonly until: Date; readonly before: string | null };

type Row = Omit<PaymentMoment, 'amount'> & { asset: string; units: bigint };

/**
 * The newest moments of a customer's payments, with money that came from the same payer and has no owner. They follow
 * from facts that are written once, so an instant of the past reads the same for ever; only `problem` is of today.
 */
export async function paymentHistory(
  pool: Pool,
  workspace: WorkspaceId,
  customer: string,
  { since, until, before }: MomentSpan,
  most: number,
): Promise<PaymentMoment[]> {
  const mine = sql`p.workspace_id = ${workspace} and p.customer = ${customer}`;
  /** The newest ones of a step, from where the page goes on. */
  const newest = (at: ReturnType<typeof sql>, id: ReturnType<typeof sql>) => sql`and ${at} between ${since} and ${until}
    and (${before}::text is null or ${at} < ${until} or ${id} collate "C" < ${before})
    order by ${at} desc, ${id} collate "C" desc limit ${most}`;
  const [requestedAt, expiresAt, settledAt] = [sql`p.requested_at`, sql`p.expires_at`, sql`p.settled_at`];
  const asked = sql`p.id as payment, p.details ->> 'product' as product, p.asset, p.units, p.problem, null::text as policy`;
  const came = sql`p.id as payment, p.details ->> 'product' as product, p.paid_asset, p.paid_units, p.problem, null::text`;
  const { rows } = await sql<Row>`select * from (
      (select p.requested_at as at, p.id || ':1' as id, 'requested' as step, ${asked}
        from payments.payment p where ${mine} and p.invoice = p.id and p.purpose is not null ${newest(requestedAt, sql`(p.id || ':1')`)})
      union all
      (select p.expires_at, p.id || ':2', 'expired', ${asked} from payments.payment p
        where ${mine} and p.expires_at <= ${until} and (p.settled_at is null or p.settled_at > p.expires_at) ${newest(expiresAt, sql`(p.id || ':2')`)})
      union all
      (select p.settled_at, p.id || ':3', case when p.purpose is null then 'unmatched' else 'received' end, ${came}
        from payments.payment p where ${mine} ${newest(settledAt, sql`(p.id || ':3')`)})
      union all
      (select p.settled_at, p.id || ':3', 'unmatched', ${came} from payments.payment p
        where p.workspace_id = ${workspace} and p.payer = ${customer} and p.purpose is null and p.customer is null ${newest(settledAt, sql`(p.id || ':3')`)})
      union all
      (select r.requested_at, r.id, 'refund_requested', p.id, p.details ->> 'product', p.paid_asset, p.paid_units, r.problem, r.policy
        from payments.refund r join payments.payment p on p.workspace_id = r.workspace_id and p.id = r.payment
        where ${mine} and r.origin <> 'gateway' ${newest(sql`r.requested_at`, sql`r.id`)})
    ) m order by m.at desc, m.id collate "C" desc limit ${most}`.execute(pool);
  return rows.map(({ asset, units, ...moment }) => ({ ...moment, amount: { asset, units } as Amount }));
}
