import type { Bot } from './bot.ts';
import type { Reaction } from './needs.ts';
import { kindOf, type Update } from './update.ts';

/** Whether a reaction wants this update. */
export const isWanted = (reaction: Reaction, bot: Bot, update: Update): boolean =>
  reaction.kinds.includes(kindOf(update)) && (reaction.wants?.(bot, update) ?? true);

/**
 * Several reactions as one: each runs on the updates it wants, in the order given. One that fails does not keep the
 * others from running; the update is then tried again with all of them, which is why each is safe to repeat.
 */
export const joinReactions = (...reactions: readonly Reaction[]): Reaction => ({
  kinds: [...new Set(reactions.flatMap(({ kinds }) => kinds))],
  wants: (bot, update) => reactions.some((reaction) => isWanted(reaction, bot, update)),
  async run(bot, update, receivedAt) {
    const problems: unknown[] = [];
    for (const reaction of reactions.filter((each) => isWanted(each, bot, update)))
      await reaction.run(bot, update, receivedAt).catch((error: unknown) => problems.push(error));
    if (problems.length > 1) throw new AggregateError(problems, problems.map(wordsOf).join('; '));
    if (problems.length === 1) throw problems[0];
  },
});

const wordsOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));
