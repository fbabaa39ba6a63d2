import type { Context } from 'grammy';
import type { Platform } from './platform.ts';
import type { Say } from './texts.ts';

/**
 * Telegram cancels a payment that is not answered within 10 seconds; the plugin gives the platform six of
 * them, so that its own no still arrives.
 */
const platformMilliseconds = 6000;

type CheckoutNeeds = { platform: Platform; log: (message: string) => void };

/** What the platform says it did with an update: `waiting` means that it could not answer Telegram. */
type Receipt = { status?: string };

/**
 * Passes "may this be paid?" on to the platform, which answers Telegram itself. When it cannot, the answer
 * is no, with words: nobody is charged for what might not be delivered. Never queued: a late yes is worthless.
 */
export async function askPlatform(needs: CheckoutNeeds, ctx: Context, bot: string, say: Say): Promise<void> {
  const path = `/v1/bots/${encodeURIComponent(bot)}/updates`;
  try {
    const request = { method: 'POST', path, body: ctx.update, timeout: platformMilliseconds, tries: 1 } as const;
    const receipt = await needs.platform<Receipt>(request);
    if (receipt.status !== 'waiting') return;
    needs.log('Asterism could not answer Telegram about a payment; the payment was refused.');
  } catch (error) {
    needs.log(`A payment was refused because Asterism did not answer: ${String(error)}`);
  }
  await refuseToCharge(needs, ctx, say);
}

/** The platform's answer may have arrived although we did not hear of it; then Telegram refuses ours, rightly. */
async function refuseToCharge({ log }: CheckoutNeeds, ctx: Context, say: Say): Promise<void> {
  await ctx
    .answerPreCheckoutQuery(false, say('checkout-later'))
    .catch((error: unknown) => log(`Telegram did not take our no to a payment: ${String(error)}`));
}
