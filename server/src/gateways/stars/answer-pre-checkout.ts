import { setTimeout as sleep } from 'node:timers/promises';
import type { Approval, MoneyIn } from '#payments/gateway';
import { BotApiError, BotApiUnreachable, callBotApi, type Bot, type BotApiNeeds, type Update } from '#telegram';
import { routeOf, type FiatRoute } from './fiat-route.ts';
import { readPreCheckout } from './translate.ts';

/** Telegram waits ten seconds and then cancels; the user is not charged, so silence is a safe no. */
const telegramWaits = 10_000;
/** Ours: the check may take three seconds, and the answer is repeated until this long after the query came. */
const weTry = 8_000;
const oneAnswer = 2_500;
const betweenAnswers = 200;

/**
 * Says yes or no to a pre-checkout query. A bot that is tapped or behind a relay has its own program, which may sell
 * things of its own: what we never asked for is left to it.
 */
export async function answerPreCheckout(
  needs: BotApiNeeds,
  payments: MoneyIn,
  bot: Bot,
  update: Update,
  receivedAt: Date,
  fiat?: FiatRoute,
): Promise<void> {
  if (needs.clock.now().getTime() - receivedAt.getTime() >= telegramWaits) return;
  const until = performance.now() + weTry;
  const { query, question } = readPreCheckout(bot, update);
  const { gateway, connection, amount } = { ...question, ...(await routeOf(fiat, bot, update)) };
  const approval = await payments.approve({ ...question, gateway, connection, amount });
  if ((bot.mode === 'tap' || bot.mode === 'relay') && !approval.ok && approval.reason === 'unknown_payload') return;
  await answer(needs, bot, query, approval, until);
}

/** Saying it twice is harmless: the second time Telegram answers that the query is too old. */
async function answer(needs: BotApiNeeds, bot: Bot, query: string, approval: Approval, until: number): Promise<void> {
  const verdict = approval.ok ? { ok: true } : { ok: false, error_message: approval.message };
  const params = { pre_checkout_query_id: query, ...verdict };
  for (let done = false; !done && performance.now() < until;) {
    const within = Math.min(oneAnswer, until - performance.now());
    done = await callBotApi(needs, bot, 'answerPreCheckoutQuery', params, { within }).then(
      () => true,
      (error: unknown) => isFinal(needs, bot, error),
    );
    if (!done) await sleep(betweenAnswers);
  }
}

/**
 * Telegram's no is final, that the query is too old above all: the user was not charged and may try again. A
 * flood limit and silence are not.
 */
function isFinal({ log }: BotApiNeeds, bot: Bot, error: unknown): boolean {
  if (!(error instanceof BotApiError || error instanceof BotApiUnreachable)) throw error;
  log.warn({ bot: bot.id, err: error }, 'A pre-checkout query could not be answered.');
  return error instanceof BotApiError && error.error_code !== 429;
}
