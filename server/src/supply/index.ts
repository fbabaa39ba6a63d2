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
export type { PurchaseFilter } from './purchase-rows.ts';
export {
  addSupplier,
  changeSupplier,
  switchSupplier,
  type NewSupplier,
  type SupplierChange,
  type SupplierTerms,
} from './add-supplier.ts';
export { filled } from './form.ts';
export { costsOf, type CostNeeds, type SupplierCost } from './costs-of.ts';
export {
  usernameOf,
  validateRecipient,
  type RecipientQuestion,
  type RecipientVerdict,
  type ValidateNeeds,
} from './validate-recipient.ts';
export { restartErrand, startErrand, stopErrand } from './start-errand.ts';
export {
  getPurchase,
  getSupplier,
  listPurchases,
  listSuppliers,
  purchasesOfOrder,
  supplierKinds,
  type PurchasePage,
} from './list-supply.ts';
export { resolvePurchase, type Resolution, type Said } from './resolve-purchase.ts';
export { boughtByHand, cannotBuy, takePurchase } from './buy-by-hand.ts';
export { recordFloat, type FloatMove } from './record-float.ts';
export type { FloatWay } from './postings.ts';
export { checkSupplier, watchBalance, type SupplierBalance } from './watch-balance.ts';
export { receiveSupplierHook } from './receive-hook.ts';
export { supplySweeps } from './sweeps.ts';
