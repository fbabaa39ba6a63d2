import { Composer, type Context } from 'grammy';
import type { BillingFlavor, PluginNeeds } from '../plugin.ts';
import type { Say } from '../texts.ts';
import { dateText } from './balance.ts';
import { readPayments, type PaymentLine } from './catalogue.ts';

/**
 * /terms, /support, /paysupport and /privacy, which Telegram asks of every bot that takes Stars. They answer
 * also while the platform is away: only the list of payments is missing then.
 */
export function pageCommands<C extends Context & BillingFlavor>(needs: PluginNeeds, contact?: string): Composer<C> {
  const composer = new Composer<C>();
  const sayFor = (ctx: Context) => needs.say(ctx.from?.language_code);
  const page = contact === undefined ? (name: string) => `${name}-here` : (name: string) => name;
  composer.command('terms', (ctx) => ctx.reply(sayFor(ctx)('terms')));
  composer.command('privacy', (ctx) => ctx.reply(sayFor(ctx)('privacy')));
  composer.command('support', (ctx) => ctx.reply(sayFor(ctx)(page('support'), { contact: contact ?? '' })));
  composer.command('paysupport', async (ctx) => {
    const say = sayFor(ctx);
    const { customer } = ctx.billing;
    const payments = await readPayments(needs.platform, customer).catch(() => []);
    const help = say(page('paysupport'), { contact: contact ?? '', customer });
    await ctx.reply([help, ...paymentLines(payments, say, ctx.from?.language_code ?? 'en')].join('\n'));
  });
  return composer;
}

function paymentLines(payments: readonly PaymentLine[], say: Say, language: string): string[] {
  if (payments.length === 0) return [];
  const lines = payments.map(({ id, status, stars, at }) => {
    const words = say(`status-${status}`);
    const known = words !== `status-${status}`;
    return say('paysupport-payment', {
      date: dateText(at, language),
      stars,
      status: known ? words : status,
      payment: id,
    });
  });
  return ['', say('paysupport-payments'), ...lines];
}
