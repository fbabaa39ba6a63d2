export { defaultGrace, period, sellProduct } from './start-subscription.ts';
export { subscriptionPurpose, subscriptionTerms } from './purpose.ts';
export { cancelSubscription, keepSubscription, resumeSubscription } from './change-renewal.ts';
export { changeSubscription, type ChangeInput, type Changing } from './change-subscription.ts';
export {
  getSubscription,
  listSubscriptions,
  subscriptionsOfCustomer,
  type SubscriptionPage,
} from './read-subscriptions.ts';
export { subscriptionSweeps } from './sweeps.ts';
export {
  subscriptionStates,
  subscriptionTransitions,
  type Subscription,
  type SubscriptionPeriod,
  type SubscriptionState,
} from './subscription.ts';
