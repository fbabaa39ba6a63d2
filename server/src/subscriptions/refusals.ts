import { Refusal } from '#kernel';
import type { SubscriptionState } from './subscription.ts';

export const noSuchSubscription = (): Refusal =>
  new Refusal('not_found', 'There is no such subscription in this workspace.');

export const notRunning = (state: SubscriptionState): Refusal =>
  new Refusal('subscription_not_running', `There is nothing to change: this subscription is ${state}.`, { state });
