import { sql } from 'kysely';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '#test';
import { writeWindow, type Window } from './window.ts';
import { windowAt, type ModelWindow } from './windows-model.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

const seed = Number(process.env.SEED ?? Date.now() % 2_147_483_647);
const numRuns = Number(process.env.SOAK_RUNS ?? 200);

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'America/Havana',
  'UTC',
];

/** Days around which something is different: leap days, ends of months and years, changes of the clocks. */
const oddDays = [
  '2024-02-29',
  '2028-02-29',
  '2024-03-01',
  '2023-02-28',
  '2024-12-31',
  '2025-01-01',
  '2026-03-29',
  '2026-10-25',
  '2024-03-31',
  '2024-10-27',
  '2025-03-09',
  '2025-11-02',
  '2027-04-04',
  '2027-10-03',
  '2024-04-07',
  '2024-10-06',
  '2028-03-12',
  '2028-11-05',
  '2026-04-30',
  '2026-05-31',
  '2029-01-31',
].map((day) => Date.parse(day));
const hour = 3_600_000;

const instants = fc.oneof(
  fc
    .tuple(fc.constantFrom(...oddDays), fc.integer({ min: -30 * hour, max: 54 * hour }))
    .map(([day, near]) => day + near),
  fc.integer({ min: Date.parse('2023-01-01'), max: Date.parse('2029-12-31') }),
);
const zone = fc.constantFrom(...zones);
const shape = { noNullPrototype: true } as const;
const windows: fc.Arbitrary<ModelWindow> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('calendar' as const),
      period: fc.constantFrom('hour', 'day', 'week', 'month', 'year'),
      zone,
      weekStart: fc.integer({ min: 1, max: 7 }),
    },
    shape,
  ),
  fc.record(
    {
      kind: fc.constant('anniversary' as const),
      period: fc.constantFrom('day', 'week', 'month', 'month', 'year'),
      every: fc.constantFrom(1, 1, 2, 3, 30),
      zone,
      since: instants,
    },
    shape,
  ),
  fc.record({ kind: fc.constant('sliding' as const), seconds: fc.integer({ min: 1, max: 366 * 86_400 }) }, shape),
);

/** The model's window in the product's words. */
const asked = (window: ModelWindow) =>
  JSON.stringify(
    writeWindow((window.kind === 'anniversary' ? { ...window, since: new Date(window.since) } : window) as Window),
  );
const anchorOf = (window: ModelWindow) => (window.kind === 'anniversary' ? new Date(window.since) : null);

async function spanOf(window: ModelWindow, at: number): Promise<readonly [number, number]> {
  const { rows } = await sql<{ starts_at: Date; ends_at: Date | null }>`
    select * from quotas.span(${asked(window)}::jsonb, ${anchorOf(window)}::timestamptz, ${new Date(at)}::timestamptz)`.execute(
    database.pool,
  );
  return [Number(rows[0]?.starts_at), Number(rows[0]?.ends_at ?? Infinity)];
}

const told = ([from, to]: readonly [number, number]) =>
  [from, to].map((one) => (Number.isFinite(one) ? new Date(one).toISOString() : 'no end'));

let counters = 0;

/** Writes takes and asks what lies in the window of an instant. */
async function usedAt(
  window: ModelWindow,
  takes: readonly { at: number; units: number }[],
  at: number,
): Promise<number> {
  const counter = (counters += 1);
  await sql`select quotas.add(1, ${counter}, 'ann', t.at, t.units) from unnest(${takes.map((take) => new Date(take.at))}::timestamptz[],
    ${takes.map((take) => take.units)}::bigint[]) t (at, units)`.execute(database.pool);
  const { rows } = await sql<{
    used: bigint;
  }>`select quotas.used(1, ${counter}, 'ann', s.starts_at, s.ends_at, ${new Date(at)}::timestamptz, true) as used
    from quotas.span(${asked(window)}::jsonb, ${anchorOf(window)}::timestamptz, ${new Date(at)}::timestamptz) s`.execute(
    database.pool,
  );
  return Number(rows[0]?.used);
}

describe('windows', () => {
  it(`are those that a wall clock and a calendar show, over leap days, short months and changes of the clocks (seed ${seed}, ${numRuns} runs)`, async () => {
    console.log(`quota windows: SEED=${seed} SOAK_RUNS=${numRuns}`);
    const case_ = fc
      .record({ window: windows, at: instants }, shape)
      .map((one) =>
        one.window.kind === 'anniversary' && one.window.since > one.at
          ? { window: { ...one.window, since: one.at }, at: one.window.since }
          : one,
      );
    await fc.assert(
      fc.asyncProperty(case_, async ({ window, at }) => {
        const model = windowAt(window, at);
        expect(told(await spanOf(window, at))).toEqual(told(model));
        for (const edge of model.filter(Number.isFinite))
          for (const near of [edge - 1, edge])
            expect(told(await spanOf(window, near))).toEqual(told(windowAt(window, near)));
      }),
      { seed, numRuns, endOnFailure: true },
    );
  }, 3_600_000);

  it(`count every unit from their first millisecond to their last, and no other (seed ${seed}, ${numRuns} runs)`, async () => {
    const near = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -70_000, max: 70_000 }),
      fc.integer({ min: -50 * hour, max: 50 * hour }),
      fc.integer({ min: -400 * 24 * hour, max: 24 * hour }),
    );
    const take = fc.record({ edge: fc.nat(2), near, units: fc.integer({ min: 1, max: 1000 }) }, shape);
    await fc.assert(
      fc.asyncProperty(
        windows,
        instants,
        fc.array(take, { minLength: 1, maxLength: 30 }),
        async (window, at, several) => {
          const moment = window.kind === 'anniversary' ? Math.max(at, window.since) : at;
          const [from, to] = windowAt(window, moment);
          const edges = [from, Number.isFinite(to) ? to : moment, moment];
          const takes = several.map((one) => ({ at: (edges[one.edge] ?? moment) + one.near, units: one.units }));
          const wanted = takes.filter((one) => one.at >= from && one.at < to && one.at <= moment);
          expect(await usedAt(window, takes, moment)).toBe(wanted.reduce((sum, one) => sum + one.units, 0));
        },
      ),
      { seed, numRuns, endOnFailure: true },
    );
  }, 3_600_000);
});

describe('a window', () => {
  const day = (zone: string): ModelWindow => ({ kind: 'calendar', period: 'day', zone });
  const hours = ([from, to]: readonly [number, number]) => (to - from) / hour;

  it('of a day has 23 hours when clocks go forward, 25 when they go back', async () => {
    expect(hours(await spanOf(day('Europe/Berlin'), Date.parse('2026-03-29T12:00:00Z')))).toBe(23);
    expect(hours(await spanOf(day('Europe/Berlin'), Date.parse('2026-10-25T12:00:00Z')))).toBe(25);
    expect(hours(await spanOf(day('Australia/Lord_Howe'), Date.parse('2026-10-03T20:00:00Z')))).toBe(23.5);
    expect(hours(await spanOf(day('America/Havana'), Date.parse('2026-11-01T12:00:00Z')))).toBe(25);
  });

  it('since the 31st begins on the last day of shorter months, and on the 31st again after them', async () => {
    const since: ModelWindow = {
      kind: 'anniversary',
      period: 'month',
      every: 1,
      zone: 'UTC',
      since: Date.parse('2024-01-31T08:00:00Z'),
    };
    const seen = [];
    for (let at = Date.parse('2024-01-31T08:00:00Z'); seen.length < 5;) {
      const [from, to] = await spanOf(since, at);
      seen.push(new Date(from).toISOString().slice(0, 10));
      at = to;
    }
    expect(seen).toEqual(['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31']);
  });

  it('since a leap day begins on February 28 of other years, and on the 29th of the next leap year', async () => {
    const since: ModelWindow = {
      kind: 'anniversary',
      period: 'year',
      every: 1,
      zone: 'UTC',
      since: Date.parse('2024-02-29T00:00:00Z'),
    };
    const begins = async (at: string) => new Date((await spanOf(since, Date.parse(at)))[0]).toISOString().slice(0, 10);
    expect([await begins('2025-06-01'), await begins('2028-02-28T23:59:59.999Z'), await begins('2028-06-01')]).toEqual([
      '2025-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });
});
