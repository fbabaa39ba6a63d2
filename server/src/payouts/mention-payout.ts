import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { PayoutsNeeds } from './needs.ts';

/**
 * A gateway's delivery speaks of this payout: it is looked up at once instead of when its turn comes. Says nothing of
 * what became of it; a payout that is not on its way, or none of ours, is let be.
 */
export async function mentionPayout(
  db: Pool | Tx,
  { clock }: Pick<PayoutsNeeds, 'clock'>,
  workspace: WorkspaceId,
  payout: string,
): Promise<void> {
  const now = clock.now();
  await sql`
    update payouts.payout set due_at = ${now}
    where workspace_id = ${workspace} and id = ${payout} and status in ('sent', 'unknown') and due_at > ${now}`.execute(
    db,
  );
}
