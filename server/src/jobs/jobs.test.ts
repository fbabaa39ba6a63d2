import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { movableClock } from '#kernel';
import { transaction } from '#database';
import { freshDatabase, quietLog, type TestDatabase } from '#test';
import {
  countDeadLetters,
  enqueue,
  listDeadLetters,
  openJobs,
  type Handler,
  type Jobs,
  type Sweep,
  jobs as everyJob,
  type Job,
} from './index.ts';

let database: TestDatabase;
const clock = movableClock();
const open: Jobs[] = [];
const nothing: Handler = async () => {};
const minute = 60_000;

beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((jobs) => jobs.stop()));
});
afterAll(() => database.drop());

async function work(advance: Handler, sweeps: readonly Sweep[] = [], log = quietLog()): Promise<Jobs> {
  const idle = Object.fromEntries(everyJob.map((job) => [job, nothing])) as Record<Job, Handler>;
  const handlers = { ...idle, 'billing.ask_payload': advance };
  const jobs = await openJobs({ url: database.url, clock, handlers, sweeps, log });
  open.push(jobs);
  return jobs;
}

const put = (n: number, options = {}) =>
  transaction(database.pool, (tx) => enqueue(tx, 'billing.ask_payload', { n }, options));

it('a job exists if and only if the transaction that enqueued it committed', async () => {
  const seen: unknown[] = [];
  const jobs = await work(async (data) => void seen.push(data['n']));
  await put(1);
  const failing = transaction(database.pool, async (tx) => {
    await enqueue(tx, 'billing.ask_payload', { n: 2 });
    throw new Error('the business says no');
  });
  await expect(failing).rejects.toThrow('the business says no');
  expect(await jobs.settle()).toBe(true);
  expect(seen).toEqual([1]);
});

it('the same id is one job, however often it is enqueued', async () => {
  const seen: unknown[] = [];
  await Promise.all(Array.from({ length: 10 }, () => put(3, { id: 'once' })));
  const jobs = await work(async (data) => void seen.push(data['n']));
  expect(await jobs.settle()).toBe(true);
  expect(seen).toEqual([3]);
});

it('a job is picked up within moments of its commit, not at the next look', async () => {
  let at = 0;
  await work(async () => void (at = performance.now()));
  await sleep(300); // the workers have found nothing and gone to sleep
  const before = performance.now();
  await put(4);
  while (at === 0) await sleep(5);
  expect(at - before).toBeLessThan(400);
});

it('a job that waits for an instant runs when our clock reaches it, not before', async () => {
  const seen: unknown[] = [];
  const jobs = await work(async (data) => void seen.push(data['n']));
  await put(5, { startAfter: new Date(clock.now().getTime() + 21 * 24 * 60 * minute) });
  clock.advance(20 * 24 * 60 * minute);
  expect(await jobs.settle()).toBe(true);
  expect(seen).toEqual([]);
  clock.advance(2 * 24 * 60 * minute);
  expect(await jobs.settle()).toBe(true);
  expect(seen).toEqual([5]);
});

it('a job that failed is tried again', async () => {
  let tries = 0;
  const jobs = await work(async () => {
    if (++tries < 2) throw new Error('not yet');
  });
  await put(6);
  expect(await jobs.settle()).toBe(true);
  expect(tries).toBe(2);
});

it('settling waits for the jobs that a sweep and a job set going, and gives up in bounded time', async () => {
  const seen: unknown[] = [];
  let due = true;
  const sweep: Sweep = {
    name: 'test.chain',
    async run() {
      if (!due) return 0;
      due = false;
      await put(7);
      return 1;
    },
  };
  const chain: Handler = async ({ n }) => {
    await sleep(30);
    seen.push(n);
    if (n === 7) await put(8);
  };
  const jobs = await work(chain, [sweep]);
  expect(await jobs.settle()).toBe(true);
  expect(seen).toEqual([7, 8]);

  const endless: Sweep = { name: 'test.endless', run: async () => 1 };
  const restless = await work(nothing, [endless]);
  expect(await restless.settle(0.3)).toBe(false);
});

it('a sweep that fails is told to the log and stops no other', async () => {
  const log = quietLog();
  let ran = 0;
  const broken: Sweep = { name: 'test.broken', run: () => Promise.reject(new Error('broken')) };
  const sound: Sweep = { name: 'test.sound', run: async () => ((ran += 1), 0) };
  const jobs = await work(nothing, [broken, sound], log);
  await jobs.settle();
  expect(ran).toBeGreaterThan(0);
  expect(log.errors.map(({ details }) => details)).toContainEqual(expect.objectContaining({ sweep: 'test.broken' }));
});

it('a sweep that takes long holds up its own lane only, and settling does not wait for it for ever', async () => {
  const ran = { beside: 0, behind: 0 };
  let release = () => {};
  const held = new Promise<void>((resolve) => void (release = resolve));
  const slow: Sweep = { name: 'test.slow', lane: 'slow', run: async () => (await held, 0) };
  const behind: Sweep = { name: 'test.behind', lane: 'slow', run: async () => ((ran.behind += 1), 0) };
  const beside: Sweep = { name: 'test.beside', lane: 'quick', run: async () => ((ran.beside += 1), 0) };
  const jobs = await work(nothing, [slow, behind, beside]);
  expect(await jobs.settle(0.3)).toBe(false);
  expect(ran).toEqual({ beside: 1, behind: 0 });
  release();
  expect(await jobs.settle()).toBe(true);
  expect(ran.behind).toBeGreaterThan(0);
});

it('a job that used up its tries is kept where it can be seen and counted, and the log is told', async () => {
  const log = quietLog();
  await work(() => Promise.reject(new Error('never')), [], log);
  await transaction(database.pool, async (tx) => {
    await enqueue(tx, 'billing.ask_payload', { n: 9 });
    await sql`update pgboss.job set retry_limit = 0 where data = '{"n": 9}'`.execute(tx);
  });
  while ((await countDeadLetters(database.pool)) === 0) await sleep(20);
  const [letter] = await listDeadLetters(database.pool);
  expect(letter).toMatchObject({ job: 'billing.ask_payload', data: { n: 9 }, error: { message: 'never' } });
  expect(log.errors.length).toBeGreaterThan(0);
});
