import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Payment, PaymentStatus } from './payment.ts';
import type { Refund } from './refund.ts';

export type PaymentFilter = {
  readonly workspace: WorkspaceId;
  readonly customer?: string;
  readonly status?: PaymentStatus;
  readonly connection?: string;
  /** Where the page before ended. */
  readonly cursor?: string;
  /** 1 to 200; 50, when not given. */
  readonly limit?: number;
};

export type PaymentPage = { readonly payments: readonly Payment[]; readonly cursor?: string };

/** Payments of a workspace, newest first. */
export async function listPayments(pool: Pool, filter: PaymentFilter): Promise<PaymentPage> {
  throw new Error(`not yet: ${filter.workspace} ${String(pool)}`);
}

/** One payment. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getPayment(pool: Pool, workspace: WorkspaceId, id: string): Promise<Payment> {
  throw new Error(`not yet: ${workspace} ${id} ${String(pool)}`);
}

/** Every refund of a payment, newest first. */
export async function listRefunds(pool: Pool, workspace: WorkspaceId, payment: string): Promise<readonly Refund[]> {
  throw new Error(`not yet: ${workspace} ${payment} ${String(pool)}`);
}
