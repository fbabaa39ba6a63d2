import { orThrow } from '@asterism/api';
import { expectEqual, spendMessages, WalkFault, type Stage, type Step } from './stage.ts';

/** The person's newest payment that stands. */
async function newestPayment({ platform, customer }: Stage): Promise<string> {
  const query = { customer, status: 'fulfilled' as const };
  const { payments } = await orThrow(platform.GET('/v1/payments', { params: { query } }));
  const [newest] = payments;
  if (!newest) throw new WalkFault('There is no payment that could be refunded.');
  return newest.id;
}

async function refund(stage: Stage, policy: 'block' | 'ask'): Promise<void> {
  const { platform, world, key } = stage;
  const id = await newestPayment(stage);
  const call = { params: { path: { id } }, body: { policy }, idempotencyKey: key(`refund-${id}`) };
  await orThrow(platform.POST('/v1/payments/{id}/refund', call));
  await world.post('/sandbox/settle');
}

async function expectAnswer({ platform, customer }: Stage, wanted: object): Promise<void> {
  const { allowed, reason, debt } = await orThrow(
    platform.POST('/v1/check', { body: { customer, feature: 'message' } }),
  );
  expectEqual('may this person chat?', { allowed, reason, debt }, wanted);
}

async function decide({ platform, customer, key }: Stage): Promise<void> {
  const { decisions } = await orThrow(platform.GET('/v1/refunds/decisions'));
  const waiting = decisions.find((decision) => decision.customer === customer);
  if (!waiting) throw new WalkFault('The refund does not wait for a decision.');
  const params = { path: { refund: waiting.refund } };
  const body = { policy: 'forgive' as const, reason: 'It was our outage.' };
  await orThrow(platform.POST('/v1/refunds/{refund}/decide', { params, body, idempotencyKey: key('decide') }));
}

/** Support asks why; the timeline has the answer, and the note stays with it. */
async function explain({ platform, world, customer }: Stage): Promise<void> {
  const path = { customer };
  const text = 'Asked for the Stars back after the outage; got them, and kept the credits.';
  await orThrow(platform.POST('/v1/customers/{customer}/notes', { params: { path }, body: { text } }));
  await world.post('/sandbox/settle');
  const query = { kind: 'refund,refund_decision,refusal,note', limit: 6 };
  const { entries } = await orThrow(platform.GET('/v1/customers/{customer}/timeline', { params: { path, query } }));
  const told = entries.slice(0, 4).map(({ kind, policy, reason }) => [kind, policy ?? reason]);
  expectEqual('the timeline', told, [
    ['note', undefined],
    ['refund_decision', 'forgive'],
    ['refund', 'ask'],
    ['refusal', 'blocked'],
  ]);
}

export const deciding: readonly Step[] = [
  {
    title: 'Somebody buys 500 and spends 60',
    after: { stars: 1750, credits: 440 },
    play: async (stage) => {
      await stage.person.buy('pack_500');
      await spendMessages(stage, 60);
    },
  },
  {
    title: 'refund by the policy block: what was spent is owed',
    after: { stars: 2000, credits: 0, debt: 60 },
    play: (stage) => refund(stage, 'block'),
  },
  {
    title: 'chats: refused until the debt is settled',
    after: { stars: 2000, credits: 0, debt: 60 },
    play: (stage) => expectAnswer(stage, { allowed: false, reason: 'blocked', debt: '60' }),
  },
  {
    title: 'the next 100 pay the debt, and chatting is allowed again',
    after: { stars: 1960, credits: 40 },
    play: async (stage) => {
      await stage.person.buy('pack_100_month');
      await expectAnswer(stage, { allowed: true });
    },
  },
  {
    title: 'buys 500 more; 100 are spent, 60 of them of these',
    after: { stars: 1710, credits: 440 },
    play: async (stage) => {
      await stage.person.buy('pack_500');
      await spendMessages(stage, 100);
    },
  },
  {
    title: 'refund by the policy ask: what is left is gone for now, and a person is to decide',
    after: { stars: 1960, credits: 0 },
    play: (stage) => refund(stage, 'ask'),
  },
  {
    title: 'the operator forgives: the credits are there again',
    after: { stars: 1960, credits: 440 },
    play: decide,
  },
  {
    title: 'support asks why, reads it in the timeline, and leaves a note',
    after: { stars: 1960, credits: 440 },
    play: explain,
  },
];
