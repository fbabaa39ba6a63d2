import { parseUnits, scaleOf, type Amount } from '#kernel';
import { storeCurrency, topUp, validateUser, type StoreKey } from '#store';
import { resellerOf } from './reseller-caller.ts';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import {
  fromResellerOrder,
  orderExample,
  requireName,
  resellerTag as tag,
  TopUpAnswer,
  TopUpRequest,
  ValidateAnswer,
  ValidateRequest,
} from './wire/top-up.ts';
import type { z } from 'zod';
import type { HttpNeeds } from './needs.ts';

const guide = 'The same as under `/v1`, at the address that guides of top-ups name.';
const validating =
  'Whether somebody can be topped up, and their name, to be shown back before anything is paid. `valid` is true only where a supplier has said yes; where nobody could say, `verified` is `unknown`.';
const ordering =
  'Orders Stars for somebody. The price is held on your balance, or on your credit line once that is used up; it is kept when the Stars are there, and comes back when they surely never will be. Answers at once: follow the order at `/v1/orders/{order_id}`, or be told by a webhook. After a time-out or a 5xx repeat it under the same name: 503 means that nothing was made, 500 that nobody knows.';
const asking = { platform: 'telegram', user_id: '123456789' };
const validateExample = {
  body: asking,
  answer: { valid: true, username: '@username', name: 'Anna', verified: 'yes' as const },
};
const topUpExample = { body: { ...asking, stars: 500, client_ref: 'shop-1001' }, answer: orderExample };

async function validated(needs: HttpNeeds, who: StoreKey, { user_id: recipient, stars = 50 }: ValidateBody) {
  const { verdict, username, name, reason } = await validateUser(needs, who, { recipient, stars });
  return {
    valid: verdict === 'yes',
    verified: verdict,
    ...given({ username: username === undefined ? undefined : `@${username}`, name, reason }),
  };
}
type ValidateBody = z.output<typeof ValidateRequest>;
type TopUpBody = z.output<typeof TopUpRequest>;

async function ordered(needs: HttpNeeds, who: StoreKey, key: string | undefined, body: TopUpBody) {
  const { user_id: recipient, stars, client_ref: clientRef, accept_unverified: acceptUnverified } = body;
  const maxPrice = body.max_price === undefined ? undefined : await inCurrency(needs, who, body.max_price);
  const input = { recipient, stars, key, clientRef, acceptUnverified, maxPrice };
  return fromResellerOrder(await topUp(needs, who, input));
}

async function inCurrency({ pool }: HttpNeeds, { workspace }: StoreKey, price: string): Promise<Amount> {
  const asset = await storeCurrency(pool, workspace);
  return { asset, units: parseUnits(price, scaleOf(asset)) };
}

const validate = {
  method: 'POST',
  tag,
  scope: 'store',
  body: ValidateRequest,
  answer: ValidateAnswer,
  refusals: ['account_suspended', 'store_disabled', 'read_only'],
  example: validateExample,
} as const;
const order = {
  method: 'POST',
  tag,
  scope: 'store',
  keyed: 'optional',
  body: TopUpRequest,
  answer: TopUpAnswer,
  refusals: [
    'account_suspended',
    'balance_exhausted',
    'recipient_invalid',
    'stars_too_few',
    'stars_too_many',
    'price_too_high',
    'supplier_unavailable',
    'store_disabled',
    'read_only',
  ],
  example: topUpExample,
} as const;

export const resaleRoutes = [
  route(
    {
      ...validate,
      id: 'validateUser',
      path: '/v1/validate-user',
      summary: 'Who would be topped up',
      description: validating,
    },
    async (needs, { caller, body }) => validated(needs, await resellerOf(needs, { caller }), body),
  ),
  route(
    {
      ...validate,
      id: 'validateUserShort',
      path: '/validate-user',
      summary: 'Who would be topped up (short address)',
      description: `${guide} ${validating}`,
    },
    async (needs, { caller, body }) => validated(needs, await resellerOf(needs, { caller }), body),
  ),
  route(
    {
      ...order,
      id: 'topUpStars',
      path: '/v1/topup',
      summary: 'Order Stars for somebody',
      description: `${ordering} A \`client_ref\` or an \`Idempotency-Key\` is required: the same one with the same body is the same order.`,
      refusals: [...order.refusals, 'idempotency_key_required'],
    },
    async (needs, { caller, body, keyIfAny }) => {
      const who = await resellerOf(needs, { caller });
      requireName(keyIfAny(), body.client_ref);
      return ordered(needs, who, keyIfAny(), body);
    },
  ),
  route(
    {
      ...order,
      id: 'topUpStarsShort',
      path: '/topup',
      summary: 'Order Stars for somebody (short address)',
      description: `${guide} ${ordering} Without a \`client_ref\` and an \`Idempotency-Key\`, the same order again within two minutes is taken for a repeat of the first.`,
    },
    async (needs, { caller, body, keyIfAny }) => ordered(needs, await resellerOf(needs, { caller }), keyIfAny(), body),
  ),
];
