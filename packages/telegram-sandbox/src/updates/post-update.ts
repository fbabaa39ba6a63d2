import type { Telegram } from '../telegram.ts';
import type { Bot, Pending, Webhook } from '../world/bot.ts';
import { answerWithMethod } from './webhook-reply.ts';

/** Why an update was not taken. */
export type Failure = { readonly message: string; readonly retry_after: number; readonly is_gone: boolean };

const timeout = 55_000;

/** Posts one update. Answers nothing when the webhook took it, otherwise why it did not. */
export async function postUpdate(
  telegram: Telegram,
  bot: Bot,
  webhook: Webhook,
  { update_id, change }: Pending,
): Promise<Failure | undefined> {
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...(webhook.secret_token && { 'x-telegram-bot-api-secret-token': webhook.secret_token }),
      },
      body: JSON.stringify({ update_id, ...change }),
      signal: AbortSignal.any([AbortSignal.timeout(timeout), telegram.closing]),
    });
    const body = await response.text();
    if (!response.ok) return refusedBy(response);
    delete webhook.gone_since;
    await answerWithMethod(telegram, bot, response.headers.get('content-type') ?? '', body);
    return undefined;
  } catch (error) {
    return { message: reason(error), retry_after: 0, is_gone: false };
  }
}

const refusedBy = (response: Response): Failure => ({
  message: `Wrong response from the webhook: ${response.status} ${response.statusText}`.trimEnd(),
  retry_after: Math.max(0, Math.floor(Number(response.headers.get('retry-after') ?? 0)) || 0),
  is_gone: response.status === 410,
});

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'Webhook connection closed';
  if (error.name === 'TimeoutError') return 'Read timeout expired';
  const cause = error.cause as { code?: string } | undefined;
  if (cause?.code === 'ECONNREFUSED') return 'Connection refused';
  if (cause?.code === 'ENOTFOUND') return 'Failed to resolve host: Name or service not known';
  return 'Webhook connection closed';
}
