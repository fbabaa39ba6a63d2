import { analyticsRoutes } from './analytics.ts';
import { botRoutes } from './bots.ts';
import { breakdownRoutes } from './breakdowns.ts';
import { customerRoutes } from './customers.ts';
import { featureRoutes } from './features.ts';
import { grantRoutes } from './grants.ts';
import { healthRoutes } from './health.ts';
import { invoiceRoutes } from './invoices.ts';
import type { Route } from './operation.ts';
import { paymentRoutes } from './payments.ts';
import { productRoutes } from './products.ts';
import { reservationRoutes } from './reservations.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { webhookRoutes } from './telegram-webhook.ts';
import { unitCostRoutes } from './unit-costs.ts';
import { usageRoutes } from './usage.ts';

/** Every documented route, in the order of the reference. */
export const routes: readonly Route[] = [
  ...usageRoutes,
  ...reservationRoutes,
  ...featureRoutes,
  ...productRoutes,
  ...invoiceRoutes,
  ...paymentRoutes,
  ...subscriptionRoutes,
  ...grantRoutes,
  ...customerRoutes,
  ...analyticsRoutes,
  ...breakdownRoutes,
  ...unitCostRoutes,
  ...botRoutes,
  ...webhookRoutes,
  ...healthRoutes,
];

export { controlRoutes } from './control.ts';
export type { HttpNeeds } from './needs.ts';
export type { Operation, Route } from './operation.ts';
