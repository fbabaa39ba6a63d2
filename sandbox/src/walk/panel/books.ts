import { expectEqual, type Stage, type Step } from '../stage.ts';
import { cast } from './cast.ts';
import { dollarsAt, partWays, struckCalls } from './chain.ts';
import { chain } from './chained.ts';
import { dollars, micro, statusOf, sum, type SmmStatus } from './smm.ts';

type Amount = { readonly amount: string };
type Sold = { readonly number: number; readonly link: string; readonly status: string };
type PanelOrder = { readonly id: number; readonly link: string; readonly quantity: number; readonly delivered: number };
type PanelBooks = Readonly<Record<'paid_in' | 'charged' | 'given_back' | 'balance', string>>;
type Placed = { readonly provider: string; readonly external_id?: string };

/** All of a list that comes in pages. */
async function allOf<Item>(ask: Stage['ask'], path: string, name: string): Promise<Item[]> {
  const found: Item[] = [];
  for (let cursor = ''; ;) {
    const page = await ask<Record<string, Item[]> & { cursor?: string }>('GET', `${path}&limit=100${cursor}`);
    found.push(...(page[name] ?? []));
    if (page.cursor === undefined) return found;
    cursor = `&cursor=${encodeURIComponent(page.cursor)}`;
  }
}

/** What a platform knows of orders at its provider, by the provider's own numbers. */
const idsAt = (of: string, placed: readonly Placed[]): ReadonlySet<string> =>
  new Set(placed.flatMap(({ provider, external_id: id }) => (provider === of && id !== undefined ? [id] : [])));

/** How many of these come more than once. */
const doubles = (all: readonly string[]): number => all.length - new Set(all).size;

const figuresOf = (all: Iterable<SmmStatus>) => {
  const statuses = [...all];
  const count = (word: string) => statuses.filter(({ status }) => status === word).length;
  return {
    orders: statuses.length,
    completed: count('Completed'),
    partial: count('Partial'),
    canceled: count('Canceled'),
    remains: statuses.reduce((total, { remains }) => total + Number(remains), 0),
    charged: sum(statuses.map(({ charge }) => micro(charge))),
  };
};

/** What every book says of the same orders. */
async function read({ ask, world }: Stage) {
  const { second, buyer, key, orders, ofFirst, ofSecond, account } = chain();
  const sold = await allOf<Sold>(second, `/v1/panel/orders?user=${encodeURIComponent(buyer)}`, 'orders');
  const placed = await allOf<Placed>(ask, '/v1/panel/placements?', 'placements');
  const placedBelow = await allOf<Placed>(second, '/v1/panel/placements?', 'placements');
  const float = async (of: Stage['ask'], provider: string) =>
    micro((await of<{ books: Amount }>('GET', `/v1/panel/providers/${provider}`)).books.amount);
  return {
    atFirst: figuresOf((await statusOf(cast().shop, orders)).values()),
    atSecond: figuresOf(
      (
        await statusOf(
          key,
          sold.map(({ number }) => number),
        )
      ).values(),
    ),
    panelOrders: await world.get<PanelOrder[]>(`/sandbox/panel/accounts/${account}/orders`),
    panel: await world.get<PanelBooks>(`/sandbox/panel/accounts/${account}/books`),
    floatOfFirst: await float(ask, ofFirst),
    floatOfSecond: await float(second, ofSecond),
    balanceAtSecond: await dollarsAt(key),
    sold,
    known: idsAt(ofFirst, placed),
    knownBelow: idsAt(ofSecond, placedBelow),
  };
}

type Read = Awaited<ReturnType<typeof read>>;

const ghostsOf = ({ sold, known, panelOrders, knownBelow }: Read) =>
  sold.filter(({ number }) => !known.has(String(number))).length +
  panelOrders.filter(({ id }) => !knownBelow.has(String(id))).length;

const doublesOf = ({ sold, panelOrders }: Read) =>
  doubles(sold.map(({ link }) => link)) + doubles(panelOrders.map(({ link }) => link));

/** A table for the eye: the same things as each book has them. */
function table(found: Read): string[] {
  const { atFirst, atSecond, panel, panelOrders } = found;
  const remains = panelOrders.reduce((total, { quantity, delivered }) => total + quantity - delivered, 0);
  const row = (what: string, ...cells: readonly (string | number)[]) =>
    `    ${what.padEnd(34)}${cells.map((cell) => String(cell).padStart(18)).join('')}`;
  const kept = micro(panel.charged) - micro(panel.given_back);
  return [
    '',
    row('', 'first platform', 'second platform', 'upstream panel'),
    row('orders', atFirst.orders, atSecond.orders, panelOrders.length),
    row('  completed', atFirst.completed, atSecond.completed, ''),
    row('  partial', atFirst.partial, atSecond.partial, ''),
    row('  canceled', atFirst.canceled, atSecond.canceled, ''),
    row('units not delivered', atFirst.remains, atSecond.remains, remains),
    row('USD its buyer was charged', dollars(atFirst.charged), dollars(atSecond.charged), dollars(kept)),
    row('USD left for it at its seller', dollars(found.floatOfFirst), dollars(found.floatOfSecond), ''),
    row('  the same in the seller’s books', dollars(found.balanceAtSecond), dollars(micro(panel.balance)), ''),
    row('calls that went wrong', struckCalls(), '', ''),
    row('ghosts', ghostsOf(found), '', ''),
    row('doubles', doublesOf(found), '', ''),
    '',
  ];
}

function expectAgreement(found: Read): void {
  const { atFirst, atSecond, panel } = found;
  const units = ({ charged: _charged, ...counted }: Read['atFirst']) => counted;
  expectEqual('ghosts', ghostsOf(found), 0);
  expectEqual('doubles', doublesOf(found), 0);
  expectEqual('the orders at the second platform', units(atSecond), units(atFirst));
  expectEqual('the float of the first platform', dollars(found.floatOfFirst), dollars(found.balanceAtSecond));
  expectEqual('the float of the second platform', dollars(found.floatOfSecond), dollars(micro(panel.balance)));
  expectEqual('what the first paid', dollars(micro(panel.paid_in) - found.balanceAtSecond), dollars(atSecond.charged));
}

let found: Read | undefined;

export const comparing: readonly Step[] = [
  {
    title: 'the books of all three are laid side by side',
    after: 'unchanged',
    play: async (stage) => {
      found = await read(stage);
      await partWays(stage);
    },
    tell: async (stage) => {
      const audit = await (await stage.second()).asterism('audit');
      return found ? [...table(found), `second platform, ${audit.split('\n').at(-1)}`, ''] : [];
    },
  },
  {
    title: 'and they agree to the micro-dollar: no ghost, no double',
    after: 'unchanged',
    play: async () => {
      if (found) expectAgreement(found);
    },
  },
];
