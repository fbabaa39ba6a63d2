export { requestPayout, type PayoutRequest } from './request-payout.ts';
export { findSupplierPayout, paySupplier, type SupplierBill } from './pay-supplier.ts';
export { quotePayout, type PayoutQuote } from './quote-payout.ts';
export { approvePayout, type Decision } from './approve-payout.ts';
export { cancelPayout, rejectPayout } from './end-payout.ts';
export { resolvePayout, type PayoutResolution } from './resolve-payout.ts';
export { getPayout, listPayouts, type PayoutPage, type PayoutStory } from './list-payouts.ts';
export {
  addDestination,
  listDestinations,
  removeDestination,
  type DestinationPage,
  type NewDestination,
} from './address-book.ts';
export { readSettings, writeSettings, type PayoutSettings, type RuleInput, type SettingsInput } from './settings.ts';
export { resumePayouts, stopPayouts, type Switch } from './stop-payouts.ts';
export { listRails, type OfferedRail } from './list-rails.ts';
export { moneyOut } from './tell.ts';
export { payoutMentioned } from './mention-payout.ts';
export { payoutSweeps } from './sweeps.ts';
export type { KeptDestination } from './destination.ts';
export type { Rule } from './rule.ts';
export type { Stop } from './workspace-rows.ts';
export type { Account, PayoutsNeeds } from './needs.ts';
export {
  payoutOutcomes,
  payoutSources,
  payoutStatuses,
  payoutTransitions,
  type Payout,
  type PayoutOutcome,
  type PayoutStatus,
  type PayoutSource,
  type PayoutStep,
} from './payout.ts';
export { refundRail, type RefundRailNeeds } from './refund-rail.ts';
export { refundsByPayout } from './refunds-by-payout.ts';
export { isPaidOut } from './is-paid-out.ts';
