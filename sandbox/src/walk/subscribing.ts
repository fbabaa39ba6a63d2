import { expectEqual, WalkFault, type Stage, type Step } from './stage.ts';

type Plan = {
  id: string;
  state: string;
  failed: boolean;
  periods: unknown[];
  first_charge?: string;
  replaced_by?: string;
};
type Standing = { subscriptions: Plan[]; credits: { available: string }[] };

/** Somebody else subscribes, so that the walker's own balances stay as they are. */
const friends = new WeakMap<Stage, number>();

function friendOf(stage: Stage): number {
  const friend = friends.get(stage);
  if (friend === undefined) throw new WalkFault('Nobody has subscribed in this walk.');
  return friend;
}

const plan = (stars: string, credits: string) => ({
  kind: 'subscription',
  title: `${credits} credits a month`,
  description: 'Credits and the club, renewed every thirty days.',
  price: { asset: 'XTR', amount: stars },
  grants: [{ credit_type: 'credits', amount: credits }],
  entitlements: [{ feature: 'club' }],
});

async function pay({ world }: Stage, friend: number, link: string): Promise<void> {
  const { status } = await world.post<{ status: string }>(`/sandbox/users/${friend}/pay`, { link });
  expectEqual('the payment of the friend', status, 'paid');
  await world.post('/sandbox/settle');
}

async function subscribe(stage: Stage): Promise<void> {
  const friend = friendOf(stage);
  const invoice = { customer: String(friend), product: 'club_100', bot: String(stage.bot) };
  const { link } = await stage.ask<{ link: string }>('POST', '/v1/invoices', invoice);
  await pay(stage, friend, link);
}

async function pass({ world }: Stage, advance: string): Promise<void> {
  const { settled } = await world.post<{ settled: boolean }>('/sandbox/clock', { advance });
  expectEqual('settled after the clock moved', settled, true);
}

const standing = (stage: Stage) => stage.ask<Standing>('GET', `/v1/customers/${friendOf(stage)}`);

/** The newest subscription of the friend, what they can spend, and whether they are let in. */
async function expectStanding(stage: Stage, state: string, credits: string, allowed: boolean): Promise<Plan> {
  const { subscriptions, credits: had } = await standing(stage);
  const [newest] = subscriptions;
  if (!newest) throw new WalkFault('The friend has no subscription.');
  const question = { customer: String(friendOf(stage)), feature: 'club' };
  const access = await stage.ask<{ allowed: boolean }>('POST', '/v1/check', question);
  const found = [newest.state, had[0]?.available, access.allowed];
  expectEqual('state, credits and access of the subscription', found, [state, credits, allowed]);
  return newest;
}

export const subscribing: readonly Step[] = [
  {
    title: 'a friend with 300 Stars subscribes for 100 a month: 100 credits and the club',
    after: 'unchanged',
    play: async (stage) => {
      await stage.ask('PUT', '/v1/features/club', { kind: 'boolean' });
      await stage.ask('PUT', '/v1/products/club_100', plan('100', '100'));
      await stage.ask('PUT', '/v1/products/club_1000', plan('500', '1000'));
      const made = await stage.world.post<{ id: number }>('/sandbox/users', { first_name: 'Friend', stars: 300 });
      friends.set(stage, made.id);
      await subscribe(stage);
      await expectStanding(stage, 'active', '100', true);
    },
  },
  {
    title: 'thirty days later Telegram renews it: a second period, fresh credits',
    after: 'unchanged',
    play: async (stage) => {
      await pass(stage, '30d');
      const { periods } = await expectStanding(stage, 'active', '100', true);
      expectEqual('periods', periods.length, 2);
    },
  },
  {
    title: 'they cancel, which ends nothing yet, and take it up again',
    after: 'unchanged',
    play: async (stage) => {
      const { first_charge: charge } = await expectStanding(stage, 'active', '100', true);
      const path = `/sandbox/users/${friendOf(stage)}/subscriptions/${charge}`;
      for (const [action, state] of [
        ['cancel', 'canceled'],
        ['reenable', 'active'],
      ] as const) {
        await stage.world.post(path, { action });
        await stage.world.post('/sandbox/settle');
        await expectStanding(stage, state, '100', true);
      }
    },
  },
  {
    title: 'a third period; then their Stars are spent, and the renewal fails: the grace runs',
    after: 'unchanged',
    play: async (stage) => {
      await pass(stage, '30d');
      const { periods } = await expectStanding(stage, 'active', '100', true);
      expectEqual('periods', periods.length, 3);
      await pass(stage, '30d');
      const { failed } = await expectStanding(stage, 'past_due', '0', true);
      expectEqual('failed', failed, true);
    },
  },
  {
    title: 'a day later the grace is over, and with it the club',
    after: 'unchanged',
    play: async (stage) => {
      await pass(stage, '25h');
      await expectStanding(stage, 'ended', '0', false);
    },
  },
  {
    title: 'with new Stars they subscribe again, spend 60 and move up: 1,000 and the 40 that were left',
    after: 'unchanged',
    play: async (stage) => {
      const friend = friendOf(stage);
      await stage.world.post(`/sandbox/users/${friend}/stars`, { amount: 600 });
      await subscribe(stage);
      const old = await expectStanding(stage, 'active', '100', true);
      await stage.platform.POST('/v1/consume', {
        body: { customer: String(friend), feature: 'message', quantity: '60' },
        idempotencyKey: stage.key('spend-in-the-club'),
      });
      const changing = await stage.ask<{ link: string }>('POST', `/v1/subscriptions/${old.id}/change`, {
        product: 'club_1000',
      });
      await pay(stage, friend, changing.link);
      const { id } = await expectStanding(stage, 'active', '1040', true);
      const before = await stage.ask<Plan>('GET', `/v1/subscriptions/${old.id}`);
      expectEqual('the old one', [before.state, before.replaced_by], ['canceled', id]);
    },
  },
];
