import type { Message } from '@grammyjs/types';
import type { Telegram } from '../telegram.ts';
import { unix } from '../time/clock.ts';
import { pushUpdate } from '../updates/push-update.ts';
import { asBotUser, type Bot, type Change } from '../world/bot.ts';
import type { Product } from '../world/payment.ts';
import { asPrivateChat, asUser, type Person } from '../world/person.ts';
import { dialogOf } from '../world/world.ts';
import { asChat, type Place } from './find-chat.ts';

/** What a message says, without who said it, where and when. */
export type Content = Omit<Partial<Message>, 'message_id' | 'date' | 'chat' | 'from'>;

/** Posts a message of the bot and gives it back as the bot will see it. */
export function postByBot(telegram: Telegram, bot: Bot, place: Place, content: Content, product?: Product): Message {
  const isChannel = place.kind === 'group' && place.group.type === 'channel';
  const message: Message = {
    message_id: place.kind === 'private' ? bot.next_message_id++ : place.group.next_message_id++,
    ...(isChannel ? { sender_chat: asChat(place) } : { from: asBotUser(bot) }),
    chat: asChat(place),
    date: unix(telegram.clock.now()),
    ...content,
  };
  const { messages } = place.kind === 'private' ? place.dialog : place.group;
  messages.push({ message, by: 'bot', ...(product && { product }) });
  telegram.changed({ type: 'message', bot: bot.id, ...(place.kind === 'private' && { user: place.person.id }) });
  return message;
}

/**
 * Posts a message of a person, or a service message, in the private chat with the bot, and sends the bot the update.
 * `at` is the instant it happened; now, unless told.
 */
export function postByPerson(
  telegram: Telegram,
  bot: Bot,
  person: Person,
  content: Content,
  at = telegram.clock.now(),
): Message {
  const message: Message = {
    message_id: bot.next_message_id++,
    from: asUser(person),
    chat: asPrivateChat(person),
    date: unix(at),
    ...content,
  };
  const dialog = dialogOf(telegram.world, person.id, bot.id);
  dialog.started = true;
  dialog.messages.push({ message, by: 'user' });
  telegram.changed({ type: 'message', user: person.id, bot: bot.id });
  pushUpdate(telegram, bot, { message: structuredClone(message) } as Change);
  return message;
}
