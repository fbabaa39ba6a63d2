import type { Update } from '@grammyjs/types';
import { integer } from '../bot-api/call.ts';
import { conflict } from '../bot-api/refused.ts';
import { lineOf, type Poll } from '../telegram.ts';
import { readAllowedUpdates } from '../updates/allowed.ts';
import { takeUpdates } from '../updates/take-updates.ts';
import type { Method } from './method.ts';

const longestPoll = 50;
const webhookIsActive =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const anotherPoller = 'terminated by other getUpdates request; make sure that only one bot instance is running';

/** Answers at once when something waits, else holds the call until something comes or the time is up. */
export const getUpdates: Method = (telegram, bot, call) => {
  if (bot.webhook) throw conflict(webhookIsActive);
  const offset = integer(call, 'offset', 0);
  const limit = integer(call, 'limit', 100, 1, 100);
  const timeout = integer(call, 'timeout', 0, 0, longestPoll);
  readAllowedUpdates(call, bot);
  const line = lineOf(telegram, bot);
  line.long_polled_at = timeout > 0 ? Date.now() : 0;
  line.poll?.conflict(anotherPoller);
  const updates = takeUpdates(telegram, bot, offset, limit);
  if (updates.length > 0 || timeout === 0) return updates;
  return new Promise<Update[]>((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      if (line.poll !== poll) return;
      line.poll = undefined;
      line.long_polled_at = call.gone.aborted ? 0 : Date.now();
    };
    const answer = (found: Update[]) => (end(), resolve(found));
    const refuse = (description: string) => (end(), reject(conflict(description)));
    const poll: Poll = { offset, limit, answer, conflict: refuse };
    const timer = setTimeout(() => answer([]), timeout * 1000);
    call.gone.addEventListener('abort', () => answer([]), { once: true });
    line.poll = poll;
  });
};
