import { afterAll, beforeAll, expect, it } from 'vitest';
import { stoppedClock, type MovableClock } from '#kernel';
import { freshDatabase, random, seedOf, shuffled, type TestDatabase } from '#test';
import { openDiceChain } from './dice-chain.ts';
import { openDiceSupplier, type Manner } from './dice-supplier.ts';
import { openModelDesk } from './model-desk.ts';
import { buyers } from './scene.ts';
import { playStory } from './store-story.ts';

const seed = seedOf('Stars that are bought');
/** One run is one order; a story is twenty-five of them. */
const each = 25;
const stories = Math.ceil(Number(process.env['SOAK_RUNS'] ?? 200) / each);

/** A supplier of every manner there is: as the adapters say of themselves, and one that would buy twice. */
const manners: readonly Manner[] = [
  { code: 'careful', asset: 'USD', pays: 'float', repeat: 'same', knowsRef: true },
  { code: 'rough', asset: 'USD', pays: 'float', repeat: 'twice', knowsRef: true },
  { code: 'mute', asset: 'USD', pays: 'float', repeat: 'twice', knowsRef: false },
  { code: 'chain', asset: 'TON', pays: 'chain', repeat: 'same', knowsRef: true },
  { code: 'page', asset: 'TON', pays: 'chain', repeat: 'anew', knowsRef: false },
];

/** Sweeps see all workspaces of a database, and each lane has a time of its own. */
type Lane = { readonly clock: MovableClock; readonly database: TestDatabase };
let lanes: readonly Lane[];
beforeAll(async () => {
  lanes = await Promise.all([1, 2].map(openLane));
});
afterAll(() => Promise.all(lanes.map(({ database }) => database.drop())));

const openLane = async (): Promise<Lane> => ({
  clock: stoppedClock(new Date('2026-11-20T10:00:00Z')),
  database: await freshDatabase({ max: 6 }),
});

async function playOne({ clock, database }: Lane, story: number): Promise<void> {
  const next = random(seed + story);
  const some = shuffled(next, manners).slice(0, 1 + next(manners.length));
  const suppliers = some.map((manner) => openDiceSupplier(manner, { clock, next }));
  const accounts = new Map<string, (typeof suppliers)[number]>();
  const supplierOf = (id: string) => {
    const found = accounts.get(id);
    if (!found) throw new Error(`Nobody is ${id}.`);
    return found;
  };
  // The same day in whatever lane and company: a story can be repeated alone.
  clock.set(new Date(Date.UTC(2026, 10, 20, 10) + story * 30 * 86_400_000));
  const chain = openDiceChain({ clock, next, supplierOf });
  const hasPeople = next(3) === 0;
  const desk = await openModelDesk({ pool: database.pool, clock, suppliers, chain, hasPeople }, buyers);
  for (const one of suppliers) accounts.set(desk.accounts.get(one.manner.code)?.id ?? '', one);
  await playStory({ desk, suppliers, chain, clock, next, url: database.url, byHand: new Set() }, each);
}

async function play(lane: Lane, waiting: number[]): Promise<void> {
  for (let story = waiting.shift(); story !== undefined; story = waiting.shift()) {
    await playOne(lane, story).catch((error: unknown) => {
      const again = `Repeat it alone with SEED=${seed + (story ?? 0)} SOAK_RUNS=1.`;
      throw new Error(`Story ${story} of seed ${seed} came out differently. ${again}`, { cause: error });
    });
  }
}

it(
  `whatever suppliers do, no order is bought twice, and no money is kept without delivery or a person who sees it (${stories * each} orders, seed ${seed})`,
  async () => {
    const waiting = Array.from({ length: stories }, (_, index) => index);
    await Promise.all(lanes.map((lane) => play(lane, waiting)));
    expect(waiting).toEqual([]);
  },
  stories * 60_000 + 120_000,
);
