import { CallRefused } from '../../call.ts';
import { expectEqual, WalkFault, type Stage, type Step } from '../stage.ts';
import { buyAt, cast, starsOf, untilSo, usd } from './cast.ts';
import { buy, invoice, now, order, pay, until, type Ordered, type Wish } from './orders.ts';

const to = (name: string): string => cast().people[name] ?? '';

async function byMarket(stage: Stage): Promise<void> {
  await buyAt(stage, 'fragment');
  const made = await buy(stage, { stars: 250, to: to('bob'), name: 'market' }, 'ton');
  expectEqual('the supplier', made.supplier, cast().suppliers['fragment']);
  expectEqual('the Stars of Bob', await starsOf(stage, to('bob')), [250]);
  type Books = { readonly kept: readonly unknown[]; readonly requests: readonly { readonly status: string }[] };
  const { kept, requests } = await stage.world.get<Books>(`/sandbox/supplier/fragment/${cast().market}/books`);
  expectEqual('the market', [kept.length, requests.map(({ status }) => status)], [0, ['delivered']]);
}

type OnDesk = { readonly purchase: string; readonly order: string };

/** What lies at the desk for an order: a person takes it, buys in the app, and says what it cost, with a proof. */
export async function buyByHand(stage: Stage, { order: id, username, stars }: Ordered, cost: string): Promise<void> {
  const { ask, world, key } = stage;
  let found: OnDesk | undefined;
  await untilSo(stage, `order ${id} at the desk`, async () => {
    const { purchases } = await ask<{ purchases: OnDesk[] }>('GET', '/v1/store/purchases?desk=buy&limit=100');
    found = purchases.find((one) => one.order === id);
    return found !== undefined;
  });
  if (!found) throw new WalkFault(`Order ${id} is not at the desk.`);
  const at = `/v1/store/purchases/${found.purchase}`;
  await ask('POST', `${at}/take`, {});
  await world.post('/sandbox/supplier/deliveries', { username, stars });
  await ask('POST', `${at}/bought`, { cost: usd(cost), proof: key(`receipt-${id}`) });
  expectEqual('the order', (await now(stage, id)).status, 'delivered');
}

/** Nobody at the desk can look people up: what nobody has verified is sold only to who says that it is right. */
async function expectRefused(stage: Stage, wish: Wish): Promise<void> {
  const refusal = await order(stage, wish).then(
    () => 'ordered',
    (error: unknown) => (error instanceof CallRefused ? (error.body as { code?: string }).code : String(error)),
  );
  expectEqual('an order for whom nobody has verified', refusal, 'recipient_invalid');
}

type Margin = { readonly key: string; readonly margin?: string } & Readonly<
  Record<'retail' | 'wholesale' | 'payment_fee' | 'net', { readonly amount: string }>
>;

/** What the guide reckons for a payment in crypto: a fee of half a per cent, 0.70 dollars of net, 7.8 %. */
async function expectGuide({ ask, world, startedAt }: Stage, { order: id }: Ordered): Promise<void> {
  const { now: to } = await world.get<{ now: string }>('/sandbox/clock');
  const query = new URLSearchParams({ by: 'order', from: startedAt, to, limit: '100' });
  const { lines } = await ask<{ lines: Margin[] }>('GET', `/v1/store/margins?${query.toString()}`);
  const line = lines.find(({ key }) => key === id);
  const figures = [line?.retail, line?.wholesale, line?.payment_fee, line?.net].map((sum) => sum?.amount);
  expectEqual('the guide’s example', [...figures, line?.margin], ['9', '8.25', '0.05', '0.7', '7.8']);
}

async function byHand(stage: Stage): Promise<void> {
  await buyAt(stage, 'manual');
  const wish = { stars: 500, to: to('cleo'), name: 'guide' };
  await expectRefused(stage, wish);
  const made = await order(stage, { ...wish, isUnverifiedFine: true });
  await pay(stage, 'usdt', await invoice(stage, made, 'usdt'));
  await until(stage, [made.order], 'delivering');
  await buyByHand(stage, made, '8.25');
  expectEqual('the Stars of Cleo', await starsOf(stage, to('cleo')), [500]);
  await expectGuide(stage, made);
}

export const bySupplier: readonly Step[] = [
  {
    title: '250 to Bob at the market without an API: one message on the chain, exactly as it was asked for',
    after: 'unchanged',
    play: byMarket,
  },
  {
    title: '500 to Cleo by a person at the desk, for 8.25 dollars, with a receipt: 0.05 of fee, 0.70 of net, 7.8 %',
    after: 'unchanged',
    play: byHand,
  },
];
