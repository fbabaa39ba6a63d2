import { z } from 'zod';
import { readMember } from '#checkers/wire';
import { targetKey, type AccessChange } from '#exchange/checker';
import type { Bot, Update } from '#telegram';

const shape = z.looseObject({
  chat: z.looseObject({ id: z.int(), type: z.string() }),
  date: z.int(),
  old_chat_member: z.unknown(),
  new_chat_member: z.unknown(),
});

/** Whether our bot lost, or has back, its right to look at a chat; private chats are other people's news. */
export function readAccess(bot: Pick<Bot, 'workspace' | 'id'>, update: Update): AccessChange | undefined {
  if (!('my_chat_member' in update)) return undefined;
  const { data } = shape.safeParse(update['my_chat_member']);
  if (!data || data.chat.type === 'private') return undefined;
  const before = readMember(data.old_chat_member)?.standing === 'staff';
  const now = readMember(data.new_chat_member)?.standing === 'staff';
  if (before === now) return undefined;
  const target = targetKey({ type: 'chat', id: String(data.chat.id) });
  return {
    workspace: bot.workspace,
    bot: bot.id,
    target,
    change: now ? 'back' : 'lost',
    at: new Date(data.date * 1000),
  };
}
