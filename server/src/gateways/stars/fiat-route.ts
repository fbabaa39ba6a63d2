import type { Amount } from '#kernel';
import type { Bot, Update } from '#telegram';
import { readFiatSum, type FiatSum } from './translate.ts';

/** The account that a provider's charge comes in on, and the sum in our units. */
export type FiatAccount = {
  readonly gateway: string;
  readonly connection: string;
  readonly app: string;
  readonly amount: Amount;
};

/**
 * Bots sell for Stars, and through a payment provider for money; Telegram tells of both in the same updates. This knows
 * the account of the second kind; undefined when nobody does: then the money is on the bot itself, and unmatched.
 */
export type FiatRoute = (bot: Bot, sum: FiatSum) => Promise<FiatAccount | undefined>;

/** Where an update about money that is no Star belongs. */
export async function routeOf(fiat: FiatRoute | undefined, bot: Bot, update: Update): Promise<FiatAccount | undefined> {
  const sum = fiat && readFiatSum(update);
  return sum && fiat(bot, sum);
}
