import { createHash } from 'node:crypto';
import { Composer, InlineKeyboard, type Context } from 'grammy';
import { BillingError } from '../billing-error.ts';
import { keysOfUpdate } from '../keys.ts';
import type { BillingFlavor, PluginNeeds } from '../plugin.ts';
import { readProducts, startPurchase, type Product } from './catalogue.ts';

/** Callback data of the buttons: `asterism:buy` opens the list, `asterism:buy:<product>` makes the invoice. */
export const buyButton = 'asterism:buy';

/** Telegram allows 64 bytes of callback data, so a long code travels as its digest. */
const buttonOf = (code: string): string =>
  Buffer.byteLength(code) <= 50
    ? `${buyButton}:${code}`
    : `${buyButton}:#${createHash('sha256').update(code).digest('hex').slice(0, 24)}`;

/** /buy: a button for each product; a press answers with the product's invoice link. */
export function buyCommand<C extends Context & BillingFlavor>(
  needs: PluginNeeds,
  codes: readonly string[] | undefined,
): Composer<C> {
  const composer = new Composer<C>();
  composer.command('buy', (ctx) => showProducts(needs, ctx, codes));
  composer.callbackQuery(buyButton, async (ctx) => {
    await ctx.answerCallbackQuery();
    await showProducts(needs, ctx, codes);
  });
  composer.callbackQuery(/^asterism:buy:./, async (ctx) => {
    await ctx.answerCallbackQuery();
    const products = await readProducts(needs.platform, codes);
    const product = products.find(({ code }) => buttonOf(code) === ctx.callbackQuery.data);
    await (product ? sendInvoiceLink(needs, ctx, product) : sayGone(needs, ctx));
  });
  return composer;
}

async function showProducts(needs: PluginNeeds, ctx: Context, codes?: readonly string[]): Promise<void> {
  const say = needs.say(ctx.from?.language_code);
  const products = await readProducts(needs.platform, codes);
  const rows = products.map((product) => [InlineKeyboard.text(say('buy-product', product), buttonOf(product.code))]);
  if (rows.length === 0) await ctx.reply(say('buy-nothing'));
  else await ctx.reply(say('buy-choose'), { reply_markup: InlineKeyboard.from(rows) });
}

const sayGone = (needs: PluginNeeds, ctx: Context) => ctx.reply(needs.say(ctx.from?.language_code)('buy-gone'));

async function sendInvoiceLink(needs: PluginNeeds, ctx: Context & BillingFlavor, product: Product): Promise<void> {
  const say = needs.say(ctx.from?.language_code);
  const key = keysOfUpdate(ctx.me.id, ctx.update.update_id)('invoice', product.code);
  const bot = needs.options.bot ?? String(ctx.me.id);
  const purchase = { customer: ctx.billing.customer, product: product.code, bot, key };
  try {
    const link = await startPurchase(needs.platform, purchase);
    const pay = InlineKeyboard.from([[InlineKeyboard.url(say('buy-pay', product), link)]]);
    await ctx.reply(say('buy-invoice', product), { reply_markup: pay });
  } catch (error) {
    if (!(error instanceof BillingError) || error.code !== 'unknown_product') throw error;
    await sayGone(needs, ctx);
  }
}
