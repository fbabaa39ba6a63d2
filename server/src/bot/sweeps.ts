import { listChangedBots, type Bot } from '#telegram';
import type { Sweep } from '#jobs';
import { exchangeRepertoire } from './exchange-repertoire.ts';
import type { BotNeeds, StoreBotNeeds, TalkNeeds } from './needs.ts';
import type { Repertoire } from './repertoire.ts';
import { setCommands } from './set-commands.ts';
import { storeRepertoire } from './store-repertoire.ts';
import { tellNotices } from './tell-notices.ts';

/** Overlaps what was read before, so that a bot that was being added then is not missed. */
const overlapMilliseconds = 60_000;
const hour = 60 * 60 * 1000;

/** What the exchange's bot does by itself: tells people what happened, and Telegram which commands there are. */
export function botSweeps(needs: BotNeeds): Sweep[] {
  const bots = botsOf(needs, exchangeRepertoire.purpose);
  return [
    {
      name: 'bot.notices',
      run: async () => sum((await bots()).map((bot) => () => tellNotices(needs, bot))),
    },
    { name: 'bot.commands', run: commandsOnce(needs, exchangeRepertoire, bots) },
  ];
}

/** Each bot is looked at once an hour. */
function commandsOnce(
  needs: TalkNeeds,
  shown: Pick<Repertoire<TalkNeeds>, 'shownCommands'>,
  bots: () => Promise<readonly Bot[]>,
): () => Promise<number> {
  const told = new Map<string, number>();
  return async () => {
    const now = needs.clock.now().getTime();
    const due = (await bots()).filter(({ id }) => now - (told.get(id) ?? 0) >= hour);
    for (const { id } of due) told.set(id, now);
    return sum(due.map((bot) => async () => ((await setCommands(needs, shown, bot)) ? 1 : 0)));
  };
}

/** What the store's bot does by itself. */
export function storeBotSweeps(needs: StoreBotNeeds): Sweep[] {
  const bots = botsOf(needs, storeRepertoire.purpose);
  return [{ name: 'bot.store_commands', run: commandsOnce(needs, storeRepertoire, bots) }];
}

async function sum(works: readonly (() => Promise<number>)[]): Promise<number> {
  let done = 0;
  for (const work of works) done += await work();
  return done;
}

/** One bot speaks for a workspace: the newest that is there for this purpose. What is kept here is read again when it changes. */
function botsOf({ pool, clock }: TalkNeeds, wanted: string): () => Promise<readonly Bot[]> {
  const known = new Map<string, Bot>();
  let readAt: Date | undefined;
  return async () => {
    const since = readAt && new Date(readAt.getTime() - overlapMilliseconds);
    readAt = clock.now();
    for (const bot of await listChangedBots(pool, since)) known.set(bot.id, bot);
    const oldestFirst = [...known.values()].toSorted((one, other) => one.addedAt.getTime() - other.addedAt.getTime());
    const newest = new Map(oldestFirst.filter(({ purpose }) => purpose === wanted).map((bot) => [bot.workspace, bot]));
    return [...newest.values()];
  };
}
