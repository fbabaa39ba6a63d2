import type { Amount, Asset, Id, WorkspaceId } from '#kernel';
import type { Rate } from '#rates';

/** What a conversion comes to. `from` is everything it takes: `used` + `fee` + `rest`. */
export type Price = {
  readonly from: Amount;
  /** What the person gets. */
  readonly to: Amount;
  /** The spread, in the asset that is given: to `platform:fees`. */
  readonly fee: Amount;
  readonly spread: number;
  /** Units of what is given that are too few for one more unit of what is got: to `platform:rounding`. */
  readonly rest: Amount;
  readonly rate: Rate;
};

/** A price that stands until its end, for one person. A conversion by it takes over its id. */
export type ConversionQuote = Price & {
  readonly workspace: WorkspaceId;
  readonly id: Id<'cnv'>;
  readonly user: string;
  readonly quotedAt: Date;
  readonly expiresAt: Date;
};

export type Conversion = Price & {
  readonly workspace: WorkspaceId;
  readonly id: Id<'cnv'>;
  readonly user: string;
  readonly convertedAt: Date;
};

export type ConversionInput = {
  readonly user: string;
  readonly from: Amount;
  readonly to: Asset;
  /** A quote of ours; its price holds until its end. */
  readonly quote?: string;
  /** How much of `to` the caller reckons with, where there is no quote. */
  readonly expected?: Amount;
  /** By how many basis points the result may be below the quote that has ended, or below what is expected. */
  readonly maxSlippage?: number;
  /** The caller's Idempotency-Key. */
  readonly key: string;
};

/** What the house takes of a pair, in hundredths of a percent of what is given; of both directions. */
export type Spread = { readonly from: Asset; readonly to: Asset; readonly basisPoints: number };

export type ConversionTerms = {
  /** For pairs that are not named. */
  readonly basisPoints: number;
  readonly pairs: readonly Spread[];
};
