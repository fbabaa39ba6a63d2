import type { Refusal, RefusalCode } from '#kernel';
import { line, type Line } from './line.ts';

/** What belongs to programs that use the API; a person who meets it here can only try again or ask. */
const technical = 'refusal-technical';

/** How every no of the platform is said to a person. A new code does not compile before it has words here. */
export const refusalKeys = {
  invalid_request: 'refusal-invalid-request',
  invalid_amount: 'refusal-invalid-amount',
  payload_too_large: 'refusal-too-long',
  idempotency_key_required: technical,
  idempotency_conflict: 'refusal-done-already',
  unauthenticated: technical,
  key_expired: technical,
  key_revoked: technical,
  address_not_allowed: technical,
  scope_missing: 'refusal-not-yours',
  rate_limited: 'refusal-too-fast',
  overloaded: 'refusal-busy',
  not_found: 'refusal-not-found',
  unknown_account: 'refusal-not-found',
  unknown_feature: technical,
  unknown_product: technical,
  wrong_asset: 'refusal-asset',
  insufficient_funds: 'refusal-insufficient-funds',
  money_not_settled: 'refusal-money-not-settled',
  above_ceiling: technical,
  amount_overflow: 'refusal-invalid-amount',
  hold_not_open: 'refusal-claim-not-open',
  already_exists: 'refusal-already-exists',
  already_decided: 'refusal-already-decided',
  already_granted: technical,
  already_bought: technical,
  not_for_sale: technical,
  scale_fixed: technical,
  reservation_not_open: technical,
  above_reservation: technical,
  payment_not_refundable: technical,
  subscription_not_running: technical,
  payment_not_matchable: technical,
  refund_in_progress: 'refusal-busy',
  policy_unavailable: technical,
  finding_not_open: technical,
  action_unavailable: 'refusal-not-now',
  feature_not_metered: technical,
  url_not_allowed: 'refusal-link',
  webhook_disabled: technical,
  webhook_limit_reached: technical,
  below_minimum: 'refusal-below-minimum',
  above_limit: 'refusal-above-limit',
  asset_not_supported: 'refusal-asset',
  destination_invalid: 'refusal-destination-invalid',
  destination_cooling: 'refusal-destination-cooling',
  payouts_stopped: 'refusal-payouts-stopped',
  payout_not_open: 'refusal-payout-not-open',
  another_person_needed: 'refusal-another-person',
  rate_unavailable: 'refusal-rate',
  rate_moved: 'refusal-rate',
  connection_invalid: technical,
  gateway_switched_off: 'refusal-way-closed',
  exchange_disabled: 'refusal-exchange-disabled',
  kind_stopped: 'refusal-kind-stopped',
  read_only: 'refusal-read-only',
  rules_not_accepted: 'refusal-rules',
  target_not_proven: 'refusal-target-not-proven',
  target_blocked: 'refusal-target-blocked',
  task_not_open: 'refusal-task-not-open',
  no_slot_free: 'refusal-no-slot-free',
  already_claimed: 'refusal-already-claimed',
  not_eligible: 'refusal-not-eligible',
  trust_limit: 'refusal-trust-limit',
  claim_not_open: 'refusal-claim-not-open',
  checker_unavailable: 'refusal-checker-unavailable',
  too_late: 'refusal-too-late',
  session_expired: technical,
  service_unknown: technical,
  service_disabled: technical,
  link_invalid: technical,
  link_busy: technical,
  quantity_too_small: technical,
  quantity_too_large: technical,
  comments_missing: technical,
  order_not_cancellable: technical,
  order_not_completed: technical,
  refill_disabled: technical,
  refill_too_soon: technical,
  refill_too_late: technical,
  refill_not_due: technical,
  account_suspended: technical,
  price_below_cost: technical,
  provider_unavailable: technical,
  store_disabled: 'refusal-store-disabled',
  recipient_invalid: 'refusal-recipient-invalid',
  stars_too_few: 'refusal-stars-too-few',
  stars_too_many: 'refusal-stars-too-many',
  method_unavailable: 'refusal-way-closed',
  quote_ended: 'refusal-quote-ended',
  price_too_high: 'refusal-rate',
  supplier_unavailable: 'refusal-supplier-unavailable',
  order_not_open: 'refusal-order-not-open',
  order_not_refundable: technical,
  purchase_not_open: technical,
  balance_exhausted: technical,
  bot_token_invalid: technical,
  gateway_refused: 'refusal-gateway',
  gateway_unavailable: 'refusal-gateway',
  signature_invalid: technical,
} as const satisfies Readonly<Record<RefusalCode, string>>;

/** A no in words, with the reason and the amount it names, where it does. */
export function refusalLine({ code, details }: Pick<Refusal, 'code' | 'details'>): Line {
  const { reason, minimum } = details;
  const key = refusalKeys[code];
  if (code === 'not_eligible' || code === 'target_not_proven')
    return line(key, { reason: typeof reason === 'string' ? reason : 'other' });
  if (code === 'below_minimum') return isWireAmount(minimum) ? line('refusal-below', minimum) : line(key);
  return line(key);
}

const isWireAmount = (told: unknown): told is { amount: string; asset: string } =>
  typeof told === 'object' &&
  told !== null &&
  'amount' in told &&
  typeof told.amount === 'string' &&
  'asset' in told &&
  typeof told.asset === 'string';
