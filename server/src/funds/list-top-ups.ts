import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { getPayment, listPayments, type Payment } from '#payments';
import type { DepositFilter } from './list-deposits.ts';
import { selectConverted } from './top-up-rows.ts';
import { topUpAsset, topUpPurpose, type TopUp } from './top-up.ts';

export type TopUpPage = { readonly topUps: readonly TopUp[]; readonly cursor?: string };

/** Top-ups of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listTopUps(pool: Pool, { user, ...filter }: DepositFilter): Promise<TopUpPage> {
  const found = await listPayments(pool, {
    ...filter,
    purpose: topUpPurpose,
    ...(user !== undefined && { customer: user }),
  });
  const topUps = await withResults(pool, filter.workspace, found.payments);
  return { topUps, ...(found.cursor !== undefined && { cursor: found.cursor }) };
}

/** One top-up. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getTopUp(pool: Pool, workspace: WorkspaceId, id: string): Promise<TopUp> {
  const missing = new Refusal('not_found', 'There is no such top-up in this workspace.');
  const payment = await getPayment(pool, workspace, id).catch((error: unknown) => {
    throw error instanceof Refusal ? missing : error;
  });
  if (payment.purpose !== topUpPurpose) throw missing;
  const [topUp] = await withResults(pool, workspace, [payment]);
  if (!topUp) throw missing;
  return topUp;
}

async function withResults(pool: Pool, workspace: WorkspaceId, payments: readonly Payment[]): Promise<TopUp[]> {
  const results = await selectConverted(
    pool,
    workspace,
    payments.map(({ id }) => id),
  );
  return payments.map((payment) => {
    const converted = results.get(payment.id);
    return { payment, expected: expectedOf(payment), ...(converted && { converted }) };
  });
}

/** What it would have come to by the rate of the moment it was asked for. */
export function expectedOf({ details: { expected } }: Payment): Amount {
  return { asset: topUpAsset, units: typeof expected === 'string' ? BigInt(expected) : 0n };
}
