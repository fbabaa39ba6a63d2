import { Refusal, type Amount } from '#kernel';

/** What the public formula is made of. */
export type PriceConstants = {
  /** What the house takes of a reward, in basis points. */
  readonly feeBasisPoints: number;
  /** What one Star is worth here, in USD. */
  readonly usdPerStar: Amount;
};

/** Which prices a mark-up is for. The most specific one wins: customer, service, category, all. */
export type MarkupScope =
  | { readonly of: 'all' }
  | { readonly of: 'category'; readonly category: string }
  | { readonly of: 'service'; readonly service: number }
  | { readonly of: 'customer'; readonly user: string };

/** What is put on the cost of a service at a panel; the price is then rounded up to a multiple of `step`. */
export type Markup = { readonly basisPoints: number; readonly step: Amount };
export type ScopedMarkup = { readonly scope: MarkupScope; readonly markup: Markup };

/** What a reseller pays less: so many basis points of every price, and prices of their own for some services. */
export type Wholesale = {
  readonly user: string;
  readonly basisPoints: number;
  /** USD per 1,000, by the number of the service. */
  readonly rates: ReadonlyMap<number, Amount>;
};

/** Everything prices follow from, beside the services themselves. */
export type PriceTerms = {
  readonly constants: PriceConstants;
  readonly markups: readonly ScopedMarkup[];
  /** Those of the person the prices are for. */
  readonly wholesale: Wholesale | null;
};

export const usd = (units: bigint): Amount => ({ asset: 'USD', units });

/** Mission and contract name them: 25 % and 0.020 USD for a Star. */
export const usualConstants: PriceConstants = { feeBasisPoints: 2500, usdPerStar: usd(20_000n) };

/** What holds for panels where nobody has set anything: as much as the house takes of its own workers' rewards. */
export const usualMarkup: Markup = { basisPoints: 2500, step: usd(1n) };

/** The referrers' shares are 13 % of a reward: a fee below would not pay them. */
const feeMin = 1300;

const wrong = (message: string, field: string) => new Refusal('invalid_request', message, { field });

/** Refuses with `wrong_asset` what is no amount of USD above zero. */
export function requireUsd({ asset, units }: Amount, field: string): void {
  if (asset !== 'USD') throw new Refusal('wrong_asset', 'The panel reckons in USD.', { field, asset });
  if (units < 1n) throw wrong('Write an amount of USD above zero.', field);
}

/** Refuses constants that could not pay the referrers, or are no price. */
export function checkConstants({ feeBasisPoints, usdPerStar }: PriceConstants): void {
  requireUsd(usdPerStar, 'usd_per_star');
  if (!Number.isSafeInteger(feeBasisPoints) || feeBasisPoints < feeMin || feeBasisPoints > 10_000)
    throw wrong(`The fee is ${feeMin} to 10000 basis points: the referrers' 13 % come out of it.`, 'fee_basis_points');
}

/** Refuses with `price_below_cost` a mark-up that takes something off. */
export function checkMarkup({ basisPoints, step }: Markup): void {
  requireUsd(step, 'step');
  if (basisPoints < 0) throw new Refusal('price_below_cost', 'A mark-up below zero would sell under what it costs us.');
  if (!Number.isSafeInteger(basisPoints) || basisPoints > 1_000_000)
    throw wrong('A mark-up is 0 to 1000000 basis points.', 'basis_points');
}
