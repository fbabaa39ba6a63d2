export type { Errand, SupplyNews, TellSupply } from './news.ts';
export { SupplierSilent, verdicts } from './supplier.ts';
export type * from './supplier.ts';
export type { KnowsUser, SupplyNeeds } from './needs.ts';
export type { ChainOrder, ChainProgress, PayChain } from './pay-chain.ts';
export type { SupplierAccount } from './account.ts';
export {
  purchaseStatuses,
  purchaseTransitions,
  type PayState,
  type Purchase,
  type PurchaseStatus,
} from './purchase.ts';
export { costsOf, type CostNeeds, type SupplierCost } from './costs-of.ts';
export {
  validateRecipient,
  type RecipientQuestion,
  type RecipientVerdict,
  type ValidateNeeds,
} from './validate-recipient.ts';
export { restartErrand, startErrand, stopErrand } from './start-errand.ts';
export { supplySweeps } from './sweeps.ts';
