import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Payment } from './payment.ts';
import { findPayment, selectPayments, type PaymentFilter } from './payment-rows.ts';
import type { Refund } from './refund.ts';
import { selectRefunds } from './refund-rows.ts';

export type PaymentPage = {
  readonly payments: readonly Payment[];
  /** Where the next page begins; not there on the last one. */
  readonly cursor?: string;
};

/** Payments of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listPayments(pool: Pool, filter: PaymentFilter): Promise<PaymentPage> {
  if (filter.cursor !== undefined && !isId('pay', filter.cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const found = await selectPayments(pool, filter, limit + 1);
  const payments = found.slice(0, limit);
  const last = payments.at(-1);
  return found.length > limit && last ? { payments, cursor: last.id } : { payments };
}

/** One payment. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getPayment(pool: Pool, workspace: WorkspaceId, id: string): Promise<Payment> {
  const payment = await findPayment(pool, workspace, id);
  if (!payment) throw new Refusal('not_found', 'There is no such payment in this workspace.');
  return payment;
}

/** Every refund of a payment, newest first. */
export const listRefunds = (pool: Pool, workspace: WorkspaceId, payment: string): Promise<readonly Refund[]> =>
  selectRefunds(pool, workspace, payment);
