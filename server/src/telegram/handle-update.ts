import type { TelegramNeeds } from './needs.ts';
import { markHandled, putOffUpdate, type StoredUpdate } from './queries.ts';

const second = 1000;
/** While somebody handles an update nobody else takes it up; after a crash another one may. */
const leaseMilliseconds = 10 * second;
const longestPause = 10 * 60 * second;

export const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseMilliseconds);

/** Does what a stored update asks for. False when that has to wait; the update stays due until it is handled. */
export async function handleUpdate(needs: TelegramNeeds, stored: StoredUpdate): Promise<boolean> {
  try {
    await needs.react.run(stored.bot, stored.update, stored.receivedAt);
    await markHandled(needs.pool, stored, needs.clock.now());
    return true;
  } catch (error) {
    await putOff(needs, stored, error);
    return false;
  }
}

/** If not even this can be written, the lease runs out and the update is taken up all the same. */
async function putOff({ pool, clock, log }: TelegramNeeds, stored: StoredUpdate, error: unknown): Promise<void> {
  const pause = Math.min(2 ** stored.tries * second, longestPause);
  const problem = error instanceof Error ? error.message : String(error);
  const details = { bot: stored.bot.id, update: stored.update.update_id, tries: stored.tries, err: error };
  log.warn(details, 'An update could not be handled and waits.');
  await putOffUpdate(pool, stored, new Date(clock.now().getTime() + pause), problem).catch(() => {});
}
