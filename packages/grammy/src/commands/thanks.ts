import { Composer, type Context } from 'grammy';
import { isPlatformPayload } from '../payment-updates.ts';
import type { BillingFlavor, PluginNeeds } from '../plugin.ts';
import { balanceText } from './balance.ts';

/** Answers a payment with thanks and what the person has now, and a refund with where the Stars went. */
export function thanksForPayments<C extends Context & BillingFlavor>(needs: PluginNeeds): Composer<C> {
  const composer = new Composer<C>();
  composer.on('message:successful_payment', async (ctx, next) => {
    if (isPlatformPayload(ctx.message.successful_payment.invoice_payload)) await thank(needs, ctx);
    await next();
  });
  composer.on('message:refunded_payment', async (ctx, next) => {
    const { invoice_payload: payload, total_amount: stars } = ctx.message.refunded_payment;
    const say = needs.say(ctx.from.language_code);
    if (isPlatformPayload(payload)) await ctx.reply(say('refunded', { stars: String(stars) }));
    await next();
  });
  return composer;
}

async function thank(needs: PluginNeeds, ctx: Context & BillingFlavor): Promise<void> {
  const language = ctx.from?.language_code ?? 'en';
  const say = needs.say(language);
  if (!needs.arrivals.get(ctx.update)) return void (await ctx.reply(say('thanks-later')));
  const balance = await balanceText(needs.platform, say, ctx.billing.customer, language).catch(() => '');
  await ctx.reply([say('thanks'), balance].join('\n').trim());
}
