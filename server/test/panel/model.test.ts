import { afterAll, beforeAll, describe, it } from 'vitest';
import { stoppedClock, type MovableClock } from '#kernel';
import { openEngine, type Engine } from '#ledger';
import { freshDatabase, random, seedOf, type TestDatabase } from '#test';
import { openResellingDesk } from './reselling-desk.ts';
import { newStory } from './story.ts';

const seed = seedOf('orders of resellers');
const stories = Number(process.env['SOAK_RUNS'] ?? 200);
const steps = 12;

/** Sweeps see all workspaces of a database, and each lane has a time of its own. */
type Lane = { readonly clock: MovableClock; readonly engine: Engine; readonly database: TestDatabase };
let lanes: readonly Lane[];
beforeAll(async () => {
  lanes = await Promise.all([1, 2, 3].map(openLane));
});
afterAll(() => Promise.all(lanes.map(closeLane)));

async function openLane(): Promise<Lane> {
  const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
  const database = await freshDatabase({ max: 4 });
  return { clock, database, engine: await openEngine({ url: database.url, clock, connections: 1 }) };
}

async function closeLane({ engine, database }: Lane): Promise<void> {
  await engine.close();
  await database.drop();
}

/** One story after another, in as many lanes as there are clocks. */
async function play({ clock, engine, database }: Lane, waiting: number[]): Promise<void> {
  for (let story = waiting.shift(); story !== undefined; story = waiting.shift()) {
    const desk = openResellingDesk({ pool: database.pool, clock, engine });
    try {
      await newStory(desk, clock, random(seed + story)).play(steps);
    } catch (error) {
      throw new Error(
        `Story ${story} of seed ${seed} came out differently. Repeat it alone with SEED=${seed + story} SOAK_RUNS=1.`,
        {
          cause: error,
        },
      );
    }
  }
}

describe('orders of resellers', () => {
  it(
    `come out as with a pencil, and the ledger agrees (${stories} stories, seed ${seed})`,
    async () => {
      const waiting = Array.from({ length: stories }, (_, index) => index);
      await Promise.all(lanes.map((lane) => play(lane, waiting)));
    },
    stories * 1000 + 60_000,
  );
});
