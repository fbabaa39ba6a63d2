import { type Call, flag, integer, text } from '../bot-api/call.ts';
import { badRequest, tooManyRequests } from '../bot-api/refused.ts';
import { lineOf, type Telegram } from '../telegram.ts';
import { readAllowedUpdates } from '../updates/allowed.ts';
import { dispatch } from '../updates/dispatch.ts';
import type { Bot, Pending, Webhook } from '../world/bot.ts';
import { deleteWebhook } from './delete-webhook.ts';
import type { Method } from './method.ts';

/** Sets where updates go. Unlike Telegram, plain http and any port are taken, as a local Bot API server does. */
export const setWebhook: Method = (telegram, bot, call) => {
  if (text(call, 'url') === '') return deleteWebhook(telegram, bot, call);
  const webhook = readWebhook(call);
  const line = lineOf(telegram, bot);
  if (isTheSame(bot.webhook, webhook) && !flag(call, 'drop_pending_updates')) {
    readAllowedUpdates(call, bot);
    call.describe('Webhook is already set');
    return true;
  }
  if (Date.now() - line.webhook_set_at < 1000) throw tooManyRequests(1);
  line.webhook_set_at = Date.now();
  readAllowedUpdates(call, bot);
  if (flag(call, 'drop_pending_updates')) bot.pending = [];
  line.poll?.conflict('terminated by setWebhook request');
  bot.webhook = webhook;
  for (const pending of bot.pending) sendAtOnce(telegram, pending);
  telegram.changed();
  dispatch(telegram, bot);
  call.describe('Webhook was set');
  return true;
};

function readWebhook(call: Call): Webhook {
  const secret_token = text(call, 'secret_token');
  const ip_address = text(call, 'ip_address');
  if (secret_token.length > 256) throw badRequest('secret token is too long');
  if (!/^[\w-]*$/.test(secret_token)) throw badRequest('secret token contains unallowed characters');
  const url = readUrl(text(call, 'url'));
  const max_connections = integer(call, 'max_connections', 40, 1, 100);
  return { url, secret_token, max_connections, ...(ip_address && { ip_address }) };
}

function readUrl(given: string): string {
  const url = URL.parse(given.includes('://') ? given : `https://${given}`);
  if (!url || !['https:', 'http:'].includes(url.protocol)) throw badRequest('invalid webhook URL specified');
  return url.href;
}

/** A new webhook does not wait out the delays that the old one earned. */
function sendAtOnce({ clock }: Telegram, pending: Pending): void {
  pending.due_at = clock.now().getTime();
  pending.delay_seconds = 1;
  pending.fails = 0;
}

const isTheSame = (before: Bot['webhook'], now: Webhook): boolean =>
  before !== null &&
  before.url === now.url &&
  before.secret_token === now.secret_token &&
  before.max_connections === now.max_connections &&
  before.ip_address === now.ip_address;
