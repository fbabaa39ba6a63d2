import { InlineKeyboard, type Context } from 'grammy';
import type { Say } from '../texts.ts';
import { buyButton } from './buy.ts';

/** Credits are out: says so politely, with a button that opens the products. */
export async function offerCredits(say: Say, ctx: Context, remaining: bigint): Promise<void> {
  const keyboard = InlineKeyboard.from([[InlineKeyboard.text(say('out-of-credits-buy'), buyButton)]]);
  await ctx.reply(say('out-of-credits', { remaining: remaining.toString() }), { reply_markup: keyboard });
}
