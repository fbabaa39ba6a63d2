/**
 * Everything that can be told to a receiver, in one closed list. A type is never renamed or given another meaning:
 * receivers match on it. New fields may appear in the data of a type; none disappears.
 */
export const eventTypes = [
  'payment.received',
  'payment.fulfilled',
  'payment.refunded',
  'payment.unmatched',
  'credits.granted',
  'credits.low',
  'credits.expired',
  'entitlement.granted',
  'entitlement.ended',
  'subscription.started',
  'subscription.renewed',
  'subscription.canceled',
  'subscription.reenabled',
  'subscription.payment_failed',
  'subscription.ended',
  'subscription.changed',
  'refund.requested',
  'refund.decision_needed',
  'reconciliation.finished',
  'reconciliation.finding',
  'bot.slow',
  'payment.desk',
  'payout.requested',
  'payout.approved',
  'payout.sent',
  'payout.confirmed',
  'payout.returned',
  'payout.unknown',
  'funds.low',
  'task.review',
  'task.live',
  'task.rejected',
  'task.paused',
  'task.done',
  'task.ended',
  'claim.held',
  'claim.released',
  'claim.voided',
  'complaint.opened',
  'appeal.opened',
  'appeal.decided',
  'panel_order.updated',
  'panel_order.desk',
  'refill.updated',
  'provider.alarm',
  'catalogue.changed',
] as const;

export type EventType = (typeof eventTypes)[number];

/** Sent on request only, to see whether a receiver works: nobody subscribes to it. */
export const testEventType = 'webhook.test';
