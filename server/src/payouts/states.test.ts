import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { freshDatabase, type TestDatabase } from '#test';
import { money, openPayoutDesk, openToyBank, toyRail } from '#test/money';
import { payoutStatuses, payoutTransitions } from './payout.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const steps = Object.entries(payoutTransitions).flatMap(([from, tos]) => tos.map((to) => `${from} --> ${to}`));

describe('the states of a payout', () => {
  it('are the same in the code and in SQL', async () => {
    const names = [...payoutStatuses];
    const { rows } = await sql<{ step: string }>`
      select f || ' --> ' || t as step from unnest(${names}::text[]) f, unnest(${names}::text[]) t
      where payouts.payout_may_become(f, t)`.execute(database.pool);
    expect(rows.map(({ step }) => step).sort()).toEqual(steps.toSorted());
  });

  it('are all that the column takes', async () => {
    const { rows } = await sql<{ rule: string }>`
      select pg_get_constraintdef(oid) as rule from pg_constraint
      where conname = 'a_payout_has_a_known_status'`.execute(database.pool);
    const taken = [...(rows[0]?.rule.matchAll(/'(\w+)'/g) ?? [])].map((match) => match[1] ?? '');
    expect(taken.sort()).toEqual(payoutStatuses.toSorted());
  });

  it('are the ones in the picture', async () => {
    const readme = await readFile(new URL('README.md', import.meta.url), 'utf8');
    const picture = readme.split('```mermaid').find((part) => part.includes('%% payout')) ?? '';
    const drawn = [...(picture.split('```')[0] ?? '').matchAll(/^\s*(\w+) --> (\w+)/gm)].map(
      ([, from, to]) => `${from} --> ${to}`,
    );
    expect(drawn.sort()).toEqual(steps.toSorted());
  });

  it('cannot be skipped: a step that is not in the table is refused by the database itself', async () => {
    const bank = await openToyBank();
    const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
    const desk = openPayoutDesk({ pool: database.pool, clock, gateways: [toyRail(bank)] });
    await desk.fund('ann', money('10', 'TON'));
    const { id } = await desk.ask();
    const skip = sql`update payouts.payout set status = 'confirmed' where id = ${id}`;
    await expect(skip.execute(database.pool)).rejects.toThrow('cannot become confirmed');
    await bank.close();
  });
});
