import type { AffiliateInfo, StarAmount } from '@grammyjs/types';
import type { Affiliate, Telegram } from '../telegram.ts';
import { asUser } from '../world/person.ts';
import { fromNanostars, nano } from '../world/star-amount.ts';

/** Splits a payment between the affiliate who brought the buyer and the bot, to the nanostar. */
export function affiliateShare(
  { world }: Telegram,
  { user, commission_per_mille }: Affiliate,
  amount: number,
): { info: AffiliateInfo; rest: StarAmount } {
  const whole = BigInt(amount) * nano;
  const share = (whole * BigInt(commission_per_mille)) / 1000n;
  const person = world.users[user];
  const info = { ...(person && { affiliate_user: asUser(person) }), commission_per_mille, ...fromNanostars(share) };
  return { info, rest: fromNanostars(whole - share) };
}
