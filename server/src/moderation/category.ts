/**
 * What a target is about, as the advertiser says it. `usual`: one person approves. `risky`: two different people do.
 * `forbidden`: it cannot be promoted here at all. What is not in the table is looked at like a risky one.
 */
export const categories = {
  general: 'usual',
  news: 'usual',
  education: 'usual',
  entertainment: 'usual',
  games: 'usual',
  technology: 'usual',
  business: 'usual',
  music: 'usual',
  sport: 'usual',
  travel: 'usual',
  shopping: 'usual',
  art: 'usual',
  other: 'usual',
  crypto: 'risky',
  finance: 'risky',
  health: 'risky',
  politics: 'risky',
  religion: 'risky',
  dating: 'risky',
  alcohol: 'risky',
  adult: 'forbidden',
  gambling: 'forbidden',
  medical: 'forbidden',
  financial_promises: 'forbidden',
  political_votes: 'forbidden',
  reviews: 'forbidden',
  weapons: 'forbidden',
  drugs: 'forbidden',
} as const satisfies Readonly<Record<string, Risk>>;

export type Risk = 'usual' | 'risky' | 'forbidden';

export const riskOf = (category: string): Risk | 'unknown' =>
  Object.hasOwn(categories, category) ? categories[category as keyof typeof categories] : 'unknown';

/** Whether two different people have to approve. */
export const needsTwo = (category: string): boolean => riskOf(category) !== 'usual';
