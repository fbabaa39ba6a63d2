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

/** What the guide reckons, by way of paying: in crypto for a fee of half a per cent, by card for one of two and a half. */
const guide: Readonly<Record<string, readonly string[]>> = {
  usdt: ['9', '8.25', '0.05', '0.7', '7.8'],
  provider: ['9', '8.25', '0.23', '0.52', '5.8'],
};

/** As the report has them. */
let examples: string[] = [];

async function expectGuide({ ask, world, startedAt }: Stage, { order: id }: Ordered, method: string): Promise<void> {
  const { now: to } = await world.get<{ now: string }>('/sandbox/clock');
  const query = new URLSearchParams({ by: 'order', from: startedAt, to, limit: '100' });
  const { lines } = await ask<{ lines: Margin[] }>('GET', `/v1/store/margins?${query.toString()}`);
  const line = lines.find(({ key }) => key === id);
  const figures = [line?.retail, line?.wholesale, line?.payment_fee, line?.net].map((sum) => sum?.amount);
  expectEqual(`the guide’s example by ${method}`, [...figures, line?.margin], guide[method]);
  const [retail, wholesale, fee, net] = figures.map((sum) => Number(sum).toFixed(2));
  examples.push(
    `    by ${method.padEnd(10)}${retail} - ${wholesale} - ${fee} of fee = ${net} of net, ${line?.margin} %`,
  );
}

async function byHand(stage: Stage): Promise<void> {
  await buyAt(stage, 'manual');
  const wish = { stars: 500, to: to('cleo'), name: 'guide' };
  await expectRefused(stage, wish);
  const bought: Record<string, Ordered> = {};
  for (const method of Object.keys(guide)) {
    const made = await order(stage, { ...wish, name: `guide-${method}`, isUnverifiedFine: true });
    await pay(stage, method, await invoice(stage, made, method));
    bought[method] = made;
  }
  const all = Object.values(bought);
  await until(
    stage,
    all.map(({ order: id }) => id),
    'delivering',
  );
  for (const made of all) await buyByHand(stage, made, '8.25');
  expectEqual('the Stars of Cleo', await starsOf(stage, to('cleo')), [1000]);
  examples = [];
  for (const [method, made] of Object.entries(bought)) await expectGuide(stage, made, method);
}

export const bySupplier: readonly Step[] = [
  {
    title: '250 to Bob at the market without an API: one message on the chain, exactly as it was asked for',
    after: 'unchanged',
    play: byMarket,
  },
  {
    title: '500 to Cleo, twice, by a person at the desk for 8.25 dollars, with a receipt: the guide’s two examples',
    after: 'unchanged',
    play: byHand,
    tell: async () => ['', ...examples, ''],
  },
];
