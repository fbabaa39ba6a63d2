import type { Gift, Sticker, StarTransaction, TransactionPartnerUser } from '@grammyjs/types';
import { badRequest } from '../bot-api/refused.ts';
import type { Telegram } from '../telegram.ts';
import { unix } from '../time/clock.ts';
import type { Bot } from '../world/bot.ts';
import { newChargeId } from '../world/new-id.ts';
import { asUser, type Person } from '../world/person.ts';
import { balanceOf, nano } from '../world/star-amount.ts';

const sticker = (emoji: string): Sticker => ({
  file_id: `gift-${emoji.codePointAt(0) ?? 0}`,
  file_unique_id: `gift-${emoji.codePointAt(0) ?? 0}`,
  type: 'regular',
  width: 512,
  height: 512,
  is_animated: true,
  is_video: false,
  emoji,
});

/** What can be given; the ids are the sandbox's own, the prices are Telegram's usual ones. */
export const gifts: readonly Gift[] = [
  { id: '5170145012310081615', star_count: 15, sticker: sticker('💝') },
  { id: '5170250947678437525', star_count: 25, sticker: sticker('🎁') },
  { id: '5170144170496491616', star_count: 50, sticker: sticker('🎂') },
  { id: '5168043875654172773', star_count: 100, sticker: sticker('🏆') },
];

/** What so many months of Telegram Premium cost, in Stars. */
export const premiumPrices: ReadonlyMap<number, number> = new Map([
  [3, 1000],
  [6, 1500],
  [12, 2500],
]);

export function personFor(telegram: Telegram, user: number): Person {
  const person = telegram.world.users[user];
  if (!person) throw badRequest('USER_ID_INVALID');
  return person;
}

/** Words that go along: 128 characters at the most. */
export function checkWords(text: string): void {
  if (Array.from(text).length > 128) throw badRequest('ENTITY_TEXT_TOO_LONG');
}

/** Takes Stars of the bot for something it gives to a person; its Star list gets a row with a receiver. */
export function spendStars(
  telegram: Telegram,
  bot: Bot,
  { person, stars, about }: { person: Person; stars: number; about: Partial<TransactionPartnerUser> },
): void {
  if (balanceOf(bot.stars) < BigInt(stars) * nano) throw badRequest('BALANCE_TOO_LOW');
  const receiver = { type: 'user', user: asUser(person), ...about } as TransactionPartnerUser;
  const row: StarTransaction = { id: newChargeId(), amount: stars, date: unix(telegram.clock.now()), receiver };
  bot.stars.push(row);
  telegram.changed({ type: 'stars', user: person.id, bot: bot.id });
}
