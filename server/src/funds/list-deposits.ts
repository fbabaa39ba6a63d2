import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { getPayment, listPayments, type Payment, type PaymentStatus } from '#payments';
import { depositPurpose } from './deposit.ts';

export type DepositFilter = {
  readonly workspace: WorkspaceId;
  readonly user?: string;
  readonly status?: PaymentStatus;
  readonly cursor?: string;
  readonly limit?: number;
};

export type DepositPage = { readonly deposits: readonly Payment[]; readonly cursor?: string };

/** Deposits of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listDeposits(pool: Pool, { user, ...filter }: DepositFilter): Promise<DepositPage> {
  const { payments, cursor } = await listPayments(pool, {
    ...filter,
    purpose: depositPurpose,
    ...(user !== undefined && { customer: user }),
  });
  return { deposits: payments, ...(cursor !== undefined && { cursor }) };
}

/** One deposit. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getDeposit(pool: Pool, workspace: WorkspaceId, id: string): Promise<Payment> {
  const missing = new Refusal('not_found', 'There is no such deposit in this workspace.');
  const payment = await getPayment(pool, workspace, id).catch((error: unknown) => {
    throw error instanceof Refusal ? missing : error;
  });
  if (payment.purpose !== depositPurpose) throw missing;
  return payment;
}
