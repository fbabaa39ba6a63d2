import { listChangedBots, type Bot } from '#telegram';
import type { Sweep } from '#jobs';
import type { BotNeeds } from './needs.ts';
import { tellNotices } from './tell-notices.ts';

/** Overlaps what was read before, so that a bot that was being added then is not missed. */
const overlapMilliseconds = 60_000;

/** What the bot does by itself: tells people what happened. */
export function botSweeps(needs: BotNeeds): Sweep[] {
  const known = new Map<string, Bot>();
  let readAt: Date | undefined;
  return [
    {
      name: 'bot.notices',
      async run() {
        const since = readAt && new Date(readAt.getTime() - overlapMilliseconds);
        readAt = needs.clock.now();
        for (const bot of await listChangedBots(needs.pool, since)) known.set(bot.id, bot);
        let told = 0;
        for (const bot of ofExchange(known)) told += await tellNotices(needs, bot);
        return told;
      },
    },
  ];
}

/** One bot speaks for a workspace: the newest that is there for the exchange. */
function ofExchange(known: ReadonlyMap<string, Bot>): readonly Bot[] {
  const newest = new Map<number, Bot>();
  for (const bot of [...known.values()].toSorted((one, other) => one.addedAt.getTime() - other.addedAt.getTime()))
    if (bot.purpose === 'exchange') newest.set(bot.workspace, bot);
  return [...newest.values()];
}
