import { type Telegram, lineOf } from '../telegram.ts';
import type { Bot, Pending, Webhook } from '../world/bot.ts';
import { type Failure, postUpdate } from './post-update.ts';

const longestDelay = 60;
const dropGoneAfter = 23 * 3600 * 1000;

/** Sends the first due update of every idle queue, as many at once as the webhook allows. */
export function deliver(telegram: Telegram, bot: Bot, webhook: Webhook): void {
  if (telegram.closing.aborted) return;
  const { in_flight } = lineOf(telegram, bot);
  const now = telegram.clock.now().getTime();
  const seen = new Set<string>();
  for (const pending of bot.pending) {
    if (in_flight.size >= webhook.max_connections) return;
    const isFirst = !seen.has(pending.queue);
    seen.add(pending.queue);
    if (isFirst && pending.due_at <= now && !in_flight.has(pending.queue)) void send(telegram, bot, webhook, pending);
  }
}

async function send(telegram: Telegram, bot: Bot, webhook: Webhook, pending: Pending): Promise<void> {
  const { in_flight } = lineOf(telegram, bot);
  in_flight.add(pending.queue);
  const failure = await postUpdate(telegram, bot, webhook, pending);
  in_flight.delete(pending.queue);
  if (failure) putOff(telegram, bot, webhook, pending, failure);
  else remove(bot, pending);
  telegram.changed();
  if (bot.webhook) deliver(telegram, bot, bot.webhook);
}

/** The first repeat comes at once, then after 2, 4, 8 … seconds; an update that would wait past its end is dropped. */
function putOff(telegram: Telegram, bot: Bot, webhook: Webhook, pending: Pending, failure: Failure): void {
  const now = telegram.clock.now().getTime();
  webhook.last_error_date = Math.floor(now / 1000);
  webhook.last_error_message = failure.message;
  if (closesGone(webhook, failure, now) && bot.webhook === webhook) bot.webhook = null;
  let wait = Math.min(failure.retry_after, 3600);
  if (wait === 0 && pending.fails > 0) {
    const longest = longestDelay + Math.floor(telegram.random() * longestDelay);
    wait = pending.delay_seconds = Math.min(longest, pending.delay_seconds * 2);
  }
  pending.fails += 1;
  pending.due_at = now + wait * 1000;
  if (pending.due_at > pending.expires_at) remove(bot, pending);
}

/** A webhook that has answered 410 Gone for 23 hours is removed. */
function closesGone(webhook: Webhook, failure: Failure, now: number): boolean {
  if (!failure.is_gone) delete webhook.gone_since;
  else if (webhook.gone_since === undefined) webhook.gone_since = now;
  else return now - webhook.gone_since > dropGoneAfter;
  return false;
}

function remove(bot: Bot, pending: Pending): void {
  bot.pending = bot.pending.filter((other) => other !== pending);
}
