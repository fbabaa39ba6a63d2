import { appealRoutes } from './appeals.ts';
import { analyticsRoutes } from './analytics.ts';
import { botRoutes } from './bots.ts';
import { breakdownRoutes } from './breakdowns.ts';
import { claimRoutes } from './claims.ts';
import { conversionRoutes } from './conversions.ts';
import { creditTypeRoutes } from './credit-type.ts';
import { customerRoutes } from './customers.ts';
import { depositRoutes } from './deposits.ts';
import { connectionBookRoutes } from './connection-books.ts';
import { connectionRoutes } from './connections.ts';
import { deskRoutes } from './desk.ts';
import { exchangeSettingsRoutes } from './exchange-settings.ts';
import { explainRoutes } from './explain.ts';
import { entitlementRoutes } from './entitlements.ts';
import { featureRoutes } from './features.ts';
import { grantRoutes } from './grants.ts';
import { healthRoutes } from './health.ts';
import { hookRoutes } from './hooks.ts';
import { invoiceRoutes } from './invoices.ts';
import { moderationRoutes } from './moderation.ts';
import type { Route } from './operation.ts';
import { panelApiRoutes } from './panel-api.ts';
import { panelKeyRoutes } from './panel-keys.ts';
import { panelCatalogueRoutes } from './panel-catalogue.ts';
import { panelDeskRoutes } from './panel-desk.ts';
import { panelOrderRoutes } from './panel-orders.ts';
import { panelPricingRoutes } from './panel-pricing.ts';
import { panelSettingsRoutes } from './panel-settings.ts';
import { panelPlacementRoutes } from './panel-placements.ts';
import { panelProviderRoutes } from './panel-providers.ts';
import { panelSourceRoutes } from './panel-sources.ts';
import { panelTreasuryRoutes } from './panel-treasury.ts';
import { payloadRuleRoutes } from './payload-rules.ts';
import { paymentRoutes } from './payments.ts';
import { productRoutes } from './products.ts';
import { rateRoutes } from './rates.ts';
import { destinationRoutes } from './destinations.ts';
import { payoutDecisionRoutes } from './payout-decisions.ts';
import { payoutSettingsRoutes } from './payout-settings.ts';
import { payoutRoutes } from './payouts.ts';
import { reconciliationRoutes } from './reconciliations.ts';
import { quotaRoutes } from './quotas.ts';
import { refundRoutes } from './refunds.ts';
import { refillRoutes } from './refills.ts';
import { resaleOrderRoutes } from './resale-orders.ts';
import { resaleRoutes } from './resale.ts';
import { resaleWebhookRoutes } from './resale-webhooks.ts';
import { resellerRoutes } from './resellers.ts';
import { reservationRoutes } from './reservations.ts';
import { startHookRoutes } from './start-hooks.ts';
import { sessionRoutes } from './sessions.ts';
import { storeDeskRoutes } from './store-desk.ts';
import { storeOrderRoutes } from './store-orders.ts';
import { storeSettingsRoutes } from './store-settings.ts';
import { storeKeyRoutes } from './store-keys.ts';
import { storeMarginRoutes } from './store-margins.ts';
import { storePackageRoutes } from './store-packages.ts';
import { storePriceRoutes } from './store-prices.ts';
import { storeQuoteRoutes } from './store-quotes.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { storePurchaseRoutes } from './store-purchases.ts';
import { storeSupplierRoutes } from './store-suppliers.ts';
import { supplierHookRoutes } from './supplier-hooks.ts';
import { taskCommandRoutes } from './task-commands.ts';
import { taskRoutes } from './tasks.ts';
import { webhookRoutes } from './telegram-webhook.ts';
import { taskReportRoutes } from './task-report.ts';
import { timelineRoutes } from './timeline.ts';
import { topUpRoutes } from './top-ups.ts';
import { trustRuleRoutes } from './trust-rules.ts';
import { unitCostRoutes } from './unit-costs.ts';
import { usageRoutes } from './usage.ts';
import { userRoutes } from './users.ts';
import { walletProofRoutes } from './wallet-proofs.ts';
import { walletRequestRoutes } from './wallet-requests.ts';
import { workerDataRoutes } from './worker-data.ts';
import { workerRoutes } from './workers.ts';
import { webhookDeliveryRoutes } from './webhook-deliveries.ts';
import { webhookEndpointRoutes } from './webhooks.ts';

/** Every documented route, in the order of the reference. */
export const routes: readonly Route[] = [
  ...usageRoutes,
  ...reservationRoutes,
  ...creditTypeRoutes,
  ...featureRoutes,
  ...quotaRoutes,
  ...productRoutes,
  ...invoiceRoutes,
  ...paymentRoutes,
  ...deskRoutes,
  ...walletRequestRoutes,
  ...walletProofRoutes,
  ...connectionRoutes,
  ...connectionBookRoutes,
  ...subscriptionRoutes,
  ...depositRoutes,
  ...topUpRoutes,
  ...userRoutes,
  ...conversionRoutes,
  ...rateRoutes,
  ...payoutRoutes,
  ...payoutDecisionRoutes,
  ...destinationRoutes,
  ...payoutSettingsRoutes,
  ...sessionRoutes,
  ...workerRoutes,
  ...workerDataRoutes,
  ...trustRuleRoutes,
  ...exchangeSettingsRoutes,
  ...taskRoutes,
  ...taskCommandRoutes,
  ...claimRoutes,
  ...moderationRoutes,
  ...appealRoutes,
  ...taskReportRoutes,
  ...panelCatalogueRoutes,
  ...panelPricingRoutes,
  ...panelOrderRoutes,
  ...panelDeskRoutes,
  ...panelProviderRoutes,
  ...panelSourceRoutes,
  ...panelPlacementRoutes,
  ...panelSettingsRoutes,
  ...panelTreasuryRoutes,
  ...storeSupplierRoutes,
  ...storePurchaseRoutes,
  ...storePackageRoutes,
  ...storePriceRoutes,
  ...storeQuoteRoutes,
  ...storeSettingsRoutes,
  ...storeOrderRoutes,
  ...storeDeskRoutes,
  ...reconciliationRoutes,
  ...payloadRuleRoutes,
  ...refundRoutes,
  ...grantRoutes,
  ...refillRoutes,
  ...customerRoutes,
  ...timelineRoutes,
  ...explainRoutes,
  ...entitlementRoutes,
  ...analyticsRoutes,
  ...breakdownRoutes,
  ...unitCostRoutes,
  ...botRoutes,
  ...panelApiRoutes,
  ...panelKeyRoutes,
  ...resellerRoutes,
  ...storeKeyRoutes,
  ...storeMarginRoutes,
  ...resaleRoutes,
  ...resaleOrderRoutes,
  ...resaleWebhookRoutes,
  ...webhookRoutes,
  ...supplierHookRoutes,
  ...hookRoutes,
  ...startHookRoutes,
  ...webhookEndpointRoutes,
  ...webhookDeliveryRoutes,
  ...healthRoutes,
];

export { controlRoutes } from './control.ts';
export type { ChainFigures, HttpNeeds } from './needs.ts';
export type { ForeignAnswer, Operation, Route, Shown } from './operation.ts';
