import { z } from 'zod';
import type { Bot, Reaction, Update } from '#telegram';
import { hearChange, hearStart } from './hear.ts';
import type { HeardNeeds } from './needs.ts';
import { isStartToken } from './token-rows.ts';

const person = z.looseObject({ id: z.int() });
const privateChat = z.looseObject({ type: z.literal('private') });
const startShape = z.looseObject({
  message: z.looseObject({ chat: privateChat, from: person, date: z.int(), text: z.string() }),
});
const blockShape = z.looseObject({
  my_chat_member: z.looseObject({
    chat: privateChat,
    from: person,
    date: z.int(),
    new_chat_member: z.looseObject({ status: z.string() }),
  }),
});

/**
 * What the updates of bots on this instance tell of people who start and block them. Only starts with a parameter of ours
 * are looked at; what else is said to a bot is none of our business.
 */
export const startsReaction = (needs: HeardNeeds): Reaction => ({
  kinds: ['message', 'my_chat_member'],
  wants: (_bot, update) => readStart(update) !== undefined || blockShape.safeParse(update).success,
  async run(bot, update) {
    const start = readStart(update);
    if (start) await hearStart(needs, { ...aboutOf(bot), ...start }, { token: start.token });
    else await hearBlock(needs, bot, update);
  },
});

const aboutOf = ({ workspace, telegramId }: Bot) => ({ workspace, bot: telegramId, via: 'instance' }) as const;

/** Whoever pressed Start with a parameter of ours. */
function readStart(update: Update): { token: string; worker: string; at: Date } | undefined {
  const { data } = startShape.safeParse(update);
  if (!data) return undefined;
  const { text, from, date } = data.message;
  const [command, token = ''] = text.split(' ');
  if (command !== '/start' || !isStartToken(token)) return undefined;
  return { token, worker: String(from.id), at: new Date(date * 1000) };
}

async function hearBlock(needs: HeardNeeds, bot: Bot, update: Update): Promise<void> {
  const { data } = blockShape.safeParse(update);
  if (!data) return;
  const { from, date, new_chat_member: now } = data.my_chat_member;
  const about = { ...aboutOf(bot), worker: String(from.id), at: new Date(date * 1000) };
  if (now.status === 'kicked') await hearChange(needs, about, 'stopped');
  else if (now.status === 'member') await hearChange(needs, about, 'started');
}
