import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, stoppedClock } from '#kernel';
import { openPool, type Pool } from '#database';
import { freshDatabase, seedOf, type TestDatabase } from '#test';
import { newWorkspace } from '#test/money';
import { takeTurns, turnMilliseconds, turnsPerSecond, type Lane } from './index.ts';
import { upsertBot } from './queries.ts';

let database: TestDatabase;
let processes: Pool[];
beforeAll(async () => {
  database = await freshDatabase();
  processes = Array.from({ length: 4 }, () => openPool(database.url, { max: 1 }));
});
afterAll(async () => {
  await Promise.all(processes.map((pool) => pool.destroy()));
  await database.drop();
});

let bots = 0;
async function newBot() {
  const sealed = { token: 't', webhookSecret: 's', forwardSecret: undefined };
  const names = { telegramId: String((bots += 1)), username: `bot_${bots}`, name: 'Bot', mode: 'tap' as const };
  const kept = { workspace: newWorkspace(), id: newId('bot'), app: undefined, purpose: undefined };
  return upsertBot(database.pool, { ...kept, ...names, forwardUrl: undefined, sealed, addedAt: new Date(0) });
}

type Step = { wait: number; process: number; wanted: number; lane: Lane; late: number };
const steps = fc.array(
  fc.record<Step>({
    wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 })),
    process: fc.integer({ min: 0, max: 3 }),
    wanted: fc.integer({ min: 0, max: 40 }),
    lane: fc.constantFrom('person', 'recheck'),
    late: fc.integer({ min: 0, max: turnMilliseconds }),
  }),
  { minLength: 20, maxLength: 60 },
);

/** The most requests that began in any one second. */
const busiest = (used: readonly number[]): number =>
  Math.max(0, ...used.map((from) => used.filter((at) => at >= from && at < from + 1000).length));

it('no second ever sees more than 30 requests of a bot, over four processes and whenever its turns are used', async () => {
  const seed = seedOf('turns');
  const numRuns = Number(process.env['SOAK_RUNS'] ?? 20);
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const clock = stoppedClock(new Date('2026-11-21T10:00:00Z'));
      const bot = await newBot();
      const used: number[] = [];
      for (const { wait, process: at, wanted, lane, late } of history) {
        const now = clock.advance(wait).getTime();
        const granted = await takeTurns({ pool: processes[at] ?? database.pool, clock }, bot, wanted, lane);
        expect(granted).toBeLessThanOrEqual(wanted);
        used.push(...Array.from({ length: granted }, () => now + late));
      }
      expect(busiest(used)).toBeLessThanOrEqual(turnsPerSecond);
    }),
    { seed, numRuns },
  );
});

it('processes that ask at the same moment share one budget', async () => {
  const clock = stoppedClock(new Date('2026-11-21T10:00:00Z'));
  const bot = await newBot();
  const ask = () => Promise.all(processes.map((pool) => takeTurns({ pool, clock }, bot, 10, 'person')));
  const granted = [...(await ask()), ...(await ask())];
  expect(granted.reduce((sum, each) => sum + each, 0)).toBe(turnsPerSecond);
  clock.advance(1000 + turnMilliseconds);
  expect(await takeTurns({ pool: database.pool, clock }, bot, 10, 'person')).toBe(10);
});

it('people come first: looks leave five turns to them, and wait while a person does', async () => {
  const clock = stoppedClock(new Date('2026-11-21T10:00:00Z'));
  const bot = await newBot();
  const take = (wanted: number, lane: Lane) => takeTurns({ pool: database.pool, clock }, bot, wanted, lane);
  expect([await take(10, 'recheck'), await take(10, 'recheck'), await take(10, 'recheck')]).toEqual([10, 10, 5]);
  expect([await take(3, 'person'), await take(3, 'person')]).toEqual([3, 2]);
  clock.advance(900);
  expect(await take(1, 'person')).toBe(0);
  clock.advance(210); // the second is over, but somebody still waits
  expect([await take(10, 'recheck'), await take(1, 'person')]).toEqual([0, 1]);
  clock.advance(1000);
  expect(await take(10, 'recheck')).toBe(10);
});

it('a clock that was set back does not stop a bot', async () => {
  const bot = await newBot();
  const at = (iso: string) => ({ pool: database.pool, clock: stoppedClock(new Date(iso)) });
  for (let lot = 0; lot < 4; lot += 1) await takeTurns(at('2026-12-21T10:00:00Z'), bot, 10, 'person');
  expect(await takeTurns(at('2026-11-21T10:00:00Z'), bot, 10, 'recheck')).toBe(10);
});
