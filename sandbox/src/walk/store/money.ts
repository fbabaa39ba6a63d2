import { expectEqual, type Stage, type Step } from '../stage.ts';
import { balancesOf, buyAt, cast, starsOf, usd } from './cast.ts';
import { expectTold } from './browser.ts';
import { invoice, now, order, pay, until } from './orders.ts';

const to = (name: string): string => cast().people[name] ?? '';

/** A third of a TON is missing: nothing is bought with it, and it is theirs again. */
async function underpay(stage: Stage): Promise<void> {
  await buyAt(stage, 'mystars');
  const made = await order(stage, { stars: 500, to: to('dan'), name: 'under' });
  await pay(stage, 'ton', await invoice(stage, made, 'ton'), '2.7');
  await until(stage, [made.order], 'failed', 'refunded', 'awaiting_payment', 'expired');
  await expectTold(stage, made, '2.7 TON came, which is less than the price');
  expectEqual('the Stars of Dan', await starsOf(stage, to('dan')), [0]);
}

/** Half a per cent less is borne by the house; what is over is the buyer's. */
async function nearly(stage: Stage): Promise<void> {
  const less = await order(stage, { stars: 50, to: to('dan'), name: 'less' });
  const more = await order(stage, { stars: 50, to: to('dan'), name: 'more' });
  await pay(stage, 'usdt', await invoice(stage, less, 'usdt'), '0.995');
  await pay(stage, 'usdt', await invoice(stage, more, 'usdt'), '1.25');
  await until(stage, [less.order, more.order], 'delivered');
  expectEqual('the Stars of Dan', await starsOf(stage, to('dan')), [100]);
  expectEqual('what is over', await balancesOf(stage, stage.key('buyer-more')), [usd('0.25')]);
  await expectTold(stage, more, 'You paid 0.25 USD more than the price: it is on your balance here');
}

/** Money for an order that was canceled goes back, and nothing is bought. */
async function tooLate(stage: Stage): Promise<void> {
  const made = await order(stage, { stars: 50, to: to('dan'), name: 'canceled' });
  const asked = await invoice(stage, made, 'usdt');
  await stage.ask('POST', `/v1/store/orders/${made.order}/cancel`, {});
  await pay(stage, 'usdt', asked);
  await until(stage, [made.order], 'canceled', 'failed', 'refunded');
  await stage.world.post('/sandbox/clock', { advance: '2m' });
  expectEqual('the Stars of Dan', await starsOf(stage, to('dan')), [100]);
  expectEqual('what the buyer has', await balancesOf(stage, stage.key('buyer-canceled')), [usd('1')]);
  await expectTold(stage, made, 'which you had canceled', '1 USD is on your balance here');
}

/** The supplier could not deliver: a card gets its money back by the way it came. */
async function refund(stage: Stage): Promise<void> {
  const { world } = stage;
  await world.post(`/sandbox/supplier/accounts/${cast().shop}`, { endings: ['undeliverable'] });
  const made = await order(stage, { stars: 100, to: to('dan'), name: 'refund' });
  await pay(stage, 'card', await invoice(stage, made, 'card'));
  await until(stage, [made.order], 'delivering');
  await world.post('/sandbox/clock', { advance: '32m' }); // another supplier might be switched on meanwhile
  await until(stage, [made.order], 'refunded');
  await world.post(`/sandbox/supplier/accounts/${cast().shop}`, { endings: ['delivered'] });
  expectEqual('the Stars of Dan', await starsOf(stage, to('dan')), [100]);
  await expectTold(stage, made, '2 USD went back the way you had paid');
}

type Case = { readonly order: { readonly order: string }; readonly kind: string };

/** Stars that were taken back wait for a person, who gives the money back. */
async function reverse(stage: Stage): Promise<void> {
  const { ask, world } = stage;
  const at = `/sandbox/supplier/accounts/${cast().shop}`;
  await world.post(at, { endings: ['reversed'], reverses_after: 30 });
  const made = await order(stage, { stars: 100, to: to('eve'), name: 'reversed' });
  await pay(stage, 'usdt', await invoice(stage, made, 'usdt'));
  await until(stage, [made.order], 'delivered');
  await until(stage, [made.order], 'reversed', 'refunded');
  await world.post(at, { endings: ['delivered'] });
  expectEqual('the Stars of Eve', await starsOf(stage, to('eve')), [0]);
  const { cases } = await ask<{ cases: Case[] }>('GET', '/v1/store/desk?limit=100');
  if (cases.some((one) => one.order.order === made.order))
    await ask('POST', `/v1/store/orders/${made.order}/resolve`, { action: 'give_back', reason: 'The Stars are gone.' });
  await until(stage, [made.order], 'refunded');
  expectEqual('the order', (await now(stage, made.order)).status, 'refunded');
}

export const moneyMatters: readonly Step[] = [
  {
    title: 'an invoice of 3 TON is paid with 2.7: nothing is bought, and the money goes back',
    after: 'unchanged',
    play: underpay,
  },
  {
    title: 'half a per cent less is delivered and borne by the house; a quarter more is delivered and theirs',
    after: 'unchanged',
    play: nearly,
  },
  { title: 'money for a canceled order goes back', after: 'unchanged', play: tooLate },
  {
    title: 'the supplier cannot deliver: the card gets its money back by the way it came',
    after: 'unchanged',
    play: refund,
  },
  {
    title: 'Stars are taken back after they were delivered, and the buyer has the money again',
    after: 'unchanged',
    play: reverse,
  },
];
