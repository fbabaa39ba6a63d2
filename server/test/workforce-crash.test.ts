import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { orderBooks, unitOf } from '#exchange';
import { formatUnits, Refusal, stoppedClock } from '#kernel';
import { audit, balanceOf, places } from '#ledger';
import { cancelOrder, requestRefill, type PanelOrder } from '#reselling';
import { worksOf } from '#workforce';
import { openMortal, type Mortal } from './crash/mortal.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { claimNeeds } from './exchange/claim-desk.ts';
import { openWorkDesk, type WorkDesk } from './panel/work-desk.ts';
import { random, seedOf } from './random.ts';

/**
 * The crash law of resellers' work: whatever people and resellers do, and wherever a process dies that begins, follows, stops
 * or settles, every Star of the treasury is a worker's, a referrer's, the house's fee, or back; and every micro-dollar of a
 * reseller is a sale for a worker that was paid, or back.
 */

const runs = Math.ceil(Number(process.env['CRASH_RUNS'] ?? 40) / 40);
const next = random(seedOf('workforce crash'));
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
const minute = 60_000;
const day = 1440 * minute;
const price = 250_000n;

let database: TestDatabase;
let deaths = 0;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  console.log(`workforce crash: ${runs} runs, ${deaths} processes died`);
  await database.drop();
});

/** Every sweep once, in a process that may die over it. */
async function sweepMortally(desk: WorkDesk): Promise<void> {
  const mortal = openMortal(database.url);
  if (next(4) > 0) mortal.arm({ step: 1 + next(60), when: next(2) === 0 ? 'before' : 'after' });
  const needs = claimNeeds({ pool: mortal.pool, clock }, desk.world);
  await Promise.race([desk.sweepOnce(needs), mortal.died]);
  if (mortal.dead) deaths += 1;
  else await mortal.close();
  while (await lives(mortal)) await sleep(2);
}

const lives = async ({ name }: Mortal): Promise<boolean> =>
  (await sql`select from pg_stat_activity where application_name = ${name}`.execute(database.pool)).rows.length > 0;

const letRefusal = (error: unknown): void => {
  if (!(error instanceof Refusal)) throw error;
};

type Cast = { readonly orders: PanelOrder[]; readonly workers: { worker: string; of: PanelOrder; run: number }[] };

/** One thing that somebody does. What cannot be done just now is not done. */
async function happen(desk: WorkDesk, { orders, workers }: Cast): Promise<void> {
  const order = orders[next(orders.length)];
  if (!order) return;
  const { workspace, needs } = desk;
  const run = 1 + next(order.runs);
  const task = await desk.taskOf(order, run).catch(() => undefined);
  const at = workers[next(Math.max(workers.length, 1))];
  const does = next(10);
  if (does < 5 && task) {
    const worker = await desk.worker({ ...(at && next(2) === 0 && { referrer: at.worker }) });
    const claimed = await (does === 4 ? desk.claim(task, worker) : desk.hold(task, worker)).catch(letRefusal);
    if (claimed) workers.push({ worker, of: order, run });
  } else if (does === 5 && at) {
    const place = await desk.taskOf(at.of, at.run);
    desk.world.leaves(at.worker, place.target);
    if (next(2) === 0) await desk.goes(place, at.worker);
  } else if (does === 6) {
    await requestRefill(needs, workspace, { number: order.number }).catch(letRefusal);
  } else if (does === 7 && next(3) === 0) {
    await cancelOrder(needs, workspace, { number: order.number, actor: 'key:boss' }).catch(letRefusal);
  } else clock.advance(next(3) === 0 ? 2 * day : 20 * minute);
}

it('every Star and every micro-dollar is accounted for, whoever dies where', async () => {
  for (let round = 0; round < runs; round++) {
    const desk = await openWorkDesk({ database, clock, treasury: '1000', service: { refillDays: 2 } });
    const orders = [await desk.order({ quantity: 3 }), await desk.order({ quantity: 2, runs: 2, interval: 30 })];
    orders.push(await desk.order({ quantity: 2 }));
    const cast: Cast = { orders, workers: [] };
    for (let n = 0; n < 30; n++) {
      await happen(desk, cast);
      if (n % 2 === 0) await sweepMortally(desk);
    }
    for (const { number } of orders)
      await cancelOrder(desk.needs, desk.workspace, { number, actor: 'key:boss' }).catch(letRefusal);
    for (let n = 0; n < 12; n++) {
      clock.advance(n < 6 ? 5 * minute : 4 * day);
      await sweepMortally(desk);
    }
    clock.advance(30 * day);
    await desk.run();
    await desk.run();
    for (const order of orders) await isDecided(desk, order);
    await isWhole(desk, cast);
    expect((await audit(database.pool, desk.workspace)).breaks).toEqual([]);
    await desk.close();
  }
  expect(deaths).toBeGreaterThan(0);
});

/** What the buyer paid is what workers were paid for, by the ledger of the exchange alone; the rest is back. */
async function isDecided(desk: WorkDesk, order: PanelOrder): Promise<void> {
  const now = await desk.orderNow(order);
  let released = 0n;
  for (const work of await worksOf(database.pool, desk.workspace, order.id)) {
    expect(work).toMatchObject({ status: 'settled', delivered: work.earned + work.lost });
    if (work.task === null) continue;
    const task = await desk.taskOf(order, work.run);
    const books = await orderBooks(database.pool, desk.workspace, task.order);
    expect(books).toMatchObject({ held: 0n, open: 0n });
    expect(books.released).toBe(BigInt(work.earned) * unitOf(task).units);
    released += BigInt(work.earned);
  }
  expect(now.charge.units).toBe(released * price);
  expect(now.earned.units).toBe(released * price);
  expect(await desk.balance(places.escrow(order.id), 'USD')).toBe('0');
  const status = now.delivered === 0 ? 'canceled' : now.remains === 0 ? 'completed' : 'partial';
  expect(now.status).toBe(status);
}

async function isWhole(desk: WorkDesk, { workers }: Cast): Promise<void> {
  const people = [...new Set(workers.map(({ worker }) => worker))].map((worker) => places.user(worker));
  let whole = 0n;
  for (const place of [...people, places.platform('treasury'), places.platform('fees')])
    whole += await balanceOf(database.pool, desk.workspace, place, 'XTR');
  expect(formatUnits(whole, 9)).toBe('1000');
}
