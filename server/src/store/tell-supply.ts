import type { Clock } from '#kernel';
import type { TellSupply } from '#supply';
import type { RateRules } from '#rates';

/** Writes and books what the supply's news mean for an order. Telling twice changes nothing. */
export const tellSupply = (_needs: { readonly clock: Clock; readonly rateRules?: Partial<RateRules> }): TellSupply => {
  throw new Error('unfinished');
};
