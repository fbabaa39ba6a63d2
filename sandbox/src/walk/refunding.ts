import { orThrow, type components } from '@asterism/api';
import { expectEqual, spendMessages, WalkFault, type Stage, type Step } from './stage.ts';

type Payment = components['schemas']['Payment'];
type Policy = 'void_remaining' | 'debt';

/** The person's newest payment for this product that has not been refunded. */
async function paymentFor({ platform, customer }: Stage, product: string): Promise<Payment> {
  const { payments } = await orThrow(platform.GET('/v1/payments', { params: { query: { customer } } }));
  const found = payments.find((payment) => payment.product === product && payment.status === 'fulfilled');
  if (!found) throw new WalkFault(`There is no payment for ${product} that could be refunded.`);
  return found;
}

/** What the refund would do, to the unit, without doing it. */
async function preview({ platform }: Stage, { id }: Payment, policy: Policy) {
  const call = { params: { path: { id } }, body: { policy, dry_run: true } };
  const answer = await orThrow(platform.POST('/v1/payments/{id}/refund', call));
  if (!('dry_run' in answer)) throw new WalkFault('A dry run was taken for a refund.');
  const { granted, spent, removable, debt } = answer;
  return { granted, spent, removable, debt };
}

async function refund({ platform, world, key }: Stage, { id }: Payment, policy?: Policy): Promise<void> {
  const call = { params: { path: { id } }, body: policy ? { policy } : {}, idempotencyKey: key(`refund-${id}`) };
  await orThrow(platform.POST('/v1/payments/{id}/refund', call));
  await world.post('/sandbox/settle');
}

export const refunding: readonly Step[] = [
  {
    title: 'buys 500, and Telegram delivers the payment twice: one grant',
    after: { stars: 1250, credits: 780 },
    play: async ({ world, person }) => {
      const fault = { target: 'telegram', kind: 'duplicate', update: 'successful_payment', rate: 1, times: 1 };
      await world.post('/sandbox/faults', fault);
      await person.buy('pack_500');
      await world.post('/sandbox/settle');
      await world.delete('/sandbox/faults');
    },
  },
  {
    title: 'refund of that pack, nothing of it spent: 500 credits and 250 Stars go back',
    after: { stars: 1500, credits: 280 },
    play: async (stage) => {
      const payment = await paymentFor(stage, 'pack_500');
      const figures = await preview(stage, payment, 'void_remaining');
      expectEqual('the dry run', figures, { granted: '500', spent: '0', removable: '500', debt: '0' });
      await refund(stage, payment);
    },
  },
  {
    title: 'refund of a pack with 220 spent, policy void_remaining: the 280 that are left are gone',
    after: { stars: 1750, credits: 0 },
    play: async (stage) => {
      const payment = await paymentFor(stage, 'pack_500');
      const figures = await preview(stage, payment, 'void_remaining');
      expectEqual('the dry run', figures, { granted: '500', spent: '220', removable: '280', debt: '0' });
      await refund(stage, payment, 'void_remaining');
    },
  },
  {
    title: 'buys 100 credits for a month (policy debt)',
    after: { stars: 1710, credits: 100 },
    play: ({ person }) => person.buy('pack_100_month'),
  },
  {
    title: 'spends 60 of them',
    after: { stars: 1710, credits: 40 },
    play: (stage) => spendMessages(stage, 60),
  },
  {
    title: 'Telegram refunds it by itself: 40 are gone, 60 are owed',
    after: { stars: 1750, credits: 0, debt: 60 },
    play: async (stage) => {
      const { charge } = await paymentFor(stage, 'pack_100_month');
      await stage.world.post('/sandbox/refunds', { charge_id: charge });
      await stage.world.post('/sandbox/settle');
    },
  },
  {
    title: 'the next 500 pay the debt first',
    after: { stars: 1500, credits: 440 },
    play: ({ person }) => person.buy('pack_500'),
  },
];
