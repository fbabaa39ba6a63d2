import { z } from 'zod';
import { amountToWire } from '#kernel';
import { subscriptionStates, type Changing, type Subscription as Told, type SubscriptionPeriod } from '#subscriptions';
import { AmountTold } from './amount.ts';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';

const State = z
  .enum(subscriptionStates as [(typeof subscriptionStates)[number], ...(typeof subscriptionStates)[number][]])
  .describe(
    'pending: not paid yet. active: paid. canceled: paid, and will not be renewed. past_due: what was paid is over, the grace runs. ended: access is over.',
  );

const Period = z.object({
  payment: z.string(),
  charge: z.string(),
  from: InstantTold,
  until: InstantTold.describe('Until when it is paid.'),
  access_until: InstantTold.describe('`until` and the grace.'),
  status: z.enum(['settled', 'fulfilled', 'refunded']),
});

export const Subscription = z
  .object({
    id: z.string(),
    customer: z.string(),
    product: z.string(),
    version: z.int().describe('Of the product, as it was sold: renewals keep it.'),
    price: AmountTold,
    state: State,
    renews: z.boolean().describe('Whether it will be charged again, as far as is known.'),
    failed: z.boolean().describe('Whether the last renewal is known to have failed.'),
    paid_until: InstantTold.optional(),
    access_until: InstantTold.optional(),
    first_charge: z.string().optional(),
    asking: z.enum(['stop', 'resume']).optional().describe('What Telegram is being asked for.'),
    problem: z.string().optional().describe('Why Telegram has not done it.'),
    replaces: z.string().optional(),
    replaced_by: z.string().optional(),
    payable_from: InstantTold.optional(),
    requested_at: InstantTold,
    periods: z.array(Period).describe('Oldest first.'),
  })
  .meta({ id: 'Subscription' });

const instant = (at: Date | undefined) => at && toInstant(at);

const fromPeriod = ({ payment, charge, from, until, accessUntil, status }: SubscriptionPeriod) => ({
  payment,
  charge,
  from: toInstant(from),
  until: toInstant(until),
  access_until: toInstant(accessUntil),
  status,
});

export const fromSubscription = (told: Told) => ({
  id: told.id,
  customer: told.customer,
  product: told.product,
  version: told.version,
  price: amountToWire(told.price),
  state: told.state,
  renews: told.renews,
  failed: told.failed,
  requested_at: toInstant(told.requestedAt),
  periods: told.periods.map(fromPeriod),
  ...given({
    paid_until: instant(told.paidUntil),
    access_until: instant(told.accessUntil),
    first_charge: told.firstCharge,
    asking: told.asking,
    problem: told.problem,
    replaces: told.replaces,
    replaced_by: told.replacedBy,
    payable_from: instant(told.payableFrom),
  }),
});

export const fromChanging = ({ subscription, payment, link, at, payableFrom }: Changing) => ({
  subscription,
  payment,
  link,
  at,
  ...given({ payable_from: instant(payableFrom) }),
});
