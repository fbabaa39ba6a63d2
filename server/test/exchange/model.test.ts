import { afterAll, beforeAll, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { audit } from '#ledger';
import { freshDatabase, seedOf, type TestDatabase } from '#test';
import { playHistories } from './history/play.ts';

const runs = Number(process.env['SOAK_RUNS'] ?? 200);
const steps = Number(process.env['STEPS'] ?? 14);
const beside = 50;

let database: TestDatabase;
beforeAll(async () => void (database = await freshDatabase({ max: 10 })));
afterAll(() => database.drop());

it('pays exactly those who were there, and every unit is delivered, given back or still open, whatever happens', async () => {
  const seed = seedOf('exchange histories');
  const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
  const seen = new Map<string, number>();
  for (let played = 0; played < runs; played += beside) {
    const size = Math.min(beside, runs - played);
    const { seen: more, workspaces } = await playHistories(
      { database, clock },
      { seed: seed + played * 1000, size, steps },
    );
    for (const [what, times] of more) seen.set(what, (seen.get(what) ?? 0) + times);
    for (const workspace of workspaces) expect(await audit(database.pool, workspace)).toMatchObject({ ok: true });
  }
  console.log(
    [...seen]
      .map(([what, times]) => `${what} ${times}`)
      .toSorted()
      .join(', '),
  );
  if (runs >= 200) for (const what of everything) expect(seen.get(what) ?? 0, what).toBeGreaterThan(0);
}, 3_600_000);

/** What has to have happened somewhere, or the histories prove less than they say. */
const everything = [
  'claim claimed',
  'claim held',
  'claim released',
  'claim voided',
  'claim expired',
  'claim abandoned',
  'void left',
  'void boost_moved',
  'void stopped',
  'void fraud',
  'task live',
  'task paused',
  'task done',
  'task ended',
  'task rejected',
  'paid by the rule',
  'appeal upheld',
  'appeal paid by the house',
  'slots charged back',
];
