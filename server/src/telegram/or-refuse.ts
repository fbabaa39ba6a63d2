import { Refusal } from '#kernel';
import { BotApiError, BotApiUnreachable } from './bot-api-error.ts';

export const tokenInvalid = () =>
  new Refusal('bot_token_invalid', 'Telegram does not know this token. Copy it from @BotFather again.');

/** Telegram's no and Telegram's silence, as this platform says them. */
export async function orRefuse<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof BotApiUnreachable)
      throw new Refusal('gateway_unavailable', 'Telegram cannot be reached now. Try again in a minute.');
    if (!(error instanceof BotApiError)) throw error;
    if (error.error_code === 401 || error.error_code === 404) throw tokenInvalid();
    if (error.error_code === 429)
      throw new Refusal('gateway_unavailable', 'Telegram asks to wait before the next try.', {
        retry_after: error.retryAfterSeconds,
      });
    throw new Refusal('gateway_refused', `Telegram refused: ${error.description}`);
  }
}
