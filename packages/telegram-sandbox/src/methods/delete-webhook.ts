import { flag } from '../bot-api/call.ts';
import type { Method } from './method.ts';

export const deleteWebhook: Method = (telegram, bot, call) => {
  call.describe(bot.webhook ? 'Webhook was deleted' : 'Webhook is already deleted');
  bot.webhook = null;
  if (flag(call, 'drop_pending_updates')) bot.pending = [];
  telegram.changed();
  return true;
};
