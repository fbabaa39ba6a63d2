import type { RefusalCode } from '#kernel';

/** Which words a key is answered in: sentences as JustAnotherPanel has them, or the names of texts as newer panels do. */
export const dialects = ['sentence', 'keys'] as const;
export type Dialect = (typeof dialects)[number];

/** What only this API says no to; every other no is the platform's. */
const ownCodes = ['action_unknown', 'order_unknown', 'refill_unknown', 'too_many_ids', 'unreadable'] as const;
export type PanelCode = RefusalCode | (typeof ownCodes)[number];

/** A no of this API itself. */
export class PanelNo extends Error {
  override readonly name = 'PanelNo';
  readonly code: PanelCode;

  constructor(code: PanelCode) {
    super(code);
    this.code = code;
  }
}

type Details = Readonly<Record<string, unknown>>;
type Sentence = string | ((details: Details) => string);
type Words = Sentence | { readonly sentence: Sentence; readonly keys: string };

const request = 'Incorrect request';
const key = 'Invalid API key';
const busy = 'Temporarily unavailable. Please try again later.';
const closed = 'System is under maintenance. Please try again later.';
const service = { sentence: 'Incorrect service ID', keys: 'error.incorrect_service_id' };
const link = { sentence: 'Bad link', keys: 'neworder.error.link' };
const duplicate = 'You have active order with this link. Please wait until order being completed.';

const bound = (details: Details, name: string): string => {
  const value = details[name];
  return typeof value === 'number' || typeof value === 'string' ? ` ${value}` : '';
};

/**
 * Every no, as clients of panels know it: they look for these words, so none is of our making where there was one. What
 * cannot come up here is an incorrect request; the code in `X-Error-Code` says more.
 */
const words = {
  // This API itself
  action_unknown: request,
  order_unknown: 'Incorrect order ID',
  refill_unknown: 'Refill not found',
  too_many_ids: request,
  unreadable: request,
  // Asking wrongly
  invalid_request: request,
  invalid_amount: request,
  payload_too_large: request,
  idempotency_key_required: request,
  idempotency_conflict: request,
  // Who is asking
  unauthenticated: key,
  key_expired: key,
  key_revoked: key,
  address_not_allowed: key,
  scope_missing: key,
  account_suspended: 'Your account has been suspended.',
  rate_limited: ({ limit }) =>
    `Rate limit exceeded. ${typeof limit === 'number' ? `Max ${limit} requests per minute.` : 'Slow down.'}`,
  overloaded: busy,
  // What is asked for
  not_found: 'Incorrect order ID',
  unknown_account: request,
  unknown_feature: request,
  unknown_product: request,
  wrong_asset: request,
  // The books say no
  insufficient_funds: { sentence: 'Not enough funds on balance', keys: 'neworder.error.not_enough_funds' },
  above_ceiling: request,
  amount_overflow: {
    sentence: (details) => `Quantity more than maximum${bound(details, 'maximum')}`,
    keys: 'neworder.error.max_quantity',
  },
  hold_not_open: request,
  // The state of things says no
  already_exists: request,
  already_decided: request,
  already_granted: request,
  already_bought: request,
  not_for_sale: request,
  scale_fixed: request,
  reservation_not_open: request,
  above_reservation: request,
  payment_not_refundable: request,
  subscription_not_running: request,
  payment_not_matchable: request,
  refund_in_progress: request,
  policy_unavailable: request,
  finding_not_open: request,
  action_unavailable: request,
  feature_not_metered: request,
  url_not_allowed: link,
  webhook_disabled: request,
  webhook_limit_reached: request,
  below_minimum: request,
  above_limit: request,
  asset_not_supported: request,
  destination_invalid: request,
  destination_cooling: request,
  payouts_stopped: request,
  payout_not_open: request,
  another_person_needed: request,
  rate_unavailable: busy,
  rate_moved: busy,
  connection_invalid: request,
  gateway_switched_off: request,
  // The exchange says no
  exchange_disabled: closed,
  kind_stopped: service,
  read_only: closed,
  rules_not_accepted: request,
  target_not_proven: link,
  target_blocked: link,
  task_not_open: request,
  no_slot_free: request,
  already_claimed: request,
  not_eligible: request,
  trust_limit: request,
  claim_not_open: request,
  checker_unavailable: busy,
  too_late: request,
  session_expired: key,
  money_not_settled: request,
  // The catalogue says no
  service_unknown: service,
  service_disabled: service,
  link_invalid: link,
  link_busy: { sentence: duplicate, keys: 'neworder.error.link_duplicate' },
  quantity_too_small: {
    sentence: (details) => `Quantity less than minimal${bound(details, 'minimum')}`,
    keys: 'neworder.error.min_quantity',
  },
  quantity_too_large: {
    sentence: (details) => `Quantity more than maximum${bound(details, 'maximum')}`,
    keys: 'neworder.error.max_quantity',
  },
  comments_missing: { sentence: 'Comments field is required', keys: 'neworder.error.comment' },
  order_not_cancellable: 'Order cannot be canceled',
  order_not_completed: 'The order is not completed',
  refill_disabled: 'Refill is disabled for this service',
  refill_too_soon: 'Refill was requested less than 24 hours ago',
  refill_too_late: 'Order not eligible for refill.',
  refill_not_due: 'Order not eligible for refill.',
  price_below_cost: service,
  provider_unavailable: busy,
  // The store says no: none of it can come up here
  store_disabled: request,
  recipient_invalid: request,
  stars_too_few: request,
  stars_too_many: request,
  method_unavailable: request,
  quote_ended: request,
  price_too_high: request,
  supplier_unavailable: request,
  order_not_open: request,
  order_not_refundable: request,
  purchase_not_open: request,
  balance_exhausted: request,
  // The world says no
  bot_token_invalid: request,
  gateway_refused: request,
  gateway_unavailable: busy,
  signature_invalid: key,
} as const satisfies Readonly<Record<PanelCode, Words>>;

export const panelCodes = Object.keys(words) as readonly PanelCode[];

/** Whether a code of the platform's is one that this API has words for. */
export const isPanelCode = (code: string): code is PanelCode => Object.hasOwn(words, code);

/** What a client is told. */
export function wordsOf(code: PanelCode, dialect: Dialect, details: Details = {}): string {
  const known: Words = words[code];
  const worded = typeof known === 'object' ? known[dialect] : known;
  return typeof worded === 'function' ? worded(details) : worded;
}
