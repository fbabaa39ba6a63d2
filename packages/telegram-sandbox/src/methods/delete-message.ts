import { integer, text } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { findChat, messagesOf } from '../messages/find-chat.ts';
import type { Method } from './method.ts';

const twoDays = 48 * 3600;

/** Deletes a message of the bot, or of the person in a private chat, in its first 48 hours. */
export const deleteMessage: Method = (telegram, bot, call) => {
  if (text(call, 'chat_id') === '') throw badRequest('chat identifier is not specified');
  const id = integer(call, 'message_id', 0, 0);
  if (id === 0) throw badRequest('message identifier is not specified');
  const place = findChat(telegram, bot, call, 'write');
  const messages = messagesOf(place);
  const index = messages.findIndex(({ message }) => message.message_id === id);
  const posted = messages[index];
  if (!posted) throw badRequest('message to delete not found');
  const age = telegram.clock.now().getTime() / 1000 - posted.message.date;
  if (age > twoDays) throw badRequest("message can't be deleted");
  messages.splice(index, 1);
  telegram.changed({ type: 'edited', bot: bot.id, ...(place.kind === 'private' && { user: place.person.id }) });
  return true;
};
