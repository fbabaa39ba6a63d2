import type { Pool, Tx } from '#database';
import type { Amount, WorkspaceId } from '#kernel';
import { convertUnits, rateOf } from '#rates';

/** What a cost in a panel's currency is in USD now. Refuses with `rate_unavailable` when nobody knows. */
export async function inUsd(db: Pool | Tx, workspace: WorkspaceId, cost: Amount, now: Date): Promise<Amount> {
  if (cost.asset === 'USD') return cost;
  return convertUnits(cost, await rateOf(db, workspace, cost.asset, 'USD', now), 'half_up').amount;
}
