import type { ProviderStatus } from '#upstream/provider';

/** Refusals that pass by themselves or by somebody's doing, in the words and codes of the panels there are. */
const passing = [
  /balance|not_enough_funds|enough funds|insufficient|low fund/i,
  /active order|link_duplicate|duplicate/i,
  /rate limit|too many|slow down|limit exceeded/i,
  /maintenance|temporar|try again|later|unavailable|timeout|busy|overload/i,
  /api key|user not found|suspended|unauthori|forbidden/i, // until the operator has renewed the key
];

/** Whether the same order may be taken later. */
export const isPassing = (words: string): boolean => passing.some((pattern) => pattern.test(words));

/** Whether the words say that there is an order for this link already: perhaps the very one that was just sent. */
export const isLinkTaken = (words: string): boolean => /active order|link_duplicate|duplicate/i.test(words);

/** A panel that fell over while it worked: its `error` says nothing about whether it took the order. */
export const isAccident = (words: string): boolean =>
  /internal|server error|went wrong|unexpected|exception|database|\bsql\b|gateway time|timed? ?out/i.test(words);

/** Whether the words say that the panel does not know an order. */
export const isUnknownOrder = (words: string): boolean =>
  /incorrect order|order.*(not found|not exist|invalid)|invalid order/i.test(words);

/** Whether the words say that the panel does not know an action or a parameter. */
export const isUnknownAction = (words: string): boolean =>
  /incorrect request|action.*invalid|invalid action|unknown action|missing/i.test(words);

const statuses: Readonly<Record<string, ProviderStatus>> = {
  pending: 'pending',
  queued: 'pending',
  new: 'pending',
  awaiting: 'pending',
  inprogress: 'in_progress',
  progress: 'in_progress',
  active: 'in_progress',
  processing: 'processing',
  process: 'processing',
  completed: 'completed',
  complete: 'completed',
  done: 'completed',
  finished: 'completed',
  partial: 'partial',
  partially: 'partial',
  partiallycompleted: 'partial',
  canceled: 'canceled',
  cancelled: 'canceled',
  cancel: 'canceled',
  refunded: 'canceled',
  refund: 'canceled',
};

const plain = (words: string): string => words.toLowerCase().replaceAll(/[^a-z]/g, '');

/** A status by whatever word: case, space, hyphens and double letters do not matter. */
export const statusOf = (words: string): ProviderStatus => statuses[plain(words)] ?? 'strange';

const refills: Readonly<Record<string, 'pending' | 'in_progress' | 'completed' | 'rejected'>> = {
  pending: 'pending',
  awaiting: 'pending',
  inprogress: 'in_progress',
  processing: 'in_progress',
  completed: 'completed',
  complete: 'completed',
  rejected: 'rejected',
  canceled: 'rejected',
  cancelled: 'rejected',
  error: 'rejected',
};

export const refillStatusOf = (words: string) => refills[plain(words)];
