import type { QuotesNeeds } from '#quotes';
import { costsOf, type CostNeeds } from '#supply';

/** What quotes ask of others: what suppliers want now, and what a store reckons in. */
export const quotePorts = (parts: CostNeeds): Pick<QuotesNeeds, 'costsOf' | 'currencyOf'> => ({
  costsOf: (workspace, stars) => costsOf(parts, workspace, stars),
  currencyOf: async () => 'USD',
});
