export { setFeature } from './set-feature.ts';
export { listCreditTypes, setCreditType } from './set-credit-type.ts';
export { readScales } from './credit-type-rows.ts';
export { type Credits, type CreditType, type CreditTypeInput, type Scales, unitsIn } from './credit-type.ts';
export type { RollOver } from './roll-over.ts';
export { giveProduct, type Period, type Sale } from './give-product.ts';
export { fulfilPurchase, productOf } from './fulfil-purchase.ts';
export { approvePurchase } from './approve-purchase.ts';
export { revokePurchase } from './revoke-purchase.ts';
export { grantBatch } from './grant-batch.ts';
export { grantAccess, revokeAccess, type AccessInput, type EndInput } from './override-access.ts';
export { rollLots, type Rolling } from './roll-lots.ts';
export { availableNow, begin } from './begin.ts';
export { customersAfter, hasAccess, holdersAfter, startOf, type Met } from './audience.ts';
export { newCrossings, takeCrossing, watchLow, type Crossing, type LowWatch } from './watch-low.ts';
export { customerQuotas, deleteQuota, overrideCustomerQuota, setQuota } from './set-quota.ts';
export { setProduct } from './set-product.ts';
export { getFeature, getProduct, listFeatures, listProducts, listVersions } from './read-catalogue.ts';
export { check } from './check.ts';
export { consume, consumeBatch } from './consume.ts';
export { reserve } from './reserve.ts';
export { commitReservation, extendReservation, releaseReservation } from './settle-reservation.ts';
export { give, grantCredits, type Giving, type GrantInput, type Granted } from './grant-credits.ts';
export { getCustomer, listGrants } from './read-customer.ts';
export type { Page } from './page.ts';
export { customerTimeline, type TimelinePage } from './timeline.ts';
export { timelineKinds, type LotMove, type TimelineEntry, type TimelineKind } from './timeline-entry.ts';
export { openRefusalLog, type RefusalLog } from './refusal-log.ts';
export { addNote, listNotes, type Note } from './notes.ts';
export { explain, type Explanation, type LotTaken } from './explain.ts';
export { summarise, type Summary } from './summary.ts';
export { timelineCsv, statementAsCsv } from './history-file.ts';
export { customerStatement, type CreditStatement, type CustomerStatement } from './statement.ts';
export { startPurchase, type PurchaseInput, type Sale as SaleTerms } from './start-purchase.ts';
export { adoptByRules } from './adopt-payment.ts';
export { billingJobs } from './ask-payload.ts';
export { matchForeignPayment, type MatchInput } from './match-by-hand.ts';
export { setPayloadRule } from './set-payload-rule.ts';
export { getPayloadRule, listPayloadRules, removePayloadRule } from './read-payload-rules.ts';
export { ruleCustomers, rulePrices, type PayloadRule, type PayloadRuleInput } from './payload-rule.ts';
export { longestPattern } from './payload-pattern.ts';
export { decideRefund, type DecisionInput } from './decide-refund.ts';
export { listDecisions } from './list-decisions.ts';
export type { Decision } from './decision-rows.ts';
export { defaultUndecided, type Undecided } from './decide-overdue.ts';
export { forgiveDebt, type Forgiven, type Forgiveness } from './forgive-debt.ts';
export { previewRefund } from './preview-refund.ts';
export { changeKinds, recordChange, type Change, type ChangeKind } from './record-change.ts';
export { billingPurpose, purchasePurpose } from './purpose.ts';
export { billingSweeps } from './sweeps.ts';
export { parseDuration } from './duration.ts';
export { noReasons, type Checked, type Consumed, type NoReason, type QuotaNo, type Reserved } from './answer.ts';
export type { KeyedUse, Use } from './use.ts';
export { overruns, type Feature, type FeatureInput, type FreeQuantity, type Overrun, type Steps } from './feature.ts';
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
  decisionPolicies,
  refundPolicies,
  type DecisionPolicy,
  type RefundFigures,
  type RefundPolicy,
  type RefundPreview,
} from './revocation.ts';
export { defaultPriority } from './grant.ts';
export type { Asking, Bot, Needs, Reading, Selling, Spending } from './needs.ts';
