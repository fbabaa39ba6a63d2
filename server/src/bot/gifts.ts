import { stars, type Amount } from '#kernel';
import { readUser } from '#funds';
import { apiOf } from './bot-api.ts';
import type { Scene } from './screen.ts';

/** Something that a withdrawal of Stars can buy as a whole. */
export type Choice = {
  readonly id: string;
  readonly kind: 'months' | 'gift';
  readonly price: Amount;
  readonly name: string;
};

/** Months of Premium at Telegram's own prices; the rail refuses any other. */
export const premiumMonths: readonly Choice[] = [
  { id: '3', kind: 'months', price: stars(1000), name: '3' },
  { id: '6', kind: 'months', price: stars(1500), name: '6' },
  { id: '12', kind: 'months', price: stars(2500), name: '12' },
];

const most = 12;

/** The gifts that Telegram sells now and that this person's Stars are enough for, the dearest first. */
export async function giftsFor({ needs, ws, bot, user }: Scene): Promise<readonly Choice[]> {
  const { balances } = await readUser(needs.pool, ws, user);
  const has = balances.find(({ asset }) => asset === 'XTR')?.units ?? 0n;
  const { gifts } = await apiOf(needs, bot).getAvailableGifts();
  return gifts
    .map(({ id, star_count, sticker }) => ({
      id,
      kind: 'gift' as const,
      price: stars(star_count),
      name: sticker.emoji ?? '🎁',
    }))
    .filter(({ price }) => price.units <= has)
    .toSorted((one, other) => Number(other.price.units - one.price.units))
    .slice(0, most);
}
