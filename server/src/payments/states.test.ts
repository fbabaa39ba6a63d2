import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { freshDatabase, type TestDatabase } from '#test';
import { askFor, newWorkspace } from '#test/money';
import { mayBecome, paymentStatuses, paymentTransitions } from './payment.ts';
import { refundStatuses, refundTransitions } from './refund.ts';

let database: TestDatabase;
let readme = '';
beforeAll(async () => {
  database = await freshDatabase();
  readme = await readFile(new URL('README.md', import.meta.url), 'utf8');
});
afterAll(() => database.drop());

const machines = {
  payment: paymentTransitions as Readonly<Record<string, readonly string[]>>,
  refund: refundTransitions as Readonly<Record<string, readonly string[]>>,
};
const steps = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(table).flatMap(([from, tos]) => tos.map((to) => `${from} --> ${to}`));

describe.each(Object.entries(machines))('the states of a %s', (noun, table) => {
  it('are the same in the code and in SQL', async () => {
    const names = Object.keys(table);
    const { rows } = await sql<{ step: string }>`
      select f || ' --> ' || t as step from unnest(${names}::text[]) f, unnest(${names}::text[]) t
      where ${sql.raw(`payments.${noun}_may_become`)}(f, t)`.execute(database.pool);
    expect(rows.map(({ step }) => step).sort()).toEqual(steps(table).sort());
  });

  it('are all that the column takes', async () => {
    const { rows } = await sql<{ rule: string }>`
      select pg_get_constraintdef(oid) as rule from pg_constraint
      where conname = ${`a_${noun}_has_a_known_status`}`.execute(database.pool);
    const taken = [...(rows[0]?.rule.matchAll(/'(\w+)'/g) ?? [])].map((match) => match[1] ?? '');
    expect(taken.sort()).toEqual(Object.keys(table).sort());
  });

  it('are the ones in the picture', () => {
    const picture = readme.split('```mermaid').find((part) => part.includes(`%% ${noun}`)) ?? '';
    const drawn = [...picture.split('```')[0]!.matchAll(/^\s*(\w+) --> (\w+)/gm)].map(
      ([, from, to]) => `${from} --> ${to}`,
    );
    expect(drawn.sort()).toEqual(steps(table).sort());
  });
});

it('a step that is not in the table is refused by the database itself', async () => {
  const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
  const { workspace, id } = await askFor(
    { pool: database.pool, clock },
    { workspace: newWorkspace(), connection: 'bot_1' },
  );
  const become = sql`update payments.payment set status = 'unmatched' where workspace_id = ${workspace} and id = ${id}`;
  await expect(become.execute(database.pool)).rejects.toThrow('cannot become unmatched');
  expect(mayBecome('requested', 'unmatched')).toBe(false);
  expect(paymentStatuses.length + refundStatuses.length).toBe(11);
});
