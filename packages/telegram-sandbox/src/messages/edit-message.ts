import { isDeepStrictEqual } from 'node:util';
import type { Message } from '@grammyjs/types';
import type { Call } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import type { Telegram } from '../telegram.ts';
import { unix } from '../time/clock.ts';
import type { Bot } from '../world/bot.ts';
import type { Posted } from '../world/dialog.ts';
import type { Place } from './find-chat.ts';
import type { Content } from './post-message.ts';
import { readReplyMarkup } from './reply-markup.ts';

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** Puts new content into a message of the bot. A keyboard that the call leaves out is taken away. */
export function editMessage(
  telegram: Telegram,
  bot: Bot,
  call: Call,
  { place, posted }: { place: Place; posted: Posted },
  { without, content }: { without: readonly (keyof Message)[]; content: Content },
): Message {
  const markup = readReplyMarkup(call);
  const kept = Object.entries(posted.message).filter(
    ([name]) => !['reply_markup', 'edit_date', ...without].includes(name),
  );
  const before = { ...posted.message };
  delete before.edit_date;
  const edited = {
    ...(Object.fromEntries(kept) as unknown as Message),
    ...content,
    ...(markup && 'inline_keyboard' in markup && { reply_markup: markup }),
  };
  if (isDeepStrictEqual(before, edited)) throw badRequest(notModified);
  posted.message = { ...edited, edit_date: unix(telegram.clock.now()) };
  telegram.changed({ type: 'edited', bot: bot.id, ...(place.kind === 'private' && { user: place.person.id }) });
  return posted.message;
}
