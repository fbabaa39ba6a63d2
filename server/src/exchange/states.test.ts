import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '#test';
import { endReasons, orderTransitions, pauseReasons, taskTransitions } from './task.ts';
import { taskKinds } from './checker.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const machines = [
  { of: 'task', table: 'task', transitions: taskTransitions, check: 'a_task_has_a_known_status' },
  { of: 'order', table: 'task_order', transitions: orderTransitions, check: 'an_order_has_a_known_status' },
] as const;

/** Texts in quotes in a check of a table. */
async function listOf(check: string): Promise<string[]> {
  const { rows } = await sql<{ rule: string }>`
    select pg_get_constraintdef(oid) as rule from pg_constraint where conname = ${check}`.execute(database.pool);
  return [...(rows[0]?.rule.matchAll(/'(\w+)'/g) ?? [])].map((match) => match[1] ?? '').toSorted();
}

describe.each(machines)('the states of a(n) $of', ({ of, table, transitions, check }) => {
  const names = Object.keys(transitions);
  const steps = Object.entries(transitions)
    .flatMap(([from, tos]) => tos.map((to: string) => `${from} --> ${to}`))
    .toSorted();

  it('are the same in the code and in SQL', async () => {
    const { rows } = await sql<{ step: string }>`
      select f || ' --> ' || t as step from unnest(${names}::text[]) f, unnest(${names}::text[]) t
      where ${sql.ref(`exchange.${of}_may_become`)}(f, t)`.execute(database.pool);
    expect(rows.map(({ step }) => step).toSorted()).toEqual(steps);
  });

  it('are all that the column takes', async () => {
    expect(await listOf(check)).toEqual(names.toSorted());
  });

  it('are the ones in the picture', async () => {
    const readme = await readFile(new URL('README.md', import.meta.url), 'utf8');
    const picture = readme.split('```mermaid').find((part) => part.includes(`%% ${of}`)) ?? '';
    const drawn = [...(picture.split('```')[0] ?? '').matchAll(/^\s*(\w+) --> (\w+)/gm)];
    expect(drawn.map(([, from, to]) => `${from} --> ${to}`).toSorted()).toEqual(steps);
  });

  it('follow a trigger, so that no step can be skipped', async () => {
    const { rows } = await sql<{ name: string }>`select tgname as name from pg_trigger
      where tgrelid = ${`exchange.${table}`}::regclass and not tgisinternal`.execute(database.pool);
    expect(rows).toHaveLength(1);
  });
});

describe('closed lists', () => {
  it('are the same in the code and in SQL', async () => {
    expect(await listOf('a_task_is_of_a_known_kind')).toEqual(taskKinds.toSorted());
    expect(await listOf('a_reason_to_pause_is_known')).toEqual(pauseReasons.toSorted());
    expect(await listOf('an_end_is_known')).toEqual(endReasons.toSorted());
  });

  it('have nothing that reviews, votes, rates, reports or comments', () => {
    expect(taskKinds.filter((kind) => /review|vote|poll|rat|report|comment|reaction/.test(kind))).toEqual([]);
  });
});
