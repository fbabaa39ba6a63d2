import type { Asset, Clock } from '#kernel';
import type { Pool } from '#database';
import type { Log } from '#jobs';

/** What a source says one whole `from` is worth in `to`: a plain decimal such as "2.345". */
export type RateReading = { readonly from: Asset; readonly to: Asset; readonly rate: string };

/** Somebody who knows rates. What it says counts for every workspace. */
export type RateSource = {
  /** Names it in quotes and on conversions: `cryptobot`, `fixed`. */
  readonly code: string;
  /** Asked by the sweep, never inside a transaction. An outage is thrown and tried again. */
  read(): Promise<readonly RateReading[]>;
  /** Between two readings; a minute, when not given. */
  readonly everySeconds?: number;
  /** How long a reading may be used; fifteen minutes, when not given. */
  readonly staleSeconds?: number;
  /** Which source is believed first: the lower rank. 100, when not given; what an operator enters has 0. */
  readonly rank?: number;
};

/** What an operator may set. */
export type RateRules = {
  /** A reading that is further than this from the one before is held back, in hundredths of a percent. */
  readonly jumpBasisPoints: number;
  /** The asset that pairs without a quote of their own are reckoned through. */
  readonly through: Asset;
  /** How long a rate that somebody entered may be used, when they do not say. */
  readonly enteredSeconds: number;
};

export const defaultRateRules: RateRules = { jumpBasisPoints: 2000, through: 'USD', enteredSeconds: 24 * 60 * 60 };

export type RatesNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  readonly rateSources: readonly RateSource[];
  /** The defaults, where nothing is set. */
  readonly rateRules?: Partial<RateRules>;
};

export const rulesOf = ({ rateRules }: Pick<RatesNeeds, 'rateRules'>): RateRules => ({
  ...defaultRateRules,
  ...rateRules,
});

/** The source of what an operator enters by hand. */
export const enteredBy = { code: 'manual', rank: 0 } as const;

export const usualRank = 100;
export const usualStaleSeconds = 15 * 60;
export const usualEverySeconds = 60;
