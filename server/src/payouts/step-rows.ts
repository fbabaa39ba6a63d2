import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { PayoutStatus, PayoutStep } from './payout.ts';

type StepRow = {
  workspace_id: number;
  payout: string;
  n: number;
  status: PayoutStatus;
  at: Date;
  actor: string;
  reason: string | null;
};

/** What a payout has gone through, oldest first. */
export async function selectSteps(pool: Pool, workspace: WorkspaceId, payout: string): Promise<PayoutStep[]> {
  return pool
    .withTables<{ 'payouts.step': StepRow }>()
    .selectFrom('payouts.step')
    .select(['status', 'at', 'actor', 'reason'])
    .where('workspace_id', '=', workspace)
    .where('payout', '=', payout)
    .orderBy('n')
    .execute();
}
