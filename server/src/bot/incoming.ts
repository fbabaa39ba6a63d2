import { z } from 'zod';
import type { Update } from '#telegram';
import type { Said } from './screen.ts';

/** A person as Telegram names them in an update. */
export type Sender = {
  readonly telegramId: string;
  readonly firstName: string;
  readonly username: string | undefined;
  readonly languageCode: string | undefined;
  readonly isPremium: boolean;
};

/** What an update is to this bot; everything else in it is none of its business. */
export type Incoming =
  | { readonly kind: 'said'; readonly chat: string; readonly from: Sender; readonly said: Said }
  | {
      readonly kind: 'pressed';
      readonly chat: string;
      readonly from: Sender;
      readonly data: string;
      readonly query: string;
      readonly messageId: number;
    }
  | { readonly kind: 'blocked'; readonly user: string; readonly isBlocked: boolean }
  | { readonly kind: 'in_group'; readonly chat: string; readonly text: string };

const user = z.looseObject({
  id: z.int(),
  is_bot: z.boolean(),
  first_name: z.string(),
  username: z.string().optional(),
  language_code: z.string().optional(),
  is_premium: z.boolean().optional(),
});
const chat = z.looseObject({ id: z.int(), type: z.string() });
const shared = z.looseObject({
  chat_id: z.int(),
  title: z.string().optional(),
  username: z.string().optional(),
});
const message = z.looseObject({
  chat,
  from: user.optional(),
  text: z.string().optional(),
  chat_shared: shared.optional(),
});
const pressed = z.looseObject({
  id: z.string(),
  from: user,
  data: z.string().optional(),
  message: z.looseObject({ message_id: z.int(), chat }).optional(),
});
const member = z.looseObject({ chat, new_chat_member: z.looseObject({ status: z.string() }) });

const longest = 4096;

/** What an update is to this bot; undefined when it is nothing to it, or nothing that Telegram documents. */
export function readIncoming(update: Update): Incoming | undefined {
  if ('message' in update) return readMessage(message.safeParse(update.message).data);
  if ('callback_query' in update) return readPress(pressed.safeParse(update.callback_query).data);
  if ('my_chat_member' in update) return readMember(member.safeParse(update.my_chat_member).data);
  return undefined;
}

function readMessage(sent: z.infer<typeof message> | undefined): Incoming | undefined {
  if (!sent) return undefined;
  const text = (sent.text ?? '').trim().slice(0, longest);
  const place = String(sent.chat.id);
  if (sent.chat.type !== 'private') return text.startsWith('/') ? { kind: 'in_group', chat: place, text } : undefined;
  if (!sent.from || sent.from.is_bot) return undefined;
  return { kind: 'said', chat: place, from: toSender(sent.from), said: { text, ...picked(sent.chat_shared) } };
}

const picked = (chosen: z.infer<typeof shared> | undefined): Pick<Said, 'chat'> =>
  chosen
    ? {
        chat: {
          id: String(chosen.chat_id),
          ...(chosen.title !== undefined && { title: chosen.title }),
          ...(chosen.username !== undefined && { username: chosen.username }),
        },
      }
    : {};

function readPress(query: z.infer<typeof pressed> | undefined): Incoming | undefined {
  if (query?.message?.chat.type !== 'private') return undefined;
  const { from, id, data = '' } = query;
  const { message_id: messageId, chat: place } = query.message;
  return { kind: 'pressed', chat: String(place.id), from: toSender(from), data, query: id, messageId };
}

function readMember(change: z.infer<typeof member> | undefined): Incoming | undefined {
  if (change?.chat.type !== 'private') return undefined;
  return { kind: 'blocked', user: String(change.chat.id), isBlocked: change.new_chat_member.status === 'kicked' };
}

const toSender = (from: z.infer<typeof user>): Sender => ({
  telegramId: String(from.id),
  firstName: from.first_name,
  username: from.username,
  languageCode: from.language_code,
  isPremium: from.is_premium ?? false,
});
