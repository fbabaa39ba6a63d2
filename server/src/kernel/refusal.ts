/**
 * Every no this platform can say, in one closed list. Each transport (HTTP, bot, SMM panel) has one
 * exhaustive table over it, so a new code does not compile until every transport can speak it.
 */
export const refusalCodes = [
  // Asking wrongly
  'invalid_request',
  'invalid_amount',
  'payload_too_large',
  'idempotency_key_required',
  'idempotency_conflict',
  // Who is asking
  'unauthenticated',
  'key_expired',
  'key_revoked',
  'address_not_allowed',
  'scope_missing',
  'rate_limited',
  'overloaded',
  // What is asked for
  'not_found',
  'unknown_account',
  'unknown_feature',
  'unknown_product',
  'wrong_asset',
  // The books say no
  'insufficient_funds',
  'above_ceiling',
  'amount_overflow',
  'hold_not_open',
  // The state of things says no
  'already_exists',
  'already_decided',
  'already_granted',
  'already_bought',
  'not_for_sale',
  'scale_fixed',
  'reservation_not_open',
  'above_reservation',
  'payment_not_refundable',
  'subscription_not_running',
  'payment_not_matchable',
  'refund_in_progress',
  'policy_unavailable',
  'finding_not_open',
  'action_unavailable',
  'feature_not_metered',
  'url_not_allowed',
  'webhook_disabled',
  'webhook_limit_reached',
  'below_minimum',
  'above_limit',
  'asset_not_supported',
  'destination_invalid',
  'destination_cooling',
  'payouts_stopped',
  'payout_not_open',
  'another_person_needed',
  'rate_unavailable',
  'rate_moved',
  'connection_invalid',
  'gateway_switched_off',
  // The exchange says no
  'exchange_disabled',
  'kind_stopped',
  'read_only',
  'rules_not_accepted',
  'target_not_proven',
  'target_blocked',
  'task_not_open',
  'no_slot_free',
  'already_claimed',
  'not_eligible',
  'trust_limit',
  'claim_not_open',
  'checker_unavailable',
  'too_late',
  'session_expired',
  'money_not_settled',
  // The catalogue says no
  'service_unknown',
  'service_disabled',
  'link_invalid',
  'link_busy',
  'quantity_too_small',
  'quantity_too_large',
  'comments_missing',
  'order_not_cancellable',
  'order_not_completed',
  'refill_disabled',
  'refill_too_soon',
  'refill_too_late',
  'refill_not_due',
  'account_suspended',
  'price_below_cost',
  'provider_unavailable',
  // The store says no
  'store_disabled',
  'recipient_invalid',
  'stars_too_few',
  'stars_too_many',
  'method_unavailable',
  'quote_ended',
  'price_too_high',
  'supplier_unavailable',
  'order_not_open',
  'order_not_refundable',
  'purchase_not_open',
  'balance_exhausted',
  // The world says no
  'bot_token_invalid',
  'gateway_refused',
  'gateway_unavailable',
  'signature_invalid',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/**
 * A command's no. `message` is for the person who asked: what was wrong and how to mend it.
 * `details` is for their program. Bugs and outages are never refusals: they stay ordinary errors.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: RefusalCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
