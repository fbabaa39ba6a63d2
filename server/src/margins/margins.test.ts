import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { balancesAt, places } from '#ledger';
import { payFromBalance, tellSupply, type StoreOrder } from '#store';
import { freshDatabase, seedOf, type TestDatabase } from '#test';
import { openStoreDesk, usdUnits, type StoreDesk } from '#test/store';
import { marginGroups, percentOf, readMargins, type MarginGroup, type MarginReport } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const from = new Date('2026-11-01T00:00:00Z');
const to = new Date('2027-11-01T00:00:00Z');
const report = ({ needs, workspace }: StoreDesk, by: MarginGroup, more: object = {}): Promise<MarginReport> =>
  readMargins(needs, workspace, { by, from, to, limit: 200, ...more });

async function sell(desk: StoreDesk, method: string, units?: bigint): Promise<StoreOrder> {
  const order = await desk.order();
  await desk.pay(await desk.invoice(order, method), units === undefined ? {} : { units });
  await desk.pass(10);
  return desk.read(order);
}

describe('the margin of a sale', () => {
  it('is what the guide says, to the cent, in the report and on the books: 0.70 by coin, 0.52 by card', async () => {
    const desk = await openStoreDesk({ pool: database.pool });
    const [coin, card] = [await sell(desk, 'coin'), await sell(desk, 'card')];
    expect([coin.status, card.status]).toEqual(['delivered', 'delivered']);
    const { lines } = await report(desk, 'method');
    expect(lines.map(({ key }) => key)).toEqual(['card', 'coin']);
    const told = { orders: 1, retail: usdUnits(9_000_000), wholesale: usdUnits(8_250_000), networkFee: usdUnits(0) };
    expect(lines).toEqual([
      {
        ...told,
        key: 'card',
        paymentFee: usdUnits(230_000),
        lost: usdUnits(0),
        net: usdUnits(520_000),
        percent: '5.8',
      },
      { ...told, key: 'coin', paymentFee: usdUnits(50_000), lost: usdUnits(0), net: usdUnits(700_000), percent: '7.8' },
    ]);
    expect(await desk.books()).toMatchObject({
      'platform:sales:store USD': 18_000_000n,
      'platform:cost:stars USD': -16_500_000n,
      'platform:cost:payment USD': -280_000n,
    });
  });

  it('counts what a short payment cost, and nothing for an order that came to nothing', async () => {
    const desk = await openStoreDesk({ pool: database.pool });
    await sell(desk, 'card', 8_910_000n);
    await sell(desk, 'card', 5_000_000n);
    const { lines, total } = await report(desk, 'order');
    expect(lines).toMatchObject([{ retail: usdUnits(9_000_000), lost: usdUnits(90_000), net: usdUnits(430_000) }]);
    expect(total).toMatchObject({ orders: 1, percent: '4.8' });
  });

  it('is in the period of its booking, and what is undone later is in that of the undoing', async () => {
    const desk = await openStoreDesk({ pool: database.pool });
    const order = await sell(desk, 'card');
    const sold = desk.clock.now();
    await desk.pass(86_400);
    await undo(desk, order, 8_250_000n);
    const later = { from: new Date(sold.getTime() + 60_000) };
    expect((await report(desk, 'day')).lines.map(({ retail }) => retail.units)).toEqual([9_000_000n, -9_000_000n]);
    expect((await report(desk, 'order', later)).total).toMatchObject({
      retail: usdUnits(-9_000_000),
      wholesale: usdUnits(-8_250_000),
    });
    expect((await report(desk, 'order')).total).toMatchObject({ retail: usdUnits(0), wholesale: usdUnits(0) });
  });

  it('is a share of what was sold, with one digit, and none of nothing', () => {
    expect([percentOf(70n, 900n), percentOf(52n, 900n), percentOf(-5n, 1000n), percentOf(1n, 0n)]).toEqual([
      '7.8',
      '5.8',
      '-0.5',
      null,
    ]);
  });
});

/** The supplier takes it back, and gives so much of its price back. */
async function undo({ needs, workspace, clock }: StoreDesk, order: StoreOrder, back: bigint): Promise<void> {
  const { id, supplier, cost } = order;
  if (!cost || !supplier?.startsWith('sup_')) throw new Error(`${id} was not delivered.`);
  const news = { state: 'reversed', supplier: supplier as `sup_${string}`, cost, reason: 'Taken back.' } as const;
  const returned = back > 0n ? usdUnits(back) : null;
  await transaction(needs.pool, (tx) =>
    tellSupply(needs)(tx, { workspace, order: id, at: clock.now(), ...news, returned }),
  );
}

const things = fc.record({
  by: fc.constantFrom('card', 'coin', 'cash', 'balance'),
  stars: fc.integer({ min: 50, max: 3000 }),
  /** What the gateway says it kept. */
  keeps: fc.integer({ min: 0, max: 300_000 }),
  end: fc.constantFrom('delivered', 'short', 'failed', 'reversed', 'reversed for nothing'),
});

describe('a report', () => {
  it('comes to what is on the accounts, whatever it is told by and however it is paged', async () => {
    const seed = seedOf('margins');
    const numRuns = Math.max(3, Math.floor(Number(process.env['SOAK_RUNS'] ?? 200) / 50));
    const desk = await openStoreDesk({ pool: database.pool });
    await desk.fund('shop', usdUnits(1_000_000_000));
    await fc.assert(
      fc.asyncProperty(fc.array(things, { minLength: 1, maxLength: 4 }), async (all) => {
        for (const one of all) await happen(desk, one);
        const reports = await Promise.all(marginGroups.map(async (by) => [by, await whole(desk, by)] as const));
        const [[, first]] = reports as [(typeof reports)[number]];
        for (const [by, { total, lines }] of reports) {
          expect([by, total]).toEqual([by, first.total]);
          expect([by, sumOf(lines)]).toEqual([by, figures(total)]);
        }
        const books = await Promise.all(
          [places.platform('sales:store'), ...['stars', 'payment', 'network', 'lost'].map(places.cost)].map((place) =>
            balancesAt(database.pool, desk.workspace, place),
          ),
        );
        const [retail, ...costs] = books.map((found) => found.find(({ asset }) => asset === 'USD')?.units ?? 0n);
        expect(figures(first.total).slice(0, 5)).toEqual([retail, ...costs.map((units) => -units)]);
      }),
      { seed, numRuns },
    );
  });
});

type Thing = typeof things extends fc.Arbitrary<infer T> ? T : never;

async function happen(desk: StoreDesk, { by, stars, end, keeps }: Thing): Promise<void> {
  desk.first.mood = desk.second.mood = end === 'failed' ? 'refuse' : 'deliver';
  const isOwn = by === 'balance';
  const order = await desk.order({ stars, ...(isOwn && { channel: 'api', buyer: 'shop' }) });
  if (isOwn) await payFromBalance(desk.needs, desk.workspace, { order: order.id });
  else {
    const invoice = await desk.invoice(order, by);
    const { asset, units } = invoice.amount;
    const settlement = keeps > 0 && end === 'delivered' ? { fee: { asset, units: BigInt(keeps) } } : undefined;
    await desk.pay(invoice, {
      units: end === 'short' ? (units * 995n) / 1000n : units,
      ...(settlement && { settlement }),
    });
  }
  await desk.pass(10);
  const after = await desk.read(order);
  if (end.startsWith('reversed') && after.cost) await undo(desk, after, end === 'reversed' ? after.cost.units : 0n);
}

/** All pages of a report. */
async function whole(desk: StoreDesk, by: MarginGroup): Promise<MarginReport> {
  const first = await report(desk, by, { limit: 2 });
  const lines = [...first.lines];
  for (let { cursor } = first; cursor !== undefined;) {
    const next = await report(desk, by, { limit: 2, cursor });
    lines.push(...next.lines);
    ({ cursor } = next);
  }
  return { ...first, lines };
}

const figures = ({ retail, wholesale, paymentFee, networkFee, lost, net }: MarginReport['total']): bigint[] =>
  [retail, wholesale, paymentFee, networkFee, lost, net].map(({ units }) => units);
const sumOf = (lines: MarginReport['lines']): bigint[] =>
  lines.map(figures).reduce((all, line) => all.map((units, n) => units + (line[n] ?? 0n)), Array<bigint>(6).fill(0n));
