import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Payment } from './payment.ts';
import { toPayment, type PaymentRow } from './payment-rows.ts';

/** A payment on the desk, and what its gateway says of it that only a person can judge. */
export type DeskRow = {
  readonly payment: Payment;
  readonly strange: { readonly words: string; readonly since: Date } | undefined;
};

type Row = PaymentRow & { readonly strange_words: string | null; readonly strange_since: Date | null };

/** Payments that wait for a person; not those whose refund is on its way. */
export async function deskPayments(
  pool: Pool,
  workspace: WorkspaceId,
  { cursor = null, limit }: { readonly cursor: string | null | undefined; readonly limit: number },
): Promise<DeskRow[]> {
  const page = sql`(${cursor}::text is null or p.id < ${cursor} collate "C")`;
  const { rows } = await sql<Row>`
    select p.*, null::text as strange_words, null::timestamptz as strange_since from payments.payment p
    where p.workspace_id = ${workspace} and p.status in ('settled', 'unmatched') and p.problem is not null
      and p.returned_at is null and ${page} and not exists (
        select from payments.refund r where r.workspace_id = p.workspace_id and r.payment = p.id
          and r.status in ('requested', 'sending', 'unknown'))
    union all
    select p.*, l.problem, l.strange_at from payments.payment p
    join lateral (select problem, strange_at from payments.look l where l.workspace_id = p.workspace_id
      and l.payment = p.id and l.strange_at is not null order by l.strange_at limit 1) l on true
    where p.workspace_id = ${workspace} and ${page}
      and not (p.status in ('settled', 'unmatched') and p.problem is not null)
      and p.id in (select payment from payments.look where workspace_id = ${workspace} and strange_at is not null)
    order by id desc limit ${limit}`.execute(pool);
  return rows.map((row) => ({ payment: toPayment(row), strange: strangeOf(row) }));
}

const strangeOf = ({ strange_words: words, strange_since: since }: Row) =>
  since === null ? undefined : { words: words ?? '', since };
