import type { Sweep } from '#jobs';
import { handleUpdate, leaseFrom } from './handle-update.ts';
import type { TelegramNeeds } from './needs.ts';
import { deleteUpdatesBefore, takeDueUpdates } from './queries.ts';

const atATime = 20;
/** Telegram redelivers for a day at most; the rest of the time they are there for whoever has to explain something. */
const keptMilliseconds = 30 * 24 * 60 * 60 * 1000;

/** The sweeps of this module, for `openJobs`: updates whose handling failed or was cut short, and old ones. */
export const telegramSweeps = (needs: TelegramNeeds): Sweep[] => [
  { name: 'telegram.due_updates', run: () => handleDueUpdates(needs) },
  { name: 'telegram.old_updates', run: () => forgetOldUpdates(needs) },
];

async function handleDueUpdates(needs: TelegramNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDueUpdates(needs.pool, now, leaseFrom(now), atATime);
  await Promise.all(due.map((stored) => handleUpdate(needs, stored)));
  return due.length;
}

const forgetOldUpdates = ({ pool, clock }: TelegramNeeds): Promise<number> =>
  deleteUpdatesBefore(pool, new Date(clock.now().getTime() - keptMilliseconds), 1000);
