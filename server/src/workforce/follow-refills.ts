import { countSlots } from '#claims';
import { transaction } from '#database';
import { reportRefill } from '#reselling';
import type { WorkforceNeeds } from './needs.ts';
import { endRefill, takeOpenRefills, type OpenRefill } from './refill-rows.ts';

type Needs = Pick<WorkforceNeeds, 'pool' | 'clock' | 'log'>;

const atATime = 50;

/**
 * Completes refills whose people are all there again, once somebody has looked since they were asked for. What is still
 * missing when the last guarantee is over goes back to the buyer, and the refill is rejected. Answers how many are over.
 */
export async function followRefills(needs: Needs): Promise<number> {
  let ended = 0;
  for (const refill of await takeOpenRefills(needs.pool, needs.clock.now(), atATime))
    ended += await follow(needs, refill).catch((error: unknown) => {
      const { workspace, id } = refill;
      needs.log.error({ workspace, refill: id, err: error }, 'A refill could not be followed.');
      return 0;
    });
  return ended;
}

async function follow({ pool, clock }: Needs, refill: OpenRefill): Promise<number> {
  const { workspace, id } = refill;
  const counts = await countSlots(pool, workspace, refill.task, refill.askedAt);
  if (!counts) return 0;
  const isOver = counts.status === 'ended' || counts.status === 'rejected';
  const isThere = counts.verified === counts.slots && counts.unseen === 0;
  if (!isThere && !isOver) return 0;
  const isShort = isOver && counts.slots < counts.ordered;
  const news = isShort
    ? ({ status: 'rejected', reason: 'guarantee_over' } as const)
    : ({ status: 'completed' } as const);
  return transaction(pool, async (tx) => {
    if (!(await endRefill(tx, refill, clock.now()))) return 0;
    await reportRefill(tx, { clock }, workspace, id, news);
    return 1;
  });
}
