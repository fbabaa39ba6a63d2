import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJobs, type Jobs } from '#jobs';
import { movableClock } from '#kernel';
import { audit } from '#ledger';
import { getPayment, paymentSweeps, requestRefund, type Payment } from '#payments';
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
  const handlers = { 'billing.ask_payload': nothing, 'refills.offer': nothing };
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

/** Waits until these are all so; fails after a while. */
async function until(payments: readonly Payment[], status: string): Promise<void> {
  const begun = performance.now();
  while ((await statuses(payments)).some((one) => one !== status)) {
    if (performance.now() - begun > 20_000) expect(await statuses(payments)).toEqual(all(payments, status));
    await sleep(20);
  }
}

/** A morning at a gateway that is well: twelve payments, half of them found by asking, and two refunds. In milliseconds. */
async function morning(): Promise<number> {
  const begun = performance.now();
  const paid = await pay(well, 12);
  clock.advance(10_000);
  await until(paid, 'fulfilled');
  const [first, second] = paid;
  if (!first || !second) throw new Error('Nothing was paid.');
  for (const payment of [first, second]) await refund(well, payment);
  await until([first, second], 'refunded');
  return performance.now() - begun;
}

const price = 25_000n;
const held = async () =>
  [await ill.shop.balance(worldOf(ill.shop)), await well.shop.balance(worldOf(well.shop))] as const;

/** Lets the gateway be ill, has a morning at the other, and answers how long that took. */
async function fallIll(mood: PlainMood, hour: () => Promise<void>): Promise<number> {
  const before = await held();
  const toReturn = await pay(ill, 2);
  clock.advance(10_000);
  await until(toReturn, 'fulfilled');

  ill.system.mood = mood;
  ill.system.calls.length = 0;
  const waiting = await Promise.all(Array.from({ length: 14 }, () => ill.shop.ask()));
  await sql`insert into payments.look (workspace_id, payment, external_id, gateway, connection, due_at, wanted)
    select workspace_id, id, '', gateway, connection, ${clock.now()}, 0 from payments.payment
    where id = any(${waiting.map(({ id }) => id)})`.execute(needs.pool);
  for (const payment of waiting) paidAt(ill, payment);
  await Promise.all(waiting.slice(7).map(({ id }) => ill.shop.deliver({ mentions: [{ payment: id }] })));
  for (const payment of toReturn) await refund(ill, payment);
  while (ill.system.calls.length < 4) await sleep(10); // by now it is being asked, and does not answer

  const took = await morning();
  const still = [...all(waiting, 'requested'), ...all(toReturn, 'fulfilled')];
  expect(await statuses([...waiting, ...toReturn])).toEqual(still);

  await hour();
  ill.system.mood = {};
  clock.advance(5 * minute);
  await until(waiting, 'fulfilled');
  clock.advance(60 * minute);
  await until(toReturn, 'refunded');
  const after = await held();
  expect([before[0] - after[0], before[1] - after[1]]).toEqual([price * 14n, price * 10n]);
  const { rows } = await sql`select from payments.look`.execute(needs.pool);
  expect(rows).toEqual([]);
  return took;
}

/** An hour in which it is asked again and again. */
async function away(): Promise<void> {
  for (let tens = 0; tens < 6; tens++) {
    clock.advance(10 * minute);
    await jobs.settle(2);
  }
}

/** An hour in which it is asked again, and still is when it comes back. */
async function drip(): Promise<void> {
  clock.advance(60 * minute);
  await sleep(1100);
}

describe('a gateway', () => {
  it('that is away for an hour or drips its answers delays no other; nothing is lost, and all is done when it is back', async () => {
    const usual = await morning();
    const longest = 2 * usual + 2000; // in one lane with the gateway that drips, it takes much longer
    expect(await fallIll({ isGone: true }, away)).toBeLessThan(longest);
    expect(await fallIll({ pause: within + 300 }, drip)).toBeLessThan(longest);
  }, 90_000);
});
