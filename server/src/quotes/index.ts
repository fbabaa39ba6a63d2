export type { MethodPrice, PriceFor, PriceNow, Quote } from './quote.ts';
export type { QuotesNeeds, SupplierCost } from './needs.ts';
export { makeQuote } from './make-quote.ts';
export { getQuote, takeQuote, type TakingQuote } from './quote-rows.ts';
export { priceNow, type PriceAsked } from './price-now.ts';
export { listPackages, type PricedPackage } from './list-packages.ts';
export { requireStars, starsLimits, usualPackages, usualTerms, type QuoteTerms, type StarPackage } from './package.ts';
export { readPackages, readQuoteTerms } from './terms-rows.ts';
export { setPackage } from './set-package.ts';
export { setQuoteTerms } from './set-terms.ts';
export type { PriceRule, Pricing, RuleChange, RuleScope } from './rule.ts';
export { listPriceRules } from './rule-rows.ts';
export { setPriceRule } from './set-rule.ts';
export { previewPrices, type PricePreview } from './preview-prices.ts';
export type { Fee, Method, MethodInput } from './method.ts';
export { getMethod, listMethods } from './method-rows.ts';
export { setMethod } from './set-method.ts';
export { feeOf, stepOf } from './price.ts';
export {
  changeKinds,
  listChanges as listPriceChanges,
  type ChangeFilter,
  type ChangeKind,
  type ChangePage,
  type QuotesChange,
} from './change-rows.ts';
export { quoteSweeps } from './sweeps.ts';
