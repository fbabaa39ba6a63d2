import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '#test';
import { reckon, workStatuses, workTransitions, type Work } from './index.ts';
import { stepTo } from './step.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

it('the states of work are the same in the code, in SQL and in the picture', async () => {
  const steps = Object.entries(workTransitions).flatMap(([from, tos]) => tos.map((to) => `${from} --> ${to}`));
  const { rows } = await sql<{ step: string }>`
    select f || ' --> ' || t as step from unnest(${workStatuses}::text[]) f, unnest(${workStatuses}::text[]) t
    where workforce.work_may_become(f, t)`.execute(database.pool);
  expect(rows.map(({ step }) => step).toSorted()).toEqual(steps.toSorted());
  const { rows: checks } = await sql<{ rule: string }>`select pg_get_constraintdef(oid) as rule from pg_constraint
    where conname = 'work_has_a_known_status'`.execute(database.pool);
  const known = [...(checks[0]?.rule.matchAll(/'(\w+)'/g) ?? [])].map((match) => match[1] ?? '');
  expect(known.toSorted()).toEqual(workStatuses.toSorted());
  const readme = await readFile(new URL('README.md', import.meta.url), 'utf8');
  const picture = readme.split('```mermaid')[1]?.split('```')[0] ?? '';
  const drawn = [...picture.matchAll(/^\s*(\w+) --> (\w+)/gm)].map(([, from, to]) => `${from} --> ${to}`);
  expect(drawn.toSorted()).toEqual(steps.toSorted());
});

const seed = Number(process.env['SEED'] ?? Date.now());
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);

type Slot = 'free' | 'claimed' | 'held' | 'released';
const things = ['claim', 'expire', 'verify', 'drop', 'lose', 'release', 'end', 'look'] as const;

/** A task as a list of its slots, where whatever happens takes the first slot that it can happen to. */
function happen(slots: Slot[], isOver: boolean, thing: (typeof things)[number]): { slots: Slot[]; isOver: boolean } {
  const from = {
    claim: 'free',
    expire: 'claimed',
    verify: 'claimed',
    drop: 'held',
    lose: 'held',
    release: 'held',
  } as const;
  if (thing === 'end') return { slots: slots.filter((slot) => slot !== 'free'), isOver: true };
  const at = thing === 'look' ? -1 : slots.indexOf(from[thing]);
  if (at < 0) return { slots, isOver };
  const to = { claim: 'claimed', verify: 'held', release: 'released' } as const;
  if (thing === 'claim' || thing === 'verify' || thing === 'release')
    return { slots: slots.with(at, to[thing]), isOver };
  return { slots: thing === 'lose' || isOver ? slots.toSpliced(at, 1) : slots.with(at, 'free'), isOver };
}

it('whatever becomes of a task, what is told never falls, fits, and ends with every unit paid for or lost', () => {
  console.log(`reckoning seed ${seed}`);
  const history = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.array(fc.constantFrom(...things), { maxLength: 60 }));
  fc.assert(
    fc.property(history, ([quantity, story]) => {
      let state = { slots: Array.from({ length: quantity }, (): Slot => 'free'), isOver: false };
      let told: Work = { ...fresh, quantity };
      const look = () => {
        const count = (...of: Slot[]) => state.slots.filter((slot) => of.includes(slot)).length;
        const verified = count('held', 'released');
        const isDone = state.slots.length > 0 && verified === state.slots.length;
        const isEmpty = state.slots.length === 0;
        const status = state.isOver || isEmpty ? 'ended' : isDone ? 'done' : 'live';
        const taken = verified + count('claimed');
        const counts = { status, ordered: quantity, slots: state.slots.length, taken, verified, unseen: 0 } as const;
        const aim = reckon(told, { ...counts, released: count('released') });
        for (let step = stepTo(told, aim); step; step = stepTo(told, aim)) {
          const { delivered, earned, lost, status: after } = step.now;
          expect(delivered >= told.delivered && earned >= told.earned && lost >= told.lost).toBe(true);
          expect(earned + lost <= delivered && delivered <= quantity).toBe(true);
          expect(after === told.status || (workTransitions[told.status] as readonly string[]).includes(after)).toBe(
            true,
          );
          expect(told.status === 'running' || delivered === told.delivered).toBe(true);
          told = { ...told, ...step.now, isStartTold: true };
        }
      };
      for (const thing of story) {
        state = happen(state.slots, state.isOver, thing);
        if (thing === 'look') look();
      }
      for (const thing of ['end', ...state.slots.flatMap(() => ['expire', 'release'] as const)] as const)
        state = happen(state.slots, state.isOver, thing);
      look();
      expect(told).toMatchObject({ status: 'settled', earned: state.slots.length });
      expect(told.earned + told.lost).toBe(told.delivered);
    }),
    { seed, numRuns },
  );
});

const fresh: Work = {
  workspace: 1,
  order: 'ro_1',
  run: 1,
  task: 'tsk_1',
  reason: null,
  status: 'running',
  quantity: 1,
  delivered: 0,
  earned: 0,
  lost: 0,
  startCount: null,
  isStartTold: false,
  endedAt: null,
  guaranteedUntil: null,
};
