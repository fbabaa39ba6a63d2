import type { Pool } from '#database';
import { Refusal } from '#kernel';
import type { KnowsPayout } from '#payments';
import { getPayout } from '#payouts';

/** Whether a payout that a statement shows is ours. Until it is confirmed or has come back, its money is on the way. */
export const knowsPayout =
  (pool: Pool): KnowsPayout =>
  async (workspace, id) => {
    try {
      const { payout } = await getPayout(pool, workspace, id);
      return payout.status === 'confirmed' || payout.status === 'returned' ? true : 'under_way';
    } catch (error) {
      if (error instanceof Refusal && error.code === 'not_found') return false;
      throw error;
    }
  };
