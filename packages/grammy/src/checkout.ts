import type { Context } from 'grammy';
import { bodyOf } from './payment-updates.ts';
import { answerOf, type Platform } from './platform.ts';
import type { Say } from './texts.ts';

type CheckoutNeeds = { platform: Platform; log: (message: string) => void };

/**
 * Passes "may this be paid?" on to the platform, which answers Telegram itself. When it cannot, the answer
 * is no, with words: nobody is charged for what might not be delivered. Never queued: a late yes is worthless.
 */
export async function askPlatform(needs: CheckoutNeeds, ctx: Context, bot: string, say: Say): Promise<void> {
  const update = { params: { path: { bot } }, body: bodyOf(ctx.update) };
  try {
    const receipt = await answerOf(needs.platform.once.POST('/v1/bots/{bot}/updates', update));
    if (receipt.status !== 'waiting') return; // it waits when Telegram could not be answered
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
