import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { stars, stoppedClock } from '#kernel';
import { audit } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { openExchangeDesk, type ExchangeDesk } from '#test/exchange';
import { openPeopleBank, type PeopleBank } from '#test/money';
import { findOrder, orderBooks, resumeTask, takeFromEscrows } from './index.ts';

let database: TestDatabase;
let bank: PeopleBank;
let desk: ExchangeDesk;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const nano = 1_000_000_000n;
const unit = 12_500_000_000n;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await database.drop();
});
beforeEach(async () => {
  bank = await openPeopleBank({ pool: database.pool, clock, beforeReceivable: takeFromEscrows });
  desk = await openExchangeDesk({ pool: database.pool, clock, workspace: bank.workspace });
});
afterEach(() => bank.close());

type Deposit = Awaited<ReturnType<PeopleBank['bring']>>;
const goesBack = async (payment: Deposit) => {
  bank.shop.refund(payment.connection, payment);
  await bank.look(payment);
};
const told = async () => {
  const { rows } = await sql<{ kind: string; values: unknown }>`select kind, "values" from people.notice
    where workspace_id = ${desk.workspace} order by n`.execute(database.pool);
  return rows;
};

it('a charge-back takes what is there, then whole free slots, and pauses their tasks; nobody owes anything', async () => {
  const payment = await bank.bring('ann', stars(200));
  const old = await desk.create({ slots: 4 });
  const young = await desk.create({ slots: 10 });
  const held = await desk.take(young);
  await desk.verify(held);
  await desk.take(young);
  await desk.fund('ann', stars(50));
  await goesBack(payment);
  expect(await desk.task(young.id)).toMatchObject({ status: 'paused', pauses: ['charge_back'], slots: 2, taken: 2 });
  expect(await desk.task(old.id)).toMatchObject({ status: 'paused', slots: 2, taken: 0 });
  expect(await bank.has('ann', 'XTR')).toEqual({ has: 0n, owes: 0n });
});

it('what no free slot covers is owed, and workers keep what they have claimed or done', async () => {
  const payment = await bank.bring('ann', stars(125));
  const task = await desk.create({ slots: 10 });
  const claims = await Promise.all(Array.from({ length: 8 }, () => desk.take(task)));
  const [first] = claims;
  if (first) await desk.verify(first, ['ref']);
  await goesBack(payment);
  expect(await desk.task(task.id)).toMatchObject({ slots: 8, taken: 8, verified: 1, pauses: ['charge_back'] });
  expect(await desk.escrow(task)).toBe(unit * 7n);
  expect(await bank.has('ann', 'XTR')).toEqual({ has: 0n, owes: 100n * nano });
  await desk.release();
  expect(await desk.has(first?.worker ?? '')).toBe(10n * nano);
  expect(await told()).toEqual([
    { kind: 'task_paused', values: { task: task.id, title: task.target.title, reason: 'charge_back' } },
    { kind: 'charge_back', values: { asset: 'XTR', amount: '125', debt: '100' } },
  ]);
});

it('a part of a slot’s price that is over stays the advertiser’s; a task with nothing left is over', async () => {
  const payment = await bank.bring('ann', stars(130));
  const task = await desk.create({ slots: 10 });
  await desk.fund('ann', { asset: 'XTR', units: 7n });
  await goesBack(payment);
  expect(await desk.task(task.id)).toMatchObject({ status: 'ended', endReason: 'charge_back', slots: 0 });
  expect((await findOrder(database.pool, desk.workspace, task.order))?.status).toBe('canceled');
  expect(await orderBooks(database.pool, desk.workspace, task.order)).toMatchObject({ refunded: unit * 10n, open: 0n });
  expect(await bank.has('ann', 'XTR')).toEqual({ has: 7n, owes: 0n });
});

it('after it a task runs on with fewer slots, and comes out partial', async () => {
  const payment = await bank.bring('ann', stars(125));
  const task = await desk.create({ slots: 10 });
  await desk.fund('ann', stars(120));
  await goesBack(payment);
  expect(await desk.task(task.id)).toMatchObject({ slots: 9, status: 'paused' });
  expect(await bank.has('ann', 'XTR')).toEqual({ has: 7_500_000_000n, owes: 0n });
  const resumed = { task: task.id, reason: 'charge_back', actor: 'operator:anna' } as const;
  expect(await resumeTask(desk.needs, desk.workspace, resumed)).toMatchObject({ status: 'live' });
  for (let n = 0; n < 9; n += 1) await desk.verify(await desk.take(task));
  expect(await desk.task(task.id)).toMatchObject({ status: 'done' });
  expect((await findOrder(database.pool, desk.workspace, task.order))?.status).toBe('partial');
});

it('charge-backs while others claim and order neither block for ever nor lose a unit', async () => {
  const payments = [await bank.bring('ann', stars(200)), await bank.bring('ann', stars(200))];
  const tasks = [await desk.create({ slots: 10 }), await desk.create({ slots: 10 })];
  const takes = tasks.flatMap((task) => Array.from({ length: 6 }, () => desk.take(task).catch(() => undefined)));
  await Promise.all([...payments.map(goesBack), ...takes, desk.create({ slots: 3 }).catch(() => undefined)]);
  for (const { id } of tasks) {
    const task = await desk.task(id);
    expect(await desk.escrow(task)).toBe(unit * BigInt(task.slots - task.verified));
  }
});
