import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJobs, type Jobs } from '#jobs';
import { movableClock } from '#kernel';
import { audit } from '#ledger';
import { getPayment, paymentJobs, paymentSweeps, requestRefund, type Payment } from '#payments';
import { freshDatabase, type TestDatabase } from './database.ts';
import {
  openPlainShop,
  openPlainSystem,
  plainNeeds,
  worldOf,
  type PlainMood,
  type PlainNeeds,
  type PlainShop,
  type PlainSystem,
} from './money/index.ts';

/**
 * One gateway is away for an hour, or answers by the drop; another one beside it must not notice. An answer that takes
 * 20 s is shortened to one that takes longer than we wait for it.
 */

const clock = movableClock(new Date('2026-11-20T12:00:00Z'));
const minute = 60_000;
const within = 2200;

let database: TestDatabase;
let ill: { system: PlainSystem; shop: PlainShop };
let well: { system: PlainSystem; shop: PlainShop };
let needs: PlainNeeds;
let jobs: Jobs;

const nothing = () => Promise.resolve();

beforeAll(async () => {
  const [made, first, second] = await Promise.all([freshDatabase(), openPlainSystem(), openPlainSystem()]);
  database = made;
  const { pool, url } = database;
  needs = plainNeeds({ pool, clock, systems: { ill: first.url, well: second.url }, options: { within } });
  ill = { system: first, shop: await openPlainShop(needs, 'ill') };
  well = { system: second, shop: await openPlainShop(needs, 'well', ill.shop.workspace) };
  const handlers = { ...paymentJobs(needs), 'billing.ask_payload': nothing, 'refills.offer': nothing };
  const sweeps = [needs.crew.sweep, ...paymentSweeps(needs)];
  jobs = await openJobs({ url, clock, handlers, sweeps, log: needs.log });
});

afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await jobs.stop();
  await ill.system.close();
  await well.system.close();
  await database.drop();
});

type Side = typeof ill;

const paidAt = ({ system }: Side, { id, amount }: Payment) =>
  void system.states.set(id, { state: 'paid', externalId: `ch-${id}`, amount, at: clock.now() });

/** Invoices that were paid there; half of them are told to us, of the others we do not hear. */
async function pay(side: Side, count: number): Promise<Payment[]> {
  const invoices = await Promise.all(Array.from({ length: count }, () => side.shop.invoice()));
  for (const payment of invoices) paidAt(side, payment);
  const told = invoices.filter((_, index) => index % 2 === 0);
  await Promise.all(told.map(({ id }) => side.shop.deliver({ mentions: [{ payment: id }] })));
  return invoices;
}

const refund = ({ shop }: Side, { id }: Payment) =>
  requestRefund(needs, { workspace: shop.workspace, payment: id, key: `refund ${id}` });

const statuses = async (payments: readonly Payment[]) => {
  const all = await Promise.all(payments.map(({ workspace, id }) => getPayment(needs.pool, workspace, id)));
  return all.map(({ status }) => status);
};

const all = (payments: readonly Payment[], status: string) => payments.map(() => status);

/** Milliseconds until these are all so; fails after a while. */
async function until(payments: readonly Payment[], status: string): Promise<number> {
  const begun = performance.now();
  while ((await statuses(payments)).some((one) => one !== status)) {
    if (performance.now() - begun > 4000) expect(await statuses(payments)).toEqual(all(payments, status));
    await sleep(20);
  }
  return performance.now() - begun;
}

async function settle(rounds: number, step: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    clock.advance(step);
    await jobs.settle(3);
  }
}

async function play(mood: PlainMood, hour: () => Promise<void>): Promise<number> {
  const before = [await ill.shop.balance(worldOf(ill.shop)), await well.shop.balance(worldOf(well.shop))];
  const price = 25_000n;
  const [toReturn, kept] = [await pay(ill, 2), await pay(well, 2)];
  clock.advance(10_000);
  await until([...toReturn, ...kept], 'fulfilled');

  ill.system.mood = mood;
  ill.system.calls.length = 0;
  const waiting = await Promise.all(Array.from({ length: 14 }, async () => ill.shop.ask()));
  await sql`insert into payments.look (workspace_id, payment, external_id, gateway, connection, due_at, wanted)
    select workspace_id, id, '', gateway, connection, ${clock.now()}, 0 from payments.payment
    where id = any(${waiting.map(({ id }) => id)})`.execute(needs.pool);
  for (const payment of waiting) paidAt(ill, payment);
  await Promise.all(waiting.slice(7).map(({ id }) => ill.shop.deliver({ mentions: [{ payment: id }] })));
  for (const payment of toReturn) await refund(ill, payment);
  while (ill.system.calls.length < 4) await sleep(10); // by now it is being asked, and does not answer

  const paid = await pay(well, 12);
  const told = await until(
    paid.filter((_, index) => index % 2 === 0),
    'fulfilled',
  );
  clock.advance(10_000);
  await until(paid, 'fulfilled');
  for (const payment of kept) await refund(well, payment);
  const returned = await until(kept, 'refunded');
  expect(await statuses([...waiting, ...toReturn])).toEqual([
    ...all(waiting, 'requested'),
    ...all(toReturn, 'fulfilled'),
  ]);

  await hour();
  ill.system.mood = {};
  await settle(3, 2 * 60 * minute);
  expect(await statuses([...waiting, ...toReturn])).toEqual([
    ...all(waiting, 'fulfilled'),
    ...all(toReturn, 'refunded'),
  ]);
  expect(await ill.shop.balance(worldOf(ill.shop))).toBe((before[0] ?? 0n) - price * 14n);
  expect(await well.shop.balance(worldOf(well.shop))).toBe((before[1] ?? 0n) - price * 12n);
  const { rows } = await sql`select from payments.look`.execute(needs.pool);
  expect(rows).toEqual([]);
  return Math.max(told, returned - 1000); // refunds are taken up each second
}

/** An hour in which it is asked again, and still is when it comes back. */
async function drip(): Promise<void> {
  clock.advance(60 * minute);
  await sleep(1100);
}

describe('a gateway', () => {
  it('that is away for an hour delays no other; nothing is lost, and all is done when it is back', async () => {
    expect(await play({ isGone: true }, () => settle(6, 10 * minute))).toBeLessThan(500);
  }, 20_000);

  it('whose every answer drips delays no other; nothing is lost, and all is done when it is back', async () => {
    expect(await play({ pause: within + 300 }, drip)).toBeLessThan(500);
  }, 20_000);
});
