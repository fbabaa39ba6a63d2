import { expectEqual, type Stage, type Step } from '../stage.ts';
import { dollars, micro, sum } from '../panel/smm.ts';
import { inParallel } from '../exchange/cast.ts';
import { buyAt, starsOf } from './cast.ts';
import { struckCalls } from './chain.ts';
import { chain } from './chained.ts';
import { resale } from './resale.ts';

type Told = {
  readonly order_id: string;
  readonly status: string;
  readonly stars: number;
  readonly client_ref?: string;
  readonly price: { readonly amount: string };
};
type AtSupplier = { readonly username: string; readonly stars: number; readonly status: string };

/** All orders of one reseller, by any of their pages. */
async function allThere(): Promise<Told[]> {
  const { there } = chain();
  const found: Told[] = [];
  for (let cursor = ''; ;) {
    const page = await there.get<{ orders: Told[]; cursor?: string }>(`/v1/orders?limit=100${cursor}`);
    found.push(...page.orders);
    if (page.cursor === undefined) return found;
    cursor = `&cursor=${encodeURIComponent(page.cursor)}`;
  }
}

async function read(stage: Stage) {
  const { orders, there, shop, people } = chain();
  const program = resale();
  const atFirst = await inParallel(orders, (id) => program.get<Told>(`/v1/orders/${id}`));
  const atSecond = await allThere();
  const atSupplier = await stage.world.get<AtSupplier[]>(`/sandbox/supplier/accounts/${shop}/orders`);
  const { balance } = await there.get<{ balance: { amount: string } }>('/v1/balance');
  return { atFirst, atSecond, atSupplier, balance: micro(balance.amount), stars: await starsOf(stage, ...people) };
}

type Read = Awaited<ReturnType<typeof read>>;

const delivered = <Of extends { status: string }>(all: readonly Of[]): Of[] =>
  all.filter(({ status }) => status === 'delivered');
const starsIn = (all: readonly { readonly stars: number }[]): number =>
  all.reduce((total, { stars }) => total + stars, 0);
const spentIn = (all: readonly Told[]): bigint => sum(delivered(all).map(({ price }) => micro(price.amount)));

function table({ atFirst, atSecond, atSupplier, balance, stars }: Read): string[] {
  const row = (what: string, ...cells: readonly (string | number)[]) =>
    `    ${what.padEnd(34)}${cells.map((cell) => String(cell).padStart(18)).join('')}`;
  const total = stars.reduce((all, one) => all + one, 0);
  return [
    '',
    row('', 'first platform', 'second platform', 'order API', 'Telegram'),
    row('orders', atFirst.length, atSecond.length, atSupplier.length),
    row('  delivered', delivered(atFirst).length, delivered(atSecond).length, delivered(atSupplier).length),
    row(
      'Stars delivered',
      starsIn(delivered(atFirst)),
      starsIn(delivered(atSecond)),
      starsIn(delivered(atSupplier)),
      total,
    ),
    row('USD its buyer was charged', dollars(spentIn(atFirst)), dollars(spentIn(atSecond))),
    row('USD left there', dollars(balance)),
    row('calls that went wrong', struckCalls()),
    '',
  ];
}

function expectAgreement({ atFirst, atSecond, atSupplier, balance, stars }: Read): void {
  const total = stars.reduce((all, one) => all + one, 0);
  const sold = starsIn(delivered(atFirst));
  const numbers = [starsIn(delivered(atSecond)), starsIn(delivered(atSupplier)), total];
  expectEqual('Stars delivered', numbers, [sold, sold, sold]);
  expectEqual('what is left at the second', dollars(balance), dollars(micro(chain().deposited) - spentIn(atSecond)));
}

type Margins = { readonly lines: readonly Line[]; readonly total: Line };
type Line = { readonly key?: string; readonly orders: number; readonly margin?: string } & Readonly<
  Record<'retail' | 'wholesale' | 'payment_fee' | 'network_fee' | 'lost' | 'net', { readonly amount: string }>
>;

const figures = ['retail', 'wholesale', 'payment_fee', 'network_fee', 'lost', 'net'] as const;

async function margins({ ask, world, startedAt }: Stage): Promise<readonly string[]> {
  const { now } = await world.get<{ now: string }>('/sandbox/clock');
  const span = `from=${encodeURIComponent(startedAt)}&to=${encodeURIComponent(now)}`;
  const { lines, total } = await ask<Margins>('GET', `/v1/store/margins?by=method&${span}&limit=100`);
  const row = (what: string, cells: readonly string[]) =>
    `    ${what.padEnd(14)}${cells.map((cell) => cell.padStart(13)).join('')}`;
  const shown = (line: Line): readonly string[] => [
    String(line.orders),
    ...figures.map((name) => line[name].amount),
    line.margin === undefined ? '' : `${line.margin} %`,
  ];
  return [
    '',
    row('', ['orders', ...figures.map((name) => name.replace('_', ' ')), 'margin']),
    ...lines.map((line) => row(line.key || 'balance', shown(line))),
    row('all', shown(total)),
    '',
  ];
}

let found: Read | undefined;

export const comparing: readonly Step[] = [
  {
    title: 'the books of the chain are laid side by side, and with the people in Telegram',
    after: 'unchanged',
    play: async (stage) => {
      found = await read(stage);
      await buyAt(stage);
    },
    tell: async (stage) => {
      const audit = await (await stage.second()).asterism('audit');
      return found ? [...table(found), `second platform, ${audit.split('\n').at(-1)}`, ''] : [];
    },
  },
  {
    title: 'and they agree: Stars sold are Stars delivered, and every dollar is accounted for',
    after: 'unchanged',
    play: async () => {
      if (found) expectAgreement(found);
    },
  },
  {
    title: 'what the store has earned, by way of paying',
    after: 'unchanged',
    play: async () => {},
    tell: margins,
  },
];
