import { Composer, type Context, type NextFunction } from 'grammy';
import type { BotCommand } from 'grammy/types';
import { BillingError } from '../billing-error.ts';
import type { BillingFlavor, PluginNeeds } from '../plugin.ts';
import type { Say } from '../texts.ts';
import { balanceText } from './balance.ts';
import { buyCommand } from './buy.ts';
import { pageCommands } from './pages.ts';
import { thanksForPayments } from './thanks.ts';

export type CommandOptions = {
  /** Who answers questions: `@your_support`, an e-mail address. Without it people are asked to write to the bot. */
  contact?: string;
  /** The codes of the products to offer, in this order; all, unless told. */
  products?: readonly string[];
};

/** The ready handlers, as one Composer. What it does not know passes on to the bot's own handlers. */
export function billingCommands<C extends Context & BillingFlavor>(
  needs: PluginNeeds,
  options: CommandOptions,
): Composer<C> {
  const composer = new Composer<C>();
  composer.use((ctx, next) => sayWhenAway(needs, ctx, next));
  composer.use(buyCommand<C>(needs, options.products));
  composer.command('balance', async (ctx) => {
    const language = ctx.from?.language_code ?? 'en';
    await ctx.reply(await balanceText(needs.platform, needs.say(language), ctx.billing.customer, language));
  });
  composer.use(pageCommands<C>(needs, options.contact));
  composer.use(thanksForPayments<C>(needs));
  return composer;
}

/** The commands' own line in Telegram's menu, for `bot.api.setMyCommands`. */
export const commandMenu = (say: Say): BotCommand[] =>
  ['buy', 'balance', 'paysupport', 'support', 'terms', 'privacy'].map((command) => ({
    command,
    description: say(`command-${command}`),
  }));

/** A person who asked for something hears an answer also when the platform gives none. */
async function sayWhenAway(needs: PluginNeeds, ctx: Context, next: NextFunction): Promise<void> {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof BillingError) || !ctx.chat) throw error;
    needs.log(`${error.code}: ${error.message}`);
    await ctx.reply(needs.say(ctx.from?.language_code)('unavailable'));
  }
}
