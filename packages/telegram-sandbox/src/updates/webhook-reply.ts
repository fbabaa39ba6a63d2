import { callFromReply } from '../bot-api/read-call.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';

const notThisWay = /^(get.*|setwebhook|deletewebhook|close|logout)$/i;

/** A webhook may answer with one method call. Its result goes nowhere; reading methods are not run this way. */
export async function answerWithMethod(telegram: Telegram, bot: Bot, type: string, body: string): Promise<void> {
  const call = callFromReply(type, body);
  const method = call?.args.get('method');
  if (!call || !method || notThisWay.test(method)) return;
  try {
    await telegram.run(bot, method, call);
  } catch (error) {
    telegram.log(`The webhook of @${bot.username} answered with ${method}, which failed: ${String(error)}`);
  }
}
