import { ways } from '../../demo/store.ts';
import { expectEqual, type Stage, type Step } from '../stage.ts';
import { cast, starsOf } from './cast.ts';
import { invoice, order, pay, until, type Invoice, type Ordered } from './orders.ts';

type Bought = { readonly method: string; readonly made: Ordered; readonly asked: Invoice };

/** The same 500 Stars to Ada by every way of paying there is, each by a buyer of their own. */
async function payAll(stage: Stage): Promise<void> {
  const ada = cast().people['ada'] ?? '';
  const bought: Bought[] = [];
  for (const method of Object.keys(ways)) {
    const made = await order(stage, { stars: 500, to: ada, name: `by-${method}` });
    bought.push({ method, made, asked: await invoice(stage, made, method) });
  }
  for (const { method, asked } of bought) await pay(stage, method, asked);
  await until(
    stage,
    bought.map(({ made }) => made.order),
    'delivered',
  );
  expectEqual('the Stars of Ada', await starsOf(stage, ada), [500 * bought.length]);
}

export const paying: readonly Step[] = [
  {
    title: '500 Stars to Ada by each way of paying: paid there, bought on the chain, delivered',
    after: 'unchanged',
    play: payAll,
  },
];
