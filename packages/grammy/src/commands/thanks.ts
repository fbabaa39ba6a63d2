import { Composer, type Context } from 'grammy';
import { isPlatformPayload } from '../payment-updates.ts';
import type { BillingFlavor, PluginNeeds } from '../plugin.ts';
import { balanceText } from './balance.ts';

/** Answers a payment with thanks and what the person has now, and a refund with where the Stars went. */
export function thanksForPayments<C extends Context & BillingFlavor>(needs: PluginNeeds): Composer<C> {
  const composer = new Composer<C>();
  composer.on('message:successful_payment', async (ctx, next) => {
    if (isPlatformPayload(ctx.message.successful_payment.invoice_payload)) await sayOrNote(needs, thank(needs, ctx));
    await next();
  });
  composer.on('message:refunded_payment', async (ctx, next) => {
    const { invoice_payload: payload, total_amount: stars } = ctx.message.refunded_payment;
    const say = needs.say(ctx.from.language_code);
    if (isPlatformPayload(payload)) await sayOrNote(needs, ctx.reply(say('refunded', { stars: String(stars) })));
    await next();
  });
  return composer;
}

/** Somebody may pay and then block the bot: the words are lost, and the update is handled all the same. */
const sayOrNote = (needs: PluginNeeds, said: Promise<unknown>): Promise<unknown> =>
  said.catch((error: unknown) =>
    needs.log(`A payment was handled, but its person could not be told: ${String(error)}`),
  );

async function thank(needs: PluginNeeds, ctx: Context & BillingFlavor): Promise<void> {
  const language = ctx.from?.language_code ?? 'en';
  const say = needs.say(language);
  if (!needs.arrivals.get(ctx.update)) return void (await ctx.reply(say('thanks-later')));
  const balance = await balanceText(needs.platform, say, ctx.billing.customer, language).catch(() => '');
  await ctx.reply([say('thanks'), balance].join('\n').trim());
}
