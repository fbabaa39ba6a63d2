export { setFeature } from './set-feature.ts';
export { listCreditTypes, setCreditType } from './set-credit-type.ts';
export { readScales } from './credit-type-rows.ts';
export { type Credits, type CreditType, type CreditTypeInput, type Scales, unitsIn } from './credit-type.ts';
export type { RollOver } from './roll-over.ts';
export { giveProduct, type Period, type Sale } from './give-product.ts';
export { fulfilPurchase, productOf } from './fulfil-purchase.ts';
export { approvePurchase } from './approve-purchase.ts';
export { revokePurchase } from './revoke-purchase.ts';
export { rollLots, type Rolling } from './roll-lots.ts';
export { begin } from './begin.ts';
export { setProduct } from './set-product.ts';
export { getFeature, getProduct, listFeatures, listProducts, listVersions } from './read-catalogue.ts';
export { check } from './check.ts';
export { consume, consumeBatch } from './consume.ts';
export { reserve } from './reserve.ts';
export { commitReservation, extendReservation, releaseReservation } from './settle-reservation.ts';
export { give, grantCredits, type Giving, type GrantInput, type Granted } from './grant-credits.ts';
export { getCustomer, listGrants } from './read-customer.ts';
export type { Page } from './page.ts';
export { customerTimeline } from './timeline.ts';
export { timelineKinds, type LotMove, type TimelineEntry, type TimelineKind } from './timeline-entry.ts';
export { customerStatement, type CreditStatement, type CustomerStatement } from './statement.ts';
export { startPurchase, type PurchaseInput, type Sale as SaleTerms } from './start-purchase.ts';
export { previewRefund } from './preview-refund.ts';
export { changeKinds, recordChange, type Change, type ChangeKind } from './record-change.ts';
export { billingPurpose, purchasePurpose } from './purpose.ts';
export { billingSweeps } from './sweeps.ts';
export { parseDuration } from './duration.ts';
export { noReasons, type Checked, type Consumed, type NoReason, type Reserved } from './answer.ts';
export type { KeyedUse, Use } from './use.ts';
export { overruns, type Feature, type FeatureInput, type Overrun } from './feature.ts';
export {
  productKinds,
  type EntitlementLine,
  type GrantLine,
  type GrantLineInput,
  type Product,
  type ProductInput,
  type ProductKind,
} from './product.ts';
export { grantCategories, type Grant, type GrantCategory, type GrantState, type GrantStatus } from './grant.ts';
export type { Entitlement } from './entitlement.ts';
export type { CreditState, Customer } from './customer.ts';
export {
  defaultReservationSeconds,
  longestReservationSeconds,
  reservationStatuses,
  reservationTransitions,
  type ReservationState,
  type ReservationStatus,
} from './reservation.ts';
export {
  availablePolicies,
  refundPolicies,
  type AvailablePolicy,
  type RefundFigures,
  type RefundPolicy,
  type RefundPreview,
} from './revocation.ts';
export type { Bot, Needs, Reading, Selling, Spending } from './needs.ts';
