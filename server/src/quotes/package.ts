import { Refusal } from '#kernel';

/** So many Stars that are offered with a name of their own; any other whole number can be asked for as well. */
export type StarPackage = {
  readonly stars: number;
  /** By language; English is always there. */
  readonly names: Readonly<Record<string, string>>;
  readonly isOn: boolean;
};

const named = (stars: number, en: string, ru: string): StarPackage => ({ stars, names: { en, ru }, isOn: true });

/** What is offered where nobody has set anything. */
export const usualPackages: readonly StarPackage[] = [
  named(50, 'Starter', 'Стартовый'),
  named(100, 'Small', 'Малый'),
  named(250, 'Medium', 'Средний'),
  named(500, 'Standard', 'Стандартный'),
  named(1000, 'Large', 'Большой'),
  named(2500, 'Mega', 'Мега'),
  named(5000, 'Ultra', 'Ультра'),
];

/** How many Stars can be bought at once, and how long a price stands. */
export type QuoteTerms = {
  readonly min: number;
  readonly max: number;
  /** Seconds. */
  readonly quoteLife: number;
};

/** No supplier delivers fewer than 50, and most deliver no more than 1,000,000 (Fragment's own limits). */
export const starsLimits = { min: 50, max: 1_000_000 } as const;
export const usualTerms: QuoteTerms = { ...starsLimits, quoteLife: 600 };

/** Refuses with `stars_too_few`, `stars_too_many` or `invalid_request` a number of Stars that is not sold. */
export function requireStars(stars: number, { min, max }: Pick<QuoteTerms, 'min' | 'max'>): void {
  if (!Number.isSafeInteger(stars)) throw new Refusal('invalid_request', 'Ask for a whole number of Stars.');
  if (stars < min) throw new Refusal('stars_too_few', `Ask for ${min} Stars or more.`, { min });
  if (stars > max) throw new Refusal('stars_too_many', `Ask for ${max} Stars or fewer.`, { max });
}
