import { GatewayUnavailable } from '#payments/gateway';
import { BotApiError, BotApiUnreachable } from '#telegram';

/** A token that was revoked is mended by adding the bot again, so it is an outage and not a no. */
const notNow = new Set([401, 404, 429]);

/** Telegram's silence, and its noes that pass, in the port's words. Its other noes stay what they are. */
export async function orUnavailable<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof BotApiUnreachable) throw new GatewayUnavailable(error.message, error.effect);
    if (error instanceof BotApiError && notNow.has(error.error_code))
      throw new GatewayUnavailable(error.message, 'none', error.retryAfterSeconds);
    throw error;
  }
}

/** A question that comes before a spend: whatever goes wrong with it, nothing was spent. */
export async function beforeSpending<T>(question: Promise<T>): Promise<T> {
  try {
    return await question;
  } catch (error) {
    const wait = error instanceof GatewayUnavailable ? error.retryAfterSeconds : undefined;
    throw new GatewayUnavailable(error instanceof Error ? error.message : String(error), 'none', wait);
  }
}
