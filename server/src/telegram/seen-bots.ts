import type { BotApiNeeds } from './needs.ts';
import { findBotAnywhere, type SeenBot } from './queries.ts';

const most = 1000;
/** Bots as they were last read, by process. Only a relay uses them, and only beside a statement that checks the revision. */
const seen = new WeakMap<BotApiNeeds['pool'], Map<string, SeenBot>>();

const seenIn = (pool: BotApiNeeds['pool']): Map<string, SeenBot> => {
  const known = seen.get(pool) ?? new Map<string, SeenBot>();
  seen.set(pool, known);
  return known;
};

/** The bot as it was last read here; it may have changed since. */
export const recallBot = ({ pool }: Pick<BotApiNeeds, 'pool'>, id: string): SeenBot | undefined => seenIn(pool).get(id);

/** The bot as it is now. */
export async function readBot({ pool }: Pick<BotApiNeeds, 'pool'>, id: string): Promise<SeenBot | undefined> {
  const bots = seenIn(pool);
  const found = await findBotAnywhere(pool, id);
  bots.delete(id);
  if (found?.bot.mode !== 'relay') return found;
  const [oldest] = bots.keys();
  if (bots.size >= most && oldest !== undefined) bots.delete(oldest);
  bots.set(id, found);
  return found;
}
