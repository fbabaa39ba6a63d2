import { type Call, isObject, json, text } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';

const plain = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'];
const ofChat = ['chat', 'chat_administrators', 'chat_member'];

/** Where and in which language commands hold, as the key under which the bot keeps them. */
export function readScope(call: Call): string {
  return `${readScopeName(call)}/${text(call, 'language_code')}`;
}

function readScopeName(call: Call): string {
  const scope = json(call, 'scope', 'BotCommandScope');
  if (scope === undefined) return 'default';
  const because = (reason: string) => badRequest(`can't parse BotCommandScope: ${reason}`);
  if (!isObject(scope)) throw because('BotCommandScope must be an Object');
  const { type, chat_id, user_id } = scope;
  if (typeof type !== 'string') throw because(`Can't find field "type"`);
  if (plain.includes(type)) return type;
  if (!ofChat.includes(type)) throw because('Unsupported type specified');
  if (chat_id === undefined) throw because(`Can't find field "chat_id"`);
  return `${type}:${JSON.stringify(chat_id)}${user_id === undefined ? '' : `:${JSON.stringify(user_id)}`}`;
}
