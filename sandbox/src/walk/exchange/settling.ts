import { expectEqual, type Stage, type Step } from '../stage.ts';
import { accountForAll, starsOf } from './books.ts';
import { expectClaims, inParallel, taskNow, untilSo, whileTimePasses, type Amount, type Task } from './cast.ts';
import { letIn } from '../../demo/exchange.ts';
import { bringIn, connectShop, payOut, until, ways, type Shop } from '../paying-out.ts';
import { cast } from './opening.ts';
import { join, race } from './race.ts';

const nano = 1_000_000_000n;
const gift = { id: '5170145012310081615', stars: '15' };
const ton = (amount: string): Amount => ({ asset: 'TON', amount });
let shop: Shop | undefined;

/** A task of ten places for TON, held for 48 hours, that the worker and nine others do. */
async function orderInTon(stage: Stage): Promise<void> {
  const { ask, customer, key } = stage;
  const way = ways['ton'];
  if (!way) return;
  shop = await connectShop(stage, 'ton', { ...way, deposit: ton('12.5') });
  await bringIn(stage, shop, customer);
  const { id } = await stage.world.post<{ id: number }>('/sandbox/chats', {
    type: 'channel',
    title: 'Meteor watch',
    username: `meteor_${customer}`,
    owner: Number(customer),
  });
  await letIn({ world: stage.world, bot: stage.exchange }, id);
  const asked = {
    user: customer,
    kind: 'subscribe',
    target: `@meteor_${customer}`,
    reward: ton('1'),
    slots: 10,
    category: 'news',
  };
  const { task } = await ask<Task>('POST', '/v1/tasks', asked, key('ton-task'));
  await ask('POST', `/v1/reviews/${task}/decision`, { decision: 'approve' });
  cast().tonTask = task;
  const ran = await race(stage, task, [cast().worker.user, ...cast().crowd.slice(-9)]);
  expectEqual('the places for TON', ran.filter(({ claim }) => claim).length, 10);
  await join(stage, ran);
  await untilSo(stage, '10 held in TON', async () => (await taskNow(stage, task)).verified === 10);
}

async function withdraw(stage: Stage): Promise<void> {
  const { ask, exchange } = stage;
  const user = String(cast().worker.user);
  const rules = ['XTR', 'TON'].map((asset) => ({ rail: '*', asset, minimum: '0.5' }));
  await ask('PUT', '/v1/settings/payouts', { rules });
  const destination = { user_id: user, gift_id: gift.id };
  const amount = { asset: 'XTR', amount: gift.stars };
  await payOut(stage, { user, amount, rail: 'stars_gift', destination, connection: String(exchange.id) });
  if (!shop) return;
  await payOut(stage, {
    user,
    amount: ton('0.75'),
    rail: 'ton',
    destination: shop.destination,
    connection: shop.connection,
  });
}

export const settling: readonly Step[] = [
  {
    title: 'who brought the worker has 1.6 Stars of her reward’s fee, who brought that one 0.48',
    after: 'unchanged',
    play: async (stage) => {
      const { worker, referrer, grandReferrer } = cast();
      const has = await inParallel([worker.user, referrer.user, grandReferrer.user], (user) => starsOf(stage, user));
      expectEqual(
        'worker and referrers',
        has.map(String),
        [16n * nano, (16n * nano) / 10n, (48n * nano) / 100n].map(String),
      );
    },
  },
  {
    title: 'the advertiser brings in TON and orders for it; ten do that task, and 48 hours later it is theirs',
    after: 'unchanged',
    play: async (stage) => {
      await whileTimePasses(stage, orderInTon(stage));
      await stage.world.post('/sandbox/clock', { advance: '49h' });
      const { tonTask } = cast();
      if (tonTask)
        await until(stage, 'the release in TON', async () => (await taskNow(stage, tonTask)).books.held.amount === '0');
    },
  },
  { title: 'she withdraws: 15 Stars as a gift of the bot, 0.75 TON to a wallet', after: 'unchanged', play: withdraw },
  {
    title: 'the advertiser cancels in the bot; what is free goes back at once, the rest when it is decided',
    after: 'unchanged',
    play: async (stage) => {
      const { advertiser, task } = cast();
      const { books } = await taskNow(stage, task);
      await advertiser.write('/mytasks');
      const { reply_markup: markup } = await advertiser.screen();
      const open = markup?.inline_keyboard?.flat().find(({ text }) => text.endsWith('Comet watch'));
      await advertiser.press(open?.text ?? 'Comet watch');
      await advertiser.press('⏹ Cancel');
      await advertiser.press(`⏹ Cancel, ${books.open.amount} ⭐ back`);
      expectEqual('the task', (await taskNow(stage, task)).status, 'ended');
    },
    tell: (stage) => accountForAll(stage, 15n * nano),
  },
  {
    title: 'day 24: the last ten are released, and nothing is held',
    after: 'unchanged',
    play: async (stage) => {
      await stage.world.post('/sandbox/clock', { advance: '26h' });
      const { task } = cast();
      await untilSo(stage, 'the last release', async () => (await taskNow(stage, task)).books.held.amount === '0');
      await expectClaims(stage, task, { released: 90, voided: 20 });
    },
    tell: (stage) => accountForAll(stage, 15n * nano),
  },
];
