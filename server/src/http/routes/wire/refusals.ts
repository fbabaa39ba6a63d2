import type { RefusalCode } from '#kernel';

/** What a code means in HTTP: the status, and a title that never changes with the request. */
export type Meaning = { readonly status: number; readonly title: string };

/** Every no of the platform, in HTTP. A new code does not compile until it is here. */
const refusals = {
  invalid_request: { status: 400, title: 'The request is not as it has to be' },
  invalid_amount: { status: 400, title: 'An amount is not as it has to be' },
  payload_too_large: { status: 413, title: 'The request body is too large' },
  idempotency_key_required: { status: 400, title: 'An Idempotency-Key header is required' },
  idempotency_conflict: { status: 422, title: 'This Idempotency-Key was used for something else' },
  unauthenticated: { status: 401, title: 'No valid API key was sent' },
  key_expired: { status: 401, title: 'The API key has expired' },
  key_revoked: { status: 401, title: 'The API key has been revoked' },
  address_not_allowed: { status: 403, title: 'The API key does not work from this address' },
  scope_missing: { status: 403, title: 'The API key may not do this' },
  rate_limited: { status: 429, title: 'Too many requests' },
  overloaded: { status: 503, title: 'The platform cannot answer just now' },
  not_found: { status: 404, title: 'There is no such thing' },
  unknown_account: { status: 404, title: 'There is no such account' },
  unknown_feature: { status: 404, title: 'There is no such feature' },
  unknown_product: { status: 404, title: 'There is no such product' },
  wrong_asset: { status: 422, title: 'The account holds another asset' },
  insufficient_funds: { status: 422, title: 'There is not enough on the account' },
  above_ceiling: { status: 422, title: 'The account cannot take that much' },
  amount_overflow: { status: 422, title: 'The amount is larger than an account can hold' },
  hold_not_open: { status: 409, title: 'The hold is not open any more' },
  already_decided: { status: 409, title: 'It was decided before' },
  already_exists: { status: 409, title: 'It exists already' },
  already_granted: { status: 409, title: 'This customer was given it before' },
  already_bought: { status: 409, title: 'This customer has bought it before' },
  not_for_sale: { status: 409, title: 'The product is not for sale now' },
  scale_fixed: { status: 409, title: 'The scale of this credit type cannot change any more' },
  reservation_not_open: { status: 409, title: 'The reservation is not open any more' },
  above_reservation: { status: 422, title: 'More was used than was reserved' },
  payment_not_refundable: { status: 409, title: 'The payment cannot be refunded' },
  subscription_not_running: { status: 409, title: 'The subscription is not running' },
  payment_not_matchable: { status: 409, title: 'The payment cannot be matched' },
  refund_in_progress: { status: 409, title: 'A refund of this payment is under way' },
  policy_unavailable: { status: 422, title: 'There is no such refund policy for this product' },
  finding_not_open: { status: 409, title: 'The finding is not open any more' },
  action_unavailable: { status: 422, title: 'This finding cannot be resolved that way' },
  feature_not_metered: { status: 422, title: 'The feature is not metered' },
  url_not_allowed: { status: 422, title: 'This address cannot be called' },
  webhook_disabled: { status: 409, title: 'The webhook is disabled' },
  webhook_limit_reached: { status: 409, title: 'There are as many webhooks as there may be' },
  below_minimum: { status: 422, title: 'The amount is below the least that is taken' },
  above_limit: { status: 422, title: 'The amount is above a limit' },
  asset_not_supported: { status: 422, title: 'This asset is not taken here' },
  destination_invalid: { status: 422, title: 'The destination is not one that can be paid' },
  destination_cooling: { status: 409, title: 'The destination is too new to be paid' },
  payouts_stopped: { status: 409, title: 'Payouts are stopped' },
  payout_not_open: { status: 409, title: 'The payout is past this step' },
  another_person_needed: { status: 409, title: 'Somebody else has to approve' },
  rate_unavailable: { status: 409, title: 'There is no rate that is fresh enough' },
  rate_moved: { status: 409, title: 'The price has moved' },
  connection_invalid: { status: 422, title: 'The settings of the connection are not as they have to be' },
  gateway_switched_off: { status: 409, title: 'This way of paying is switched off' },
  bot_token_invalid: { status: 422, title: 'Telegram does not know this bot token' },
  gateway_refused: { status: 422, title: 'The payment system refused' },
  gateway_unavailable: { status: 503, title: 'The payment system did not answer' },
  signature_invalid: { status: 401, title: 'The signature or secret is wrong' },
} as const satisfies Record<RefusalCode, Meaning>;

/** What only HTTP can say, because the request never became a question to a module. */
export const transportFaults = {
  unknown_route: { status: 404, title: 'There is no such address' },
  method_not_allowed: { status: 405, title: 'This address does not take this method' },
  unsupported_media_type: { status: 415, title: 'The body is of a type that is not read here' },
  malformed_http: { status: 400, title: 'This is not HTTP' },
  request_timeout: { status: 408, title: 'The request took too long to arrive' },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  internal_error: { status: 500, title: 'Something broke on our side' },
} as const satisfies Readonly<Record<string, Meaning>>;

export const meanings: Readonly<Record<ProblemCode, Meaning>> = { ...refusals, ...transportFaults };

export type ProblemCode = RefusalCode | keyof typeof transportFaults;

export const problemCodes = Object.keys(meanings) as readonly ProblemCode[];
