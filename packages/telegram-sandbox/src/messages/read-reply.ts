import type { Message } from '@grammyjs/types';
import { type Call, isObject, integer, json } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { messagesOf, type Place } from './find-chat.ts';

/** The message that the new one answers, shown without its own answer. */
export function readReply(call: Call, place: Place): Pick<Message, 'reply_to_message'> {
  const given = json(call, 'reply_parameters', 'reply parameters');
  if (given !== undefined && !isObject(given)) throw badRequest('object expected as reply parameters');
  const id = Number(given?.['message_id'] ?? integer(call, 'reply_to_message_id', 0));
  if (!(id > 0)) return {};
  const found = messagesOf(place).find(({ message }) => message.message_id === id);
  if (found) {
    const { reply_to_message: _, ...answered } = structuredClone(found.message);
    return { reply_to_message: answered as NonNullable<Message['reply_to_message']> };
  }
  if (given?.['allow_sending_without_reply'] === true) return {};
  throw badRequest('message to be replied not found');
}
