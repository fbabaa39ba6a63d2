import { expectEqual, WalkFault, type Stage, type Step } from '../stage.ts';
import { cast, untilSo } from './cast.ts';
import { micro, statusOf } from './smm.ts';

type Item = { readonly item: string; readonly order: { readonly number: number } };

/** A person at the desk does three hundred of five hundred, and says so with a proof. */
async function work(stage: Stage): Promise<void> {
  const { ask, key } = stage;
  const { shop } = cast();
  const before = await shop.ask<{ balance: string }>({ action: 'balance' });
  const link = `@${key('receiver').replaceAll('-', '_')}`;
  const { order } = await shop.ask<{ order: number }>({ action: 'add', service: 11, link, quantity: 500 });
  let found: Item | undefined;
  await untilSo(stage, `order ${order} at the desk`, async () => {
    const { items } = await ask<{ items: Item[] }>('GET', '/v1/panel/desk?limit=100');
    found = items.find(({ order: { number } }) => number === order);
    return found !== undefined;
  });
  if (!found) throw new WalkFault(`Order ${order} is not at the desk.`);
  await ask('POST', `/v1/panel/desk-items/${found.item}/take`, {});
  const report = {
    start_count: 7,
    delivered: 300,
    ended: true,
    proof: 'https://example.com/proof',
    note: 'No more to have',
  };
  await ask('POST', `/v1/panel/desk-items/${found.item}/report`, report);
  expectEqual('the order', (await statusOf(shop, [order])).get(order), {
    charge: '2.85',
    start_count: '7',
    status: 'Partial',
    remains: '200',
    currency: 'USD',
  });
  const after = await shop.ask<{ balance: string }>({ action: 'balance' });
  expectEqual('what it cost', String(micro(before.balance) - micro(after.balance)), '2850000');
}

export const byHand: readonly Step[] = [
  {
    title: 'five hundred Stars to a person are done at the desk: three hundred, with a proof; 1.90 dollars go back',
    after: 'unchanged',
    play: work,
  },
];
