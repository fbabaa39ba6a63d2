import { transaction } from '#database';
import type { Sweep } from '#jobs';
import type { Reading } from './needs.ts';
import { standingOf, tellStanding } from './refresh.ts';
import { lockChanged } from './subscription-rows.ts';

const atATime = 50;

/**
 * Tells of subscriptions that time alone has changed. Answers and access are right without it: this only lets
 * receivers and timelines hear of an end.
 */
export const subscriptionSweeps = (needs: Reading): Sweep[] => [
  { name: 'subscriptions.changed', run: () => tellChanged(needs) },
];

const tellChanged = ({ pool, clock }: Reading): Promise<number> =>
  transaction(pool, async (tx) => {
    const now = clock.now();
    const changed = await lockChanged(tx, now, atATime);
    for (const sold of changed) await tellStanding(tx, sold, await standingOf(tx, sold, now), now);
    return changed.length;
  });
