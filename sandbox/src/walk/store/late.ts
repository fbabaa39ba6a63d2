import { expectEqual, type Stage, type Step } from '../stage.ts';
import { expectTold } from './browser.ts';
import { balancesOf, buyAt, cast, starsOf, usd } from './cast.ts';
import { invoice, order, pay, until } from './orders.ts';

/** Two orders whose price and time to pay are over are paid: the Stars of one cost what they did, those of the other more. */
async function payLate(stage: Stage): Promise<void> {
  const { world } = stage;
  await buyAt(stage, 'mystars');
  const dan = cast().people['dan'] ?? '';
  const fine = await order(stage, { stars: 50, to: dan, name: 'late' });
  const dear = await order(stage, { stars: 50, to: dan, name: 'late-dear' });
  const [askedFine, askedDear] = [await invoice(stage, fine, 'usdt'), await invoice(stage, dear, 'usdt')];
  await world.post('/sandbox/clock', { advance: '31m' });
  await until(stage, [fine.order, dear.order], 'expired');
  await expectTold(stage, fine, 'The time to pay order');
  await pay(stage, 'usdt', askedFine);
  await until(stage, [fine.order], 'delivered');
  await expectTold(stage, fine, `50 Stars sent to @${dan}`);
  const at = `/sandbox/supplier/accounts/${cast().shop}`;
  await world.post(at, { usd_per_1000: '24' });
  await pay(stage, 'usdt', askedDear);
  await until(stage, [dear.order], 'paid', 'delivering');
  await world.post('/sandbox/clock', { advance: '32m' }); // it might get cheaper again meanwhile
  await until(stage, [dear.order], 'refunded');
  await world.post(at, { usd_per_1000: '16.5' });
  await world.post('/sandbox/clock', { advance: '1m' }); // what a supplier asks is kept for a moment
  expectEqual('the Stars of Dan', await starsOf(stage, dan), [150]);
  expectEqual('what the buyer has', await balancesOf(stage, stage.key('buyer-late-dear')), [usd('1')]);
  await expectTold(stage, dear, '1 USD is on your balance here');
}

export const late: readonly Step[] = [
  {
    title: 'late money: delivered while the Stars cost what they did, the buyer’s again where they cost more by now',
    after: 'unchanged',
    play: payLate,
  },
];
