import type { Amount } from '#kernel';

/** What buyers are told of: a step of their order, or what became of money that was not as asked. */
export const noticeKinds = [
  'paid',
  'delivering',
  'delivered',
  'review',
  'failed',
  'refunded',
  'credited',
  'reversed',
  'expired',
  'canceled',
  'underpaid',
  'overpaid',
  'late',
  'paid_after_cancel',
  'paid_twice',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/**
 * `refunded`: the gateway has given it back. `credited`: it is the buyer's balance here. `underpaid`, `late`,
 * `paid_after_cancel`, `paid_twice`: it goes back, and nothing is bought with it. `overpaid`: what is over is their balance.
 */
export type Notice = { readonly kind: NoticeKind; readonly amount: Amount | null; readonly at: Date };
