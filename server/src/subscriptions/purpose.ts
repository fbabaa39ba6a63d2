import type { Purpose } from '#payments';
import { refundPolicies } from '#billing';
import { approveAgain, approveSubscription } from './approve-subscription.ts';
import { fulfilPeriod } from './fulfil-period.ts';
import { hearOfRenewal, passPeriod, revokePeriod } from './hear-of-period.ts';

/** The name under which payments hands charges of subscriptions back. */
export const subscriptionPurpose = 'billing.subscription';

/** What is done about each charge of a subscription, and about the news between two of them. */
export const subscriptionTerms: Purpose = {
  policies: refundPolicies,
  approve: approveSubscription,
  approveAgain,
  fulfil: fulfilPeriod,
  refunded: revokePeriod,
  returned: passPeriod,
  changed: hearOfRenewal,
};
