import type { Update } from 'grammy/types';

/** The payload of an invoice that the platform made: the id of its payment. */
const platformPayload = /^pay_[0-9a-f]{32}$/;

/** Whether an invoice payload is the platform's. Another one belongs to code of the bot's own. */
export const isPlatformPayload = (payload: string): boolean => platformPayload.test(payload);

/** Whether the platform has to hear of this update: money came, money went back, a subscription changed. */
export function tellsOfMoney(update: Update): boolean {
  const { message } = update;
  return Boolean(message?.successful_payment ?? message?.refunded_payment ?? update.subscription);
}

/** The update as it is passed on: unchanged. */
export const bodyOf = (update: Update): { update_id: number } & Record<string, unknown> => ({ ...update });
