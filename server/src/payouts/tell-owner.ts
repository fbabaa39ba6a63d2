import type { Tx } from '#database';
import type { PayoutsNeeds } from './needs.ts';
import type { Payout } from './payout.ts';

/** Tells the person whose money it is. Suppliers are no people: what became of their payment is asked for. */
export const tellOwner = async (
  tx: Tx,
  { tellUser }: Pick<PayoutsNeeds, 'tellUser'>,
  payout: Payout,
): Promise<void> => {
  if (payout.source === 'user') await tellUser?.(tx, payout);
};
