import { z } from 'zod';
import {
  cancelSubscription,
  changeSubscription,
  getSubscription,
  listSubscriptions,
  resumeSubscription,
} from '#subscriptions';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { InstantTold } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { fromChanging, fromSubscription, Subscription } from './wire/subscription.ts';
import { AnyId, Code, Customer } from './wire/text.ts';

const When = z.enum(['now', 'period_end']);

const CancelRequest = z
  .strictObject({ at: z.literal('period_end').default('period_end') })
  .optional()
  .meta({ id: 'CancelRequest', description: 'What is paid for is never cut short: refund the period for that.' });

const ChangeRequest = z
  .strictObject({
    product: Code,
    at: When.optional().describe('A dearer product `now`, any other at the `period_end`, when not given.'),
  })
  .meta({ id: 'ChangeRequest' });

const ChangeAnswer = z
  .object({
    subscription: z.string().describe('The new one: it replaces the old one in the moment it is paid.'),
    payment: z.string(),
    link: z.string(),
    at: When,
    payable_from: InstantTold.optional().describe('From when on the link can be paid.'),
  })
  .meta({ id: 'ChangeAnswer' });

const tag = 'Subscriptions';
const params = z.strictObject({ id: AnyId });
const id = 'sub_0199d3a5c0de7a000b2c4d6e8f001122';
const payment = 'pay_0199d3a5c0de7a000b2c4d6e8f001122';
const example = {
  id,
  customer: '123456789',
  product: 'plus',
  version: 1,
  price: { asset: 'XTR', amount: '100' },
  state: 'active',
  renews: true,
  failed: false,
  requested_at: '2026-11-20T09:59:00.000Z',
  paid_until: '2026-12-20T10:00:00.000Z',
  access_until: '2026-12-21T10:00:00.000Z',
  first_charge: 'stxEXAMPLE',
  periods: [
    {
      payment,
      charge: 'stxEXAMPLE',
      from: '2026-11-20T10:00:00.000Z',
      until: '2026-12-20T10:00:00.000Z',
      access_until: '2026-12-21T10:00:00.000Z',
      status: 'fulfilled',
    },
  ],
};
const canceled = { ...example, state: 'canceled', renews: false };

export const subscriptionRoutes = [
  route(
    {
      id: 'listSubscriptions',
      method: 'GET',
      path: '/v1/subscriptions',
      tag,
      scope: 'customers:read',
      summary: 'Subscriptions, newest first',
      description: 'Of one customer, to one product: or all. Those not paid yet are `pending`.',
      query: z.strictObject({ customer: Customer.exactOptional(), product: Code.exactOptional(), ...pageQuery }),
      answer: z.object({ subscriptions: z.array(Subscription), cursor: NextCursor }).meta({ id: 'SubscriptionList' }),
      refusals: [],
      example: { query: { customer: '123456789' }, answer: { subscriptions: [example] } },
    },
    async (needs, { workspace, query }) => {
      const { subscriptions, cursor } = await listSubscriptions(needs, workspace, query);
      return { subscriptions: subscriptions.map(fromSubscription), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'getSubscription',
      method: 'GET',
      path: '/v1/subscriptions/{id}',
      tag,
      scope: 'customers:read',
      summary: 'One subscription, with its periods',
      description: 'Access follows the periods that were paid for and the clock, and waits for no update.',
      params,
      answer: Subscription,
      refusals: ['not_found'],
      example: { params: { id }, answer: example },
    },
    async (needs, { workspace, params: { id: named } }) =>
      fromSubscription(await getSubscription(needs, workspace, named)),
  ),
  route(
    {
      id: 'cancelSubscription',
      method: 'POST',
      path: '/v1/subscriptions/{id}/cancel',
      tag,
      scope: 'customers:write',
      summary: 'Let a subscription end with what is paid for',
      description:
        'Telegram is asked by a job; `asking` says so until it has answered. The person cannot take it up again by themselves. Asked twice, nothing more happens.',
      body: CancelRequest,
      params,
      answer: Subscription,
      refusals: ['not_found', 'subscription_not_running'],
      example: { params: { id }, body: { at: 'period_end' }, answer: { ...canceled, asking: 'stop' } },
    },
    async (needs, { workspace, params: { id: named } }) =>
      fromSubscription(await cancelSubscription(needs, workspace, named)),
  ),
  route(
    {
      id: 'resumeSubscription',
      method: 'POST',
      path: '/v1/subscriptions/{id}/resume',
      tag,
      scope: 'customers:write',
      summary: 'Let the person take a subscription up again',
      description:
        'Undoes `cancel`. Telegram does not resume by itself: the person does, in their settings, and until then it stays `canceled`.',
      params,
      answer: Subscription,
      refusals: ['not_found', 'subscription_not_running'],
      example: { params: { id }, answer: { ...canceled, asking: 'resume' } },
    },
    async (needs, { workspace, params: { id: named } }) =>
      fromSubscription(await resumeSubscription(needs, workspace, named)),
  ),
  route(
    {
      id: 'changeSubscription',
      method: 'POST',
      path: '/v1/subscriptions/{id}/change',
      tag,
      scope: 'payments:write',
      keyed: 'optional',
      summary: 'Move a customer to another subscription',
      description:
        'Telegram cannot change the price of a subscription that runs, so the answer is a link to a new one. Paying it replaces the old one in the same transaction: it is not renewed, and what was paid for it stays. At the `period_end` the old one is stopped at once, and the link can be paid from that end on.',
      body: ChangeRequest,
      params,
      answer: ChangeAnswer,
      refusals: ['not_found', 'unknown_product', 'subscription_not_running', 'gateway_refused', 'gateway_unavailable'],
      example: {
        params: { id },
        body: { product: 'pro' },
        answer: { subscription: id, payment, link: 'https://t.me/$AbCdEf', at: 'now' },
      },
    },
    async (needs, { workspace, params: { id: named }, body, keyIfAny }) =>
      fromChanging(
        await changeSubscription(needs, workspace, named, {
          product: body.product,
          ...given({ at: body.at, key: keyIfAny() }),
        }),
      ),
  ),
];
