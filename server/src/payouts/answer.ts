import { GatewayUnavailable, type PayoutState } from '#payments/gateway';
import { describe } from './due.ts';

/** What came of asking a gateway: what it said, or that it gave no answer. */
export type Answer =
  | PayoutState
  | {
      readonly state: 'silent';
      /** `none` when it certainly did nothing. */
      readonly effect: 'none' | 'unknown';
      readonly words: string;
      readonly retryAfterSeconds?: number;
    };

/** Asks, outside any transaction. Whatever is thrown that is not certain to be without effect counts as unknown. */
export async function hear(ask: () => Promise<PayoutState>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const words = describe(error);
    if (!(error instanceof GatewayUnavailable)) return { state: 'silent', effect: 'unknown', words };
    const { effect, retryAfterSeconds } = error;
    return { state: 'silent', effect, words, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
  }
}
