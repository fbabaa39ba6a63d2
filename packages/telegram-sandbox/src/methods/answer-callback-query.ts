import { flag, text } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import type { Method } from './method.ts';

/** Ends the wait of a pressed button. A query that is unknown, answered or older than its 150 seconds is refused. */
export const answerCallbackQuery: Method = (telegram, bot, call) => {
  const id = text(call, 'callback_query_id');
  const press = telegram.presses.get(id);
  if (!press || press.bot !== bot.id || press.expires_at <= telegram.clock.now().getTime()) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  telegram.presses.delete(id);
  const said = text(call, 'text');
  const url = text(call, 'url');
  if (said.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  press.answer({ ...(said && { text: said, show_alert: flag(call, 'show_alert') }), ...(url && { url }) });
  return true;
};
