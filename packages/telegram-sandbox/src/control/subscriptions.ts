import { z } from 'zod';
import { editSubscription } from '../people/edit-subscription.ts';
import type { Subscription } from '../world/payment.ts';
import { personOf } from '../people/find.ts';
import { route } from './route.ts';

const subscription = z.object({
  id: z.string().describe('the charge id of the first payment'),
  bot: z.int(),
  title: z.string(),
  payload: z.string(),
  amount: z.int(),
  period: z.int(),
  expires_at: z.int().describe('Unix time'),
  state: z.enum(['active', 'canceled', 'failed', 'ended']),
  renewals: z.int(),
});

const shown = ({ id, bot, product, expires_at, state, renewals }: Subscription) => ({
  id,
  bot,
  title: product.title,
  payload: product.payload,
  amount: product.amount,
  period: product.subscription_period,
  expires_at,
  state,
  renewals,
});

export const subscriptionRoutes = [
  route({
    method: 'GET',
    path: '/sandbox/users/{id}/subscriptions',
    summary: 'The subscriptions of a person',
    answer: z.array(subscription),
    run: ({ telegram }, { params }) => {
      const { id } = personOf(telegram, params['id']);
      return Object.values(telegram.world.subscriptions)
        .filter(({ user }) => user === id)
        .map(shown);
    },
  }),
  route({
    method: 'POST',
    path: '/sandbox/users/{id}/subscriptions/{charge}',
    summary: 'A person cancels a subscription, or takes it up again before it has run out',
    body: z.strictObject({ action: z.enum(['cancel', 'reenable']) }),
    answer: subscription,
    run: ({ telegram }, { params, body }) =>
      shown(editSubscription(telegram, personOf(telegram, params['id']), params['charge'] ?? '', body.action)),
  }),
];
