export { requestPayment, type PaymentRequest } from './request-payment.ts';
export { createInvoice } from './create-invoice.ts';
export { approvePayment } from './approve-payment.ts';
export { matchPayment } from './match-payment.ts';
export { receive } from './receive.ts';
export { requestRefund, type RefundRequest } from './request-refund.ts';
export { sendRefund } from './send-refund.ts';
export { receiveDelivery, type Arrival } from './receive-delivery.ts';
export type { IntakeNeeds, PayoutMention } from './intake.ts';
export { openCrew, type Crew } from './crew.ts';
export { listDeliveries, type DeliveryPage } from './list-deliveries.ts';
export { verdicts, type KeptDelivery } from './delivery-rows.ts';
export { lookUpNow } from './look-up-now.ts';
export { acceptPayment, type Acceptance } from './accept-payment.ts';
export { deskActions, deskKinds, listDesk, type DeskCase, type DeskPage } from './desk.ts';
export { getPayment, listPayments, listRefunds, type PaymentPage } from './list-payments.ts';
export { askRenewal } from './ask-renewal.ts';
export { readRecurring } from './read-recurring.ts';
export { firstCharge } from './send-renewal.ts';
export {
  periodOf,
  renewalStatuses,
  renewalTransitions,
  repeating,
  type RecurringCharge,
  type RecurringFacts,
  type RenewalAsked,
  type RenewalStatus,
  type RenewalTold,
} from './recurring.ts';
export { declined } from './declined.ts';
export { paymentHistory, paymentSteps, type PaymentMoment, type PaymentStep } from './payment-history.ts';
export { backToWorld, refundFromMerchant, type Giving } from './postings.ts';
export { paymentSweeps } from './run.ts';
export { reconcile, type ReconciliationRequest } from './start-reconciliation.ts';
export { getReconciliation, listFindings, listReconciliations } from './list-reconciliations.ts';
export { listRows, type ListedRow } from './list-rows.ts';
export { listStatement, type ComparedRow, type StatementPage } from './list-statement.ts';
export { resolveFinding, type Resolution } from './resolve-finding.ts';
export type { AccountAtGateway, KnowsPayout, OuterAccounts } from './outer-accounts.ts';
export type { AccountBalance, Reconciliation, ReconciliationRules, Report, Tally } from './reconciliation.ts';
export {
  actionsOf,
  everyFindingAction,
  findingActions,
  findingKinds,
  findingStatuses,
  type Finding,
  type FindingAction,
  type FindingKind,
  type FindingStatus,
} from './finding.ts';
export type { Adopt, Adopted, Adoption, PaymentsNeeds, ProductTransfer, Purpose, Purposes } from './purpose.ts';
export { paymentStatuses, paymentTransitions, type Payment, type PaymentStatus } from './payment.ts';
export type { PaymentFilter } from './payment-rows.ts';
export { refundStatuses, refundTransitions, type Refund, type RefundStatus } from './refund.ts';
export type {
  Approval,
  ApprovalQuestion,
  DeclineReason,
  Gateway,
  Gateways,
  Incoming,
  MoneyIn,
  Received,
  RenewalState,
} from './gateway.ts';
