import { setTimeout as sleep } from 'node:timers/promises';
import type { Sweep } from '#jobs';
import { forwardLease, forwardQueue } from './forward-update.ts';
import { deleteForwardsBefore, takeDueForwards } from './forward-rows.ts';
import type { RelayNeeds } from './needs.ts';
import { sendReplies } from './send-replies.ts';

const atATime = 50;
const patience = 1000;
const hour = 60 * 60 * 1000;

/** The sweeps of relays: updates that a bot did not take or that nobody sends, late replies, and what can be forgotten. */
export function relaySweeps(needs: RelayNeeds): Sweep[] {
  const underWay = new Set<Promise<unknown>>();
  return [
    { name: 'telegram.forwards', run: () => sendDue(needs, underWay) },
    { name: 'telegram.replies', run: () => sendReplies(needs) },
    { name: 'telegram.old_forwards', run: () => forget(needs) },
  ];
}

/** Bots that take long are not waited for: the sweep comes back to the others every second. */
async function sendDue(needs: RelayNeeds, underWay: Set<Promise<unknown>>): Promise<number> {
  const now = needs.clock.now();
  const room = atATime - underWay.size;
  if (room <= 0) return 0;
  const due = await takeDueForwards(needs.pool, now, forwardLease(now), room);
  const sending = due.map((first) => {
    const queue = forwardQueue(needs, first)
      .catch((error: unknown) => {
        needs.log.error({ bot: first.bot.id, err: error }, 'A queue of updates stopped and is taken up again.');
        return 0;
      })
      .finally(() => underWay.delete(queue));
    underWay.add(queue);
    return queue;
  });
  await Promise.race([Promise.all(sending), sleep(patience, undefined, { ref: false })]);
  return due.length;
}

function forget({ pool, clock }: RelayNeeds): Promise<number> {
  const now = clock.now().getTime();
  const before = { delivered: new Date(now - 2 * hour), undeliverable: new Date(now - 30 * 24 * hour) };
  return deleteForwardsBefore(pool, before, 1000);
}
