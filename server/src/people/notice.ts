/**
 * What a person can be told by the bot, in one closed list; each has a text in every language. Values are ready for
 * people (amounts as decimal text with their asset beside, instants as RFC 3339); the words are the bot's.
 */
export const noticeKinds = [
  'reward_held', // task, amount, asset, until
  'reward_released', // task, amount, asset
  'reward_voided', // claim, task, amount, asset, reason, appeal_until
  'claim_expired', // task
  'claim_not_verified', // claim, task, reason
  'referral_released', // amount, asset
  'task_live', // task, title
  'task_rejected', // task, title, reason, amount, asset
  'task_paused', // task, title, reason
  'task_resumed', // task, title
  'task_done', // task, title
  'task_ended', // task, title, amount, asset
  'slot_reopened', // task, title
  'appeal_decided', // claim, outcome, reason
  'complaint_decided', // task, outcome
  'limits_changed', // reason
  'charge_back', // amount, asset, debt
  'deposit_arrived', // amount, asset
  'payout_sent', // payout, amount, asset
  'payout_returned', // payout, amount, asset, reason
  'moderation_waiting', // task, title (to moderators)
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Something to tell somebody. Written in the transaction of what happened; the bot sends it afterwards. */
export type Notice = {
  readonly user: string;
  readonly kind: NoticeKind;
  /** The same key twice is one notice. */
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
};
