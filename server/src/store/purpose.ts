import type { Purpose } from '#payments';
import type { RateRules } from '#rates';

/** The name under which payments hands orders' money back to the store. */
export const storeOrderPurpose = 'store.order';

/** What the store does about a payment. */
export const storePurpose = (_rules: { readonly rateRules?: Partial<RateRules> } = {}): Purpose => {
  throw new Error('unfinished');
};
