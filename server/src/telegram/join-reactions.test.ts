import { expect, it } from 'vitest';
import type { Bot } from './bot.ts';
import { isWanted, joinReactions } from './join-reactions.ts';
import type { Reaction } from './needs.ts';

const bot = { id: 'bot_1', purpose: 'exchange' } as unknown as Bot;
const message = { update_id: 1, message: { text: 'hi' } };
const boost = { update_id: 2, chat_boost: {} };

const heard: string[] = [];
const reaction = (name: string, kinds: string[], more: Partial<Reaction> = {}): Reaction => ({
  kinds,
  run: async () => void heard.push(name),
  ...more,
});

it('each reaction runs on the kinds it names, of bots and contents it wants, in order', async () => {
  const picky = reaction('picky', ['message'], { wants: ({ purpose }) => purpose === 'billing' });
  const joined = joinReactions(reaction('first', ['message']), picky, reaction('boosts', ['chat_boost', 'message']));
  expect(joined.kinds).toEqual(['message', 'chat_boost']);
  heard.length = 0;
  await joined.run(bot, message, new Date());
  await joined.run(bot, boost, new Date());
  expect(heard).toEqual(['first', 'boosts', 'boosts']);
  expect([isWanted(joined, bot, message), isWanted(joinReactions(picky), bot, message)]).toEqual([true, false]);
});

it('one that fails keeps no other from running, and the update is tried again', async () => {
  const fails = (words: string) => reaction('', ['message'], { run: () => Promise.reject(new Error(words)) });
  heard.length = 0;
  await expect(
    joinReactions(fails('one'), reaction('next', ['message'])).run(bot, message, new Date()),
  ).rejects.toThrow('one');
  expect(heard).toEqual(['next']);
  await expect(joinReactions(fails('one'), fails('two')).run(bot, message, new Date())).rejects.toThrow('one; two');
});
