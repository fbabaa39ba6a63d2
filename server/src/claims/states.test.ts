import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimEvents, claimTransitions, facts, ineligibilities, voidReasons } from '#claims';
import { freshDatabase, type TestDatabase } from '#test';
import { lookAges, lookAt, looksBy, waitAfter } from './look-plan.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const steps = Object.entries(claimTransitions).flatMap(([from, tos]) => tos.map((to) => `${from} --> ${to}`));

/** The words that a rule of a table takes. */
async function taken(rule: string): Promise<string[]> {
  const { rows } = await sql<{ rule: string }>`
    select pg_get_constraintdef(oid) as rule from pg_constraint where conname = ${rule}
      and connamespace = 'claims'::regnamespace`.execute(database.pool);
  return [...(rows[0]?.rule.matchAll(/'(\w+)'/g) ?? [])].map((match) => match[1] ?? '').toSorted();
}

describe('the states of a claim', () => {
  it('are the same in the code, in SQL and in the picture', async () => {
    const names = Object.keys(claimTransitions);
    const { rows } = await sql<{ step: string }>`
      select f || ' --> ' || t as step from unnest(${names}::text[]) f, unnest(${names}::text[]) t
      where claims.claim_may_become(f, t)`.execute(database.pool);
    expect(rows.map(({ step }) => step).toSorted()).toEqual(steps.toSorted());
    expect(await taken('a_claim_has_a_known_status')).toEqual(names.toSorted());
    const readme = await readFile(new URL('README.md', import.meta.url), 'utf8');
    const picture = readme.split('```mermaid')[1]?.split('```')[0] ?? '';
    const drawn = [...picture.matchAll(/^\s*(\w+) --> (\w+)/gm)].map(([, from, to]) => `${from} --> ${to}`);
    expect(drawn.toSorted()).toEqual(steps.toSorted());
  });

  it('and every other closed list are what the tables take', async () => {
    expect(await taken('a_void_reason_is_known')).toEqual(voidReasons.toSorted());
    expect(await taken('a_step_is_known')).toEqual(claimEvents.toSorted());
    expect(await taken('a_fact_is_known')).toEqual(facts.toSorted());
    expect(new Set(ineligibilities).size).toBe(ineligibilities.length);
  });
});

describe('the looks of a hold', () => {
  const verifiedAt = new Date('2026-11-20T12:00:00Z');
  const day = 86_400_000;
  const held = (id: string, days: number, looks: number) => ({
    id,
    verifiedAt,
    releaseAt: new Date(verifiedAt.getTime() + days * day),
    looks,
  });

  it('are often at first and seldom later, jittered by the claim, and the last is at the end', () => {
    for (let n = 0; n < 200; n++) {
      const at = lookAges.map((_, looks) => lookAt(held(`clm_${n}`, 21, looks)).getTime());
      expect(at).toEqual(at.toSorted((a, b) => a - b));
      expect(at.at(-1)).toBe(verifiedAt.getTime() + 21 * day);
    }
    const firsts = new Set(Array.from({ length: 200 }, (_, n) => lookAt(held(`clm_${n}`, 21, 0)).getTime()));
    expect(firsts.size).toBeGreaterThan(190);
    expect(lookAt(held('clm_1', 0.5, 0))).toEqual(held('clm_1', 0.5, 0).releaseAt);
  });

  it('that were missed are not made up for', () => {
    expect(looksBy(held('clm_1', 21, 0), new Date(verifiedAt.getTime() + 10 * day))).toBe(3);
  });

  it('that told nothing are put off longer and longer, and as long as they were asked to', () => {
    expect([1, 2, 3, 4, 5, 9].map((n) => waitAfter(n) / 60_000)).toEqual([1, 5, 30, 120, 360, 360]);
    expect(waitAfter(1, 3600)).toBe(3_600_000);
  });
});
