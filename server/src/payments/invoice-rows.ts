import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Invoice } from './gateway.ts';
import type { Payment } from './payment.ts';
import { toPayment, type PaymentRow } from './payment-rows.ts';

/** Remembers how a payment can be paid; of two invoices that were made at once the first is kept. Answers what counts. */
export async function keepInvoice(tx: Tx, { workspace, id }: Payment, invoice: Invoice): Promise<Payment> {
  const { url, externalId = null, address = null, comment = null } = invoice;
  const first = (column: 'external_id' | 'address' | 'comment', value: string | null) =>
    sql`case when url is null then ${value} else ${sql.ref(column)} end`;
  const { rows } = await sql<PaymentRow>`
    update payments.payment set external_id = ${first('external_id', externalId)}, address = ${first('address', address)},
      comment = ${first('comment', comment)}, url = coalesce(url, ${url}), asking_until = null
    where workspace_id = ${workspace} and id = ${id} returning *`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error(`The payment ${id} is gone.`);
  return toPayment(row);
}

/**
 * Notes that the gateway is being asked for an invoice. `begun` is told to one caller only; `being_asked` while that one
 * may still be waiting, `unknown` when nobody knows what came of it, `made` when there is one meanwhile.
 */
export async function beginAsking(
  pool: Pool,
  { workspace, id }: Payment,
  now: Date,
  lease: Date,
): Promise<'begun' | 'being_asked' | 'unknown' | 'made'> {
  const { rows } = await sql<{ until: Date | null; made: boolean }>`
    with before as (select workspace_id, id, asking_until, url from payments.payment
      where workspace_id = ${workspace} and id = ${id} for update)
    update payments.payment p set asking_until = case when p.url is null then coalesce(p.asking_until, ${lease}) end
    from before where (p.workspace_id, p.id) = (before.workspace_id, before.id)
    returning before.asking_until as until, before.url is not null as made`.execute(pool);
  const { until, made } = rows[0] ?? {};
  if (made) return 'made';
  if (!until) return 'begun';
  return until > now ? 'being_asked' : 'unknown';
}

/** The asking has ended without an invoice: at `unknownSince` nobody knows what came of it; null, for certain nothing. */
export async function endAsking(pool: Pool, { workspace, id }: Payment, unknownSince: Date | null): Promise<void> {
  await sql`update payments.payment set asking_until = ${unknownSince}
    where workspace_id = ${workspace} and id = ${id} and url is null`.execute(pool);
}
