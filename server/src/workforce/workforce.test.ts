import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { transaction } from '#database';
import { cancelTask, changeSettings, disableExchange, enableExchange, listTasks, takeFromEscrows } from '#exchange';
import { newId, stoppedClock } from '#kernel';
import { audit, places } from '#ledger';
import { cancelOrder, getOrder, requestRefill } from '#reselling';
import { freshDatabase, type TestDatabase } from '#test';
import { openWorkDesk, type WorkDesk } from '#test/panel';
import { beginRun } from './begin-run.ts';
import { fundTreasury, readTreasury, worksOf } from './index.ts';

const day = 86_400_000;
const minute = 60_000;
const start = new Date('2026-11-20T12:00:00Z');
const treasury = places.platform('treasury');
const sales = places.platform('sales:exchange');

let database: TestDatabase;
const open: WorkDesk[] = [];
beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  for (const desk of open.splice(0)) {
    expect((await audit(database.pool, desk.workspace)).breaks).toEqual([]);
    expect(desk.needs.log.errors).toEqual([]);
    await desk.close();
  }
});
afterAll(() => database.drop());

type Options = Omit<Parameters<typeof openWorkDesk>[0], 'database' | 'clock'>;
async function openDesk(options: Options = {}) {
  const clock = stoppedClock(start);
  const desk = await openWorkDesk({ database, clock, ...options });
  open.push(desk);
  return { ...desk, clock };
}
const cancel = (desk: WorkDesk, { number }: { number: number }) =>
  cancelOrder(desk.needs, desk.workspace, { number, actor: 'key:boss' });
const usd = (desk: WorkDesk) => desk.balance(places.user(desk.reseller), 'USD');

it('an order is worked by people: the treasury sets their reward aside, and what they are paid for is sold, to the unit', async () => {
  const desk = await openDesk();
  const ordered = await desk.order();
  expect(await usd(desk)).toBe('999');
  expect(await desk.balance(treasury)).toBe('9954.8');
  const task = await desk.taskOf(ordered);
  expect(task).toMatchObject({
    payer: 'treasury',
    status: 'live',
    owner: ordered.id,
    guaranteeSeconds: (21 * day) / 1000,
  });
  expect(await desk.balance(places.escrow(task.order))).toBe('45.2');
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'in_progress', startCount: 1000, delivered: 0 });
  await desk.work(task, 2);
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'in_progress', delivered: 2, remains: 2 });
  const grandparent = await desk.worker();
  const parent = await desk.worker({ referrer: grandparent });
  const last = await desk.worker({ referrer: parent });
  await desk.hold(task, last);
  await desk.work(task, 1);
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'completed', remains: 0 });
  expect(await desk.balance(places.escrow(ordered.id), 'USD')).toBe('1');
  desk.clock.advance(21 * day);
  await desk.run();
  expect(await desk.balance(places.user(last))).toBe('10');
  expect(await desk.balance(places.user(parent))).toBe('1');
  expect(await desk.balance(places.user(grandparent))).toBe('0.3');
  expect(await desk.balance(places.platform('fees'))).toBe('3.9');
  expect(await desk.balance(treasury)).toBe('9954.8');
  expect(await desk.balance(sales, 'USD')).toBe('1');
  expect(await desk.balance(places.escrow(ordered.id), 'USD')).toBe('0');
  expect(await worksOf(database.pool, desk.workspace, ordered.id)).toMatchObject([
    { status: 'settled', delivered: 4, earned: 4, lost: 0 },
  ]);
});

it('with a treasury that is short waits as Pending, and begins when money was set aside; the same key sets it aside once', async () => {
  const desk = await openDesk({ treasury: '0' });
  const ordered = await desk.order();
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'pending', delivered: 0 });
  await desk.move(places.world('toy', 'con_in'), places.platform('fees'), '40');
  await desk.move(places.world('toy', 'con_in'), places.user('house'), '10');
  const { needs, workspace } = desk;
  const from = (source: 'fees' | 'deposit', units: bigint, key: string) =>
    fundTreasury(needs, workspace, { from: source, amount: { asset: 'XTR', units }, key, by: 'key:boss' });
  await from('fees', 40_000_000_000n, 'api:1');
  await from('fees', 40_000_000_000n, 'api:1');
  await expect(from('deposit', 1n, 'api:1')).rejects.toMatchObject({ code: 'idempotency_conflict' });
  await expect(from('fees', 1n, 'api:2')).rejects.toMatchObject({ code: 'insufficient_funds' });
  await expect(from('fees', 0n, 'api:2')).rejects.toMatchObject({ code: 'invalid_amount' });
  desk.clock.advance(minute);
  await desk.run();
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'pending' });
  await from('deposit', 6_000_000_000n, 'api:3');
  desk.clock.advance(10 * minute);
  await desk.run();
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'in_progress' });
  const stars = (await readTreasury(database.pool, workspace)).find((line) => line.treasury.asset === 'XTR');
  expect(stars).toMatchObject({
    treasury: { units: 800_000_000n },
    fees: { units: 0n },
    deposit: { units: 4_000_000_000n },
  });
});

it('waits while the exchange is off or a kind is stopped, and refuses orders while nothing may be changed', async () => {
  const desk = await openDesk();
  const { needs, workspace } = desk;
  await changeSettings(needs, workspace, { switches: { kinds: ['subscribe'] } }, 'key:boss');
  const ordered = await desk.order();
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'pending' });
  await changeSettings(needs, workspace, { switches: { kinds: [] } }, 'key:boss');
  await disableExchange(needs, workspace, 'key:boss');
  desk.clock.advance(minute);
  await desk.run();
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'pending' });
  await enableExchange(needs, workspace, { acceptedBy: 'key:boss', rulesVersion: '1', bot: newId('bot') });
  desk.clock.advance(10 * minute);
  await desk.run();
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'in_progress' });
});

it('needs only our bot’s right at the target; where there is none the order is canceled and all of its money is back', async () => {
  const desk = await openDesk();
  const foreign = desk.world.channel('foreign', 'somebody_else');
  expect(await desk.orderNow(await desk.order({ link: foreign.link }))).toMatchObject({ status: 'in_progress' });
  const nowhere = await desk.order({ link: 'https://t.me/nowhere_at_all' });
  expect(await desk.orderNow(nowhere)).toMatchObject({ status: 'canceled', charge: { units: 0n }, remains: 4 });
  expect(await usd(desk)).toBe('999');
  expect(await desk.balance(treasury)).toBe('9954.8');
});

it('a drop inside the guarantee opens its slot again with the same money, and nothing that was told of delivery falls', async () => {
  const desk = await openDesk();
  const ordered = await desk.order();
  const task = await desk.taskOf(ordered);
  const [leaver = ''] = await desk.work(task, 3);
  desk.world.leaves(leaver, task.target);
  await desk.goes(task, leaver);
  await desk.run();
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'in_progress', delivered: 3 });
  await desk.work(await desk.taskOf(ordered), 2);
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'completed', delivered: 4 });
  desk.clock.advance(21 * day);
  await desk.run();
  expect(await desk.balance(sales, 'USD')).toBe('1');
  expect(await desk.balance(treasury)).toBe('9954.8');
});

it('a drop whose slot does not open again goes back: the reward to the treasury, its price to the buyer; Completed stays', async () => {
  const desk = await openDesk({ service: { refill: false, refillDays: 0 } });
  const ordered = await desk.order();
  const task = await desk.taskOf(ordered);
  const [leaver = ''] = await desk.work(task, 4);
  desk.clock.advance(day);
  desk.world.leaves(leaver, task.target);
  await desk.goes(task, leaver);
  await desk.run();
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'completed', charge: { units: 750_000n }, remains: 0 });
  expect(await usd(desk)).toBe('999.25');
  expect(await desk.balance(treasury)).toBe('9966.1');
  desk.clock.advance(21 * day);
  await desk.run();
  expect(await desk.balance(sales, 'USD')).toBe('0.75');
  expect(await worksOf(database.pool, desk.workspace, ordered.id)).toMatchObject([
    { status: 'settled', earned: 3, lost: 1 },
  ]);
});

it('one that is cancelled asks nobody else, waits for who is at it, and is Partial with what was done', async () => {
  const desk = await openDesk();
  const ordered = await desk.order();
  const task = await desk.taskOf(ordered);
  await desk.work(task, 1);
  await desk.claim(task, await desk.worker());
  await cancel(desk, ordered);
  await desk.run();
  expect(await desk.balance(treasury)).toBe('9977.4');
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'in_progress', delivered: 1 });
  desk.clock.advance(31 * minute);
  await desk.run();
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'partial', remains: 3, charge: { units: 250_000n } });
  expect(await desk.balance(treasury)).toBe('9988.7');
  expect(await usd(desk)).toBe('999.75');
  desk.clock.advance(21 * day);
  await desk.run();
  expect(await desk.balance(sales, 'USD')).toBe('0.25');
});

it('one that nobody did is Canceled; one that was done already cannot be stopped', async () => {
  const desk = await openDesk();
  const [idle, done] = [await desk.order(), await desk.order({ quantity: 1 })];
  await cancel(desk, idle);
  await desk.run();
  expect(await desk.orderNow(idle)).toMatchObject({ status: 'canceled', charge: { units: 0n } });
  await desk.work(await desk.taskOf(done), 1);
  await expect(cancel(desk, done)).rejects.toMatchObject({ code: 'order_not_cancellable' });
  expect(await usd(desk)).toBe('999.75');
});

it('a refill looks at once whether people are still there, and is completed when all are again', async () => {
  const desk = await openDesk();
  const ordered = await desk.order({ quantity: 2 });
  const task = await desk.taskOf(ordered);
  const [leaver = ''] = await desk.work(task, 2);
  desk.world.leaves(leaver, task.target);
  desk.clock.advance(minute);
  const ask = () => requestRefill(desk.needs, desk.workspace, { number: ordered.number, user: desk.reseller });
  const { id } = await ask();
  await desk.run();
  const refill = async () => (await refillsOf(desk, ordered)).find((one) => one.id === id);
  expect(await refill()).toMatchObject({ status: 'in_progress' });
  expect(await desk.taskOf(ordered)).toMatchObject({ status: 'live', verified: 1 });
  await desk.work(await desk.taskOf(ordered), 1);
  expect(await refill()).toMatchObject({ status: 'completed' });
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'completed' });
});

it('what nobody takes until the last guarantee is over goes back, and its refill is rejected', async () => {
  const desk = await openDesk();
  const ordered = await desk.order({ quantity: 2 });
  const task = await desk.taskOf(ordered);
  const [leaver = ''] = await desk.work(task, 2);
  desk.world.leaves(leaver, task.target);
  await desk.goes(task, leaver);
  const { id } = await requestRefill(desk.needs, desk.workspace, { number: ordered.number });
  await desk.run();
  desk.clock.advance(22 * day);
  await desk.run();
  expect(await refillsOf(desk, ordered)).toMatchObject([{ id, status: 'rejected', reason: 'guarantee_over' }]);
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'completed', charge: { units: 250_000n } });
  expect(await desk.balance(treasury)).toBe('9988.7');
  expect(await usd(desk)).toBe('999.75');
});

const refillsOf = async (desk: WorkDesk, { number }: { number: number }) => {
  return (await getOrder(database.pool, desk.workspace, String(number))).refills;
};

it('a drip-feed is one task for each run, begun when its time comes; cancelled, the rest never begins', async () => {
  const desk = await openDesk();
  const ordered = await desk.order({ quantity: 2, runs: 3, interval: 60 });
  expect(await usd(desk)).toBe('998.5');
  expect(await desk.balance(treasury)).toBe('9977.4');
  await desk.work(await desk.taskOf(ordered), 2);
  desk.clock.advance(61 * minute);
  await desk.run();
  expect(await desk.balance(treasury)).toBe('9954.8');
  await desk.work(await desk.taskOf(ordered, 2), 1);
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'in_progress', delivered: 3, remains: 3 });
  await cancel(desk, ordered);
  await desk.run();
  expect(await desk.orderNow(ordered)).toMatchObject({ status: 'partial', delivered: 3, charge: { units: 750_000n } });
  desk.clock.advance(21 * day);
  await desk.run();
  expect(await desk.balance(sales, 'USD')).toBe('0.75');
  expect(await desk.balance(treasury)).toBe('9966.1');
});

it('what the treasury pays for is no advertiser’s: neither listed, nor cancelled, nor taken for a charge-back', async () => {
  const desk = await openDesk();
  const ordered = await desk.order();
  const task = await desk.taskOf(ordered);
  const { workspace, needs } = desk;
  expect(await listTasks(database.pool, { workspace, owner: task.owner })).toEqual({ tasks: [] });
  expect((await listTasks(database.pool, { workspace })).tasks).toHaveLength(1);
  const taking = { task: task.id, actor: 'person:1', key: 'api:cancel', owner: task.owner };
  await expect(cancelTask(needs, workspace, taking)).rejects.toMatchObject({ code: 'not_found' });
  const missing = { workspace, user: task.owner, amount: { asset: 'XTR', units: 5n }, payment: 'pay_1', at: start };
  expect(await transaction(database.pool, (tx) => takeFromEscrows(tx, missing))).toEqual([]);
});

it('begun by many at once, and stopped meanwhile, is one task or none', async () => {
  const desk = await openDesk({ treasury: '0' });
  const ordered = await desk.order();
  const run = { ...ordered, order: ordered.id, number: 1, charge: ordered.charged };
  await desk.move(places.world('toy', 'con_in'), treasury, '10000');
  const begun = await Promise.all(Array.from({ length: 6 }, () => beginRun(desk.needs, run)));
  expect(new Set(begun.map(({ state }) => state))).toEqual(new Set(['begun']));
  expect(await desk.balance(treasury)).toBe('9954.8');
  await Promise.all([desk.sweepOnce(), desk.sweepOnce(), desk.sweepOnce()]);
  await desk.work(await desk.taskOf(ordered), 4);
  desk.clock.advance(21 * day);
  await Promise.all([desk.sweepOnce(), desk.sweepOnce(), desk.sweepOnce()]);
  await desk.run();
  expect(await desk.balance(sales, 'USD')).toBe('1');
});
