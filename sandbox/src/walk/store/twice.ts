import { expectEqual, type Stage, type Step } from '../stage.ts';
import { expectTold } from './browser.ts';
import { balancesOf, cast, starsOf, untilSo, usd } from './cast.ts';
import { invoice, order, pay, until } from './orders.ts';

type Story = { readonly payments: readonly { readonly status: string }[] };

/** One invoice is paid twice, and of another order both invoices: the Stars are sent once, the second money goes back. */
async function payTwice(stage: Stage): Promise<void> {
  const dan = cast().people['dan'] ?? '';
  const one = await order(stage, { stars: 50, to: dan, name: 'twice' });
  const both = await order(stage, { stars: 50, to: dan, name: 'both' });
  const [onChain, first, second] = [
    await invoice(stage, one, 'usdt'),
    await invoice(stage, both, 'cryptobot'),
    await invoice(stage, both, 'card'),
  ];
  await pay(stage, 'usdt', onChain);
  await pay(stage, 'cryptobot', first);
  await until(stage, [one.order, both.order], 'delivered');
  await pay(stage, 'usdt', onChain);
  await pay(stage, 'card', second);
  await stage.world.post('/sandbox/clock', { advance: '1m' });
  expectEqual('the Stars of Dan', await starsOf(stage, dan), [250]);
  expectEqual('what the buyer has', await balancesOf(stage, stage.key('buyer-twice')), [usd('1')]);
  await expectTold(stage, one, 'was paid once more. The second payment', '1 USD is on your balance here');
  const movesOf = async () => (await stage.ask<Story>('GET', `/v1/store/orders/${both.order}`)).payments;
  await untilSo(stage, 'the way back to the card', async () =>
    (await movesOf()).some(({ status }) => status === 'returned'),
  );
  await expectTold(stage, both, 'was paid once more. The second payment', '1 USD went back the way you had paid');
}

export const twice: readonly Step[] = [
  {
    title: 'an invoice paid twice, and an order paid by two: the Stars are sent once, the second money goes back',
    after: 'unchanged',
    play: payTwice,
  },
];
