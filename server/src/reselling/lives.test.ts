import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { Refusal, stoppedClock } from '#kernel';
import { transaction } from '#database';
import { audit, openEngine, places, type Engine } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { openResellingDesk, serviceLike, usd, type ResellingDesk } from '#test/panel';
import {
  cancelOrder,
  earnUnits,
  getRefills,
  giveBackUnit,
  listDesk,
  listOrders,
  reportByHand,
  reportRefill,
  reportRun,
  requestRefill,
  takeDeskItem,
} from './index.ts';

const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const hour = 3_600_000;
let database: TestDatabase;
let engine: Engine;
beforeAll(async () => {
  database = await freshDatabase();
  engine = await openEngine({ url: database.url, clock, connections: 1 });
});
afterAll(async () => {
  await engine.close();
  await database.drop();
});

const opened: ResellingDesk[] = [];
async function desk(): Promise<ResellingDesk> {
  const open = openResellingDesk({ pool: database.pool, clock, engine });
  open.services.set(1, serviceLike({ number: 1, fulfilledBy: 'tasks' }));
  open.services.set(2, serviceLike({ number: 2, fulfilledBy: 'panel' }));
  await open.fund('rita', 100_000_000);
  opened.push(open);
  return open;
}
afterAll(async () => {
  for (const { workspace } of opened) expect((await audit(database.pool, workspace)).breaks).toEqual([]);
});

const refusal = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

describe('an order that a panel does', () => {
  it('is handed over once, is in progress with the first news, and comes out partial to the unit', async () => {
    const { add, run, panel, now, report, has, escrow, sales } = await desk();
    const order = await add({ service: 2, quantity: 333 });
    await run();
    await run();
    expect(panel.begun.map(({ order: of, charge }) => [of, charge])).toEqual([[order.id, usd(3_163_500)]]);
    expect((await now(order)).order.status).toBe('processing');
    expect(await report(order, { startCount: 3572, delivered: 100 })).toMatchObject({
      status: 'in_progress',
      startCount: 3572,
    });
    expect(await report(order, { delivered: 50 })).toMatchObject({ delivered: 100 });
    const over = await report(order, { ended: true });
    expect(over).toMatchObject({ status: 'partial', delivered: 100, remains: 233, charge: usd(950_000) });
    expect([await escrow(order), await sales(), await has('rita')]).toEqual([0n, 950_000n, 99_050_000n]);
    expect(await report(order, { delivered: 333 })).toMatchObject({ status: 'partial', delivered: 100 });
  });

  it('that cannot be begun is canceled, and costs nothing', async () => {
    const { add, run, panel, now, has } = await desk();
    panel.answer = () => ({ state: 'impossible', reason: 'The panel does not know the link.' });
    const order = await add({ service: 2 });
    await run();
    const { order: over, runs } = await now(order);
    expect(over).toMatchObject({ status: 'canceled', charge: usd(0), remains: 1000 });
    expect(runs[0]?.reason).toBe('The panel does not know the link.');
    expect(await has('rita')).toBe(100_000_000n);
  });

  it('waits, and is asked about again; after a crash as well', async () => {
    const { add, run, panel, now } = await desk();
    const order = await add({ service: 2 });
    panel.answer = () => ({ state: 'waiting', reason: 'No money there.' });
    await run();
    expect(await now(order)).toMatchObject({ order: { status: 'pending' }, runs: [{ reason: 'No money there.' }] });
    panel.answer = () => {
      throw new Error('The line broke.');
    };
    clock.advance(30_000);
    await run();
    expect((await now(order)).runs[0]).toMatchObject({ status: 'beginning', tries: 2 });
    panel.answer = () => ({ state: 'begun' });
    clock.advance(120_000);
    await run();
    expect((await now(order)).order.status).toBe('processing');
    expect(panel.begun).toHaveLength(3);
  });

  it('books what its panel costs with the news it came by', async () => {
    const { add, needs, workspace, report } = await desk();
    const order = await add({ service: 2 });
    await report(order, { delivered: 10 });
    const cost = {
      workspace,
      key: `cost:${order.id}`,
      reason: 'upstream.cost',
      postings: [{ from: places.cost('upstream'), to: places.supplier('prv_1'), amount: usd(5) }],
    };
    const beside = { beside: [cost] };
    const name = { order: order.id, run: 1 };
    const refused = transaction(needs.pool, (tx) => reportRun(tx, needs, workspace, name, { ended: true }, beside));
    expect(await refusal(refused)).toBe('above_ceiling');
    expect((await listOrders(needs.pool, { workspace, status: 'in_progress' })).orders).toHaveLength(1);
  });
});

describe('a wish to cancel', () => {
  it('gives all back at once while nobody has begun', async () => {
    const { add, needs, workspace, has, run, panel } = await desk();
    const { number } = await add({ service: 2, quantity: 10, runs: 3, interval: 5 });
    const canceled = await cancelOrder(needs, workspace, { number, user: 'rita', actor: 'user:rita' });
    expect(canceled).toMatchObject({ status: 'canceled', charge: usd(0) });
    expect(await has('rita')).toBe(100_000_000n);
    await run();
    expect(panel.begun).toEqual([]);
    expect(await refusal(cancelOrder(needs, workspace, { number, actor: 'key:a' }))).toBe('order_not_cancellable');
  });

  it('stops what was begun, ends what was not, and what was delivered is paid', async () => {
    const { add, needs, workspace, report, run, panel } = await desk();
    const order = await add({ service: 2, quantity: 10, runs: 3, interval: 5 });
    await run();
    await report(order, { delivered: 4 });
    const asked = await cancelOrder(needs, workspace, { number: order.number, user: 'rita', actor: 'user:rita' });
    expect(asked).toMatchObject({ status: 'in_progress', charge: usd(95_000) });
    await run();
    expect(panel.stopped).toHaveLength(1);
    expect(await report(order, { ended: true })).toMatchObject({ status: 'partial', charge: usd(38_000), remains: 26 });
  });

  it('that comes too late is taken back, and may be made again', async () => {
    const { add, needs, workspace, now, run, panel } = await desk();
    const order = await add({ service: 2 });
    panel.stopAnswer = 'refused';
    await run();
    await cancelOrder(needs, workspace, { number: order.number, actor: 'key:a' });
    await run();
    const { order: still, steps } = await now(order);
    expect([still.cancelAskedAt, steps.map(({ what }) => what)]).toEqual([
      null,
      ['processing', 'cancel_asked', 'cancel_refused'],
    ]);
  });

  it('of another reseller, or where the service takes none, is refused', async () => {
    const { add, needs, workspace, services } = await desk();
    services.set(3, serviceLike({ number: 3, cancel: false }));
    const { number } = await add({ service: 3 });
    expect(await refusal(cancelOrder(needs, workspace, { number, user: 'sam', actor: 'user:sam' }))).toBe('not_found');
    const own = cancelOrder(needs, workspace, { number, user: 'rita', actor: 'user:rita' });
    expect(await refusal(own)).toBe('order_not_cancellable');
    expect(await cancelOrder(needs, workspace, { number, actor: 'key:a' })).toMatchObject({ status: 'canceled' });
  });
});

describe('units of tasks', () => {
  it('are sold one by one as their workers are paid, and given back when they are lost for good', async () => {
    const { add, needs, workspace, report, sales, has, escrow } = await desk();
    const order = await add({ service: 1, quantity: 7 });
    const decide = (work: (tx: Parameters<typeof earnUnits>[0]) => Promise<unknown>) => transaction(needs.pool, work);
    const name = { order: order.id, run: 1 };
    await report(order, { delivered: 7 });
    expect([await sales(), await escrow(order)]).toEqual([0n, 66_500n]);
    await decide((tx) => earnUnits(tx, needs, workspace, name, ['clm_1', 'clm_2', 'clm_1']));
    await decide((tx) => earnUnits(tx, needs, workspace, name, ['clm_2', 'clm_3']));
    await decide((tx) => giveBackUnit(tx, needs, workspace, name, 'clm_4'));
    await decide((tx) => giveBackUnit(tx, needs, workspace, name, 'clm_4'));
    expect([await sales(), await has('rita'), await escrow(order)]).toEqual([28_500n, 99_943_000n, 28_500n]);
    const { orders } = await listOrders(needs.pool, { workspace });
    expect(orders[0]).toMatchObject({ status: 'completed', remains: 0, charge: usd(57_000) });
    const most = decide((tx) => earnUnits(tx, needs, workspace, name, ['5', '6', '7', '8']));
    await expect(most).rejects.toThrow('than were delivered');
  });
});

describe('the desk', () => {
  it('lays out what waits, and a person takes it, tells how far it is, and ends it with a proof', async () => {
    const { add, run, needs, workspace, escrow, sales } = await desk();
    const order = await add();
    const other = await add();
    await run();
    const { work } = await listDesk(needs.pool, { workspace, limit: 1 });
    const { work: rest } = await listDesk(needs.pool, { workspace });
    expect([work[0]?.order.id, rest.length]).toEqual([rest[0]?.order.id, 2]);
    const item = `${order.id}:1`;
    expect((await takeDeskItem(needs, workspace, item, { by: 'key:ann' })).order.status).toBe('in_progress');
    expect(await refusal(takeDeskItem(needs, workspace, item, { by: 'key:bob' }))).toBe('already_claimed');
    expect(await refusal(reportByHand(needs, workspace, item, { delivered: 1 }, 'key:bob'))).toBe('already_claimed');
    await reportByHand(needs, workspace, item, { startCount: 12, delivered: 400 }, 'key:ann');
    const less = reportByHand(needs, workspace, item, { delivered: 399 }, 'key:ann');
    expect(await refusal(less)).toBe('invalid_request');
    const end = { isEnded: true, proof: 'https://example.com/p.png' };
    const done = await reportByHand(needs, workspace, item, end, 'key:ann');
    expect(done.order).toMatchObject({ status: 'partial', startCount: 12, remains: 600, charge: usd(3_800_000) });
    expect(await refusal(reportByHand(needs, workspace, item, end, 'key:ann'))).toBe('already_decided');
    expect([await escrow(order), await sales()]).toEqual([0n, 3_800_000n]);
    await cancelOrder(needs, workspace, { number: other.number, actor: 'key:a' });
    await run();
    expect((await listDesk(needs.pool, { workspace })).work).toEqual([]);
  });

  it('tells who has taken it that no more is wanted', async () => {
    const { add, run, needs, workspace } = await desk();
    const order = await add();
    await run();
    await takeDeskItem(needs, workspace, `${order.id}:1`, { by: 'key:ann' });
    await cancelOrder(needs, workspace, { number: order.number, user: 'rita', actor: 'user:rita' });
    await run();
    const { work } = await listDesk(needs.pool, { workspace, takenBy: 'key:ann' });
    expect(work[0]).toMatchObject({ item: { isStopWanted: true }, order: { status: 'in_progress' } });
  });
});

describe('a refill', () => {
  it('is asked for once a day, inside its days, of an order that came to something', async () => {
    const { add, report, needs, workspace, run, services } = await desk();
    services.set(4, serviceLike({ number: 4, fulfilledBy: 'panel', refill: false, refillDays: 0 }));
    const order = await add({ service: 2 });
    const ask = (number = order.number) => requestRefill(needs, workspace, { number, user: 'rita' });
    expect(await refusal(ask())).toBe('order_not_completed');
    await report(order, { delivered: 1000 });
    const refill = await ask();
    expect(await refusal(ask())).toBe('refill_too_soon');
    await run();
    const done = { status: 'completed' } as const;
    await transaction(needs.pool, (tx) => reportRefill(tx, needs, workspace, refill.id, done));
    await transaction(needs.pool, (tx) => reportRefill(tx, needs, workspace, refill.id, { status: 'rejected' }));
    expect((await getRefills(needs.pool, workspace, 'rita', [refill.number])).get(refill.number)?.status).toBe(
      'completed',
    );
    expect((await getRefills(needs.pool, workspace, 'sam', [refill.number])).size).toBe(0);
    expect(await refusal(ask())).toBe('refill_too_soon');
    clock.advance(25 * hour);
    expect((await ask()).number).toBeGreaterThan(refill.number);
    const old = await add({ service: 2 });
    await report(old, { delivered: 1000 });
    clock.advance(30 * 24 * hour);
    expect(await refusal(ask(old.number))).toBe('refill_too_late');
    const never = await add({ service: 4 });
    await report(never, { delivered: 1000 });
    expect(await refusal(ask(never.number))).toBe('refill_disabled');
  });

  it('by hand lies at the desk, and is over by its report', async () => {
    const { add, run, needs, workspace } = await desk();
    const order = await add({ quantity: 5 });
    await run();
    await reportByHand(needs, workspace, `${order.id}:1`, { delivered: 5 }, 'key:ann');
    const refill = await requestRefill(needs, workspace, { number: order.number });
    await run();
    const { work } = await listDesk(needs.pool, { workspace, kind: 'refill' });
    expect(work.map(({ item }) => item.id)).toEqual([refill.id]);
    await takeDeskItem(needs, workspace, refill.id, { by: 'key:ann' });
    await reportByHand(needs, workspace, refill.id, { isRejected: true, note: 'Nothing dropped.' }, 'key:ann');
    const read = await getRefills(needs.pool, workspace, 'rita', [refill.number]);
    expect(read.get(refill.number)).toMatchObject({ status: 'rejected', reason: 'Nothing dropped.' });
  });
});

describe('the database', () => {
  it('refuses what the algebra forbids', async () => {
    const { add } = await desk();
    const { id } = await add();
    const set = (change: string) =>
      sql`update reselling.panel_order set ${sql.raw(change)} where id = ${id}`.execute(database.pool);
    const end = "ended_at = now(), status = 'completed'";
    await expect(set(end)).rejects.toThrow('a_completed_order_is_delivered');
    await expect(set("ended_at = now(), status = 'partial'")).rejects.toThrow('a_partial_order_is_partly_delivered');
    await expect(set("ended_at = now(), status = 'canceled'")).rejects.toThrow('a_canceled_order_costs_nothing');
    await set(`${end}, delivered = quantity`);
    await expect(set("status = 'pending', ended_at = null")).rejects.toThrow('cannot become pending');
  });
});
