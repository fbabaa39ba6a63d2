import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { createWorkspace } from '#identity';
import { stoppedClock } from '#kernel';
import { meetPerson, noteDevice, type PeopleNeeds } from '#people';
import { freshDatabase, seedOf, type TestDatabase } from '#test';
import {
  auditTrust,
  explainTrust,
  exportTrust,
  judge,
  keepDecision,
  listRules,
  readRules,
  recompute,
  recordTrust,
  recordTrustAll,
  setRules,
  trustKinds,
  usualRules,
  type TrustEvent,
  type TrustExport,
} from '#trust';

let database: TestDatabase;
let needs: PeopleNeeds;
let workspace: number;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const seed = seedOf('trust');
const numRuns = Math.min(Number(process.env['SOAK_RUNS'] ?? 60), 5000);

beforeAll(async () => {
  database = await freshDatabase();
  needs = { pool: database.pool, clock, masterKey: randomBytes(32) };
});
afterAll(() => database?.drop());
beforeEach(async () => {
  ({ workspace } = await createWorkspace(needs, { name: 'Test', actor: 'test' }));
});

const meet = (telegramId: string, isPremium = false) =>
  meetPerson(needs, workspace, { telegramId, firstName: 'Ann', isPremium });
const record = (...events: TrustEvent[]) => transaction(needs.pool, (tx) => recordTrustAll(tx, workspace, events));
const asked = () => ({ at: clock.now(), kind: 'subscribe', asset: 'TON' });

describe('the history of somebody', () => {
  it('counts each thing that happened once, and keeps it for good', async () => {
    const event: TrustEvent = { user: '77', kind: 'verified', reference: 'clm_1', at: clock.now() };
    for (let n = 0; n < 3; n++) await transaction(needs.pool, (tx) => recordTrust(tx, workspace, event));
    await record(event, { ...event, reference: 'clm_2', detail: { task: 'tsk_1' } });
    const verdict = await judge(needs.pool, workspace, await meet('77'), asked());
    expect([verdict.inputs.ever.verified, verdict.inputs.lately.verified, verdict.inputs.verifiedLastHour]).toEqual([
      2, 2, 2,
    ]);
    await expect(sql`delete from trust.event where workspace_id = ${workspace}`.execute(needs.pool)).rejects.toThrow(
      'append-only',
    );
    await expect(sql`update trust.event set kind = 'released'`.execute(needs.pool)).rejects.toThrow('append-only');
  });

  it('is counted right by many writers at once, who never wait for each other in a circle', async () => {
    const users = ['1', '2', '3', '4', '5'];
    const event = (n: number, user: string): TrustEvent => ({
      user,
      kind: 'released',
      reference: `clm_${n}`,
      at: clock.now(),
    });
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        record(...(n % 2 ? users : users.toReversed()).map((user) => event(n % 15, user))),
      ),
    );
    expect(await auditTrust(needs.pool, workspace)).toEqual({ ok: true, breaks: [] });
    expect((await judge(needs.pool, workspace, await meet('1'), asked())).inputs.ever.released).toBe(15);
  });

  it('that a tally does not agree with is told by the audit', async () => {
    await record({ user: '77', kind: 'voided', reference: 'clm_1', at: clock.now() });
    await sql`update trust.tally set events = 5 where workspace_id = ${workspace}`.execute(needs.pool);
    const { ok, breaks } = await auditTrust(needs.pool, workspace);
    expect([ok, breaks]).toEqual([false, [{ user: '77', kind: 'voided', day: null, counted: 5, events: 1 }]]);
  });
});

describe('a judgement', () => {
  it('from the database is the one that anybody makes from the export, for any history', async () => {
    const hour = 60 * 60 * 1000;
    const history = fc.array(
      fc.record({ kind: fc.constantFrom(...trustKinds), ago: fc.integer({ min: 0, max: 40 * 24 * 4 }) }),
      {
        maxLength: 80,
      },
    );
    const person = fc.record({
      isPremium: fc.boolean(),
      shares: fc.integer({ min: 0, max: 3 }),
      start: fc.integer({ min: 0, max: 5 }),
    });
    let run = 0;
    const law = fc.asyncProperty(history, person, async (happened, { isPremium, shares, start }) => {
      run += 1;
      const user = `${7_000_000_000 + run}`;
      const worker = await meet(user, isPremium);
      for (let n = 0; n < shares; n++) await meet(`${run}0${n}`);
      for (const name of [user, ...Array.from({ length: shares }, (_, n) => `${run}0${n}`)])
        await noteDevice(needs, workspace, name, { device: `phone ${run}` });
      if (run % 5 === 0)
        await setRules(needs, workspace, { ...usualRules, start }, { author: 'test', reason: 'property' });
      const at = clock.now().getTime();
      await record(
        ...happened.map(({ kind, ago }, n) => ({ user, kind, reference: `${n}`, at: new Date(at - (ago * hour) / 4) })),
      );
      const question = { ...asked(), asset: run % 2 ? 'XTR' : 'TON' };
      const judged = await judge(needs.pool, workspace, worker, question);
      const exported = JSON.parse(JSON.stringify(await exportTrust(needs.pool, workspace, user))) as TrustExport;
      expect(recompute(exported, question)).toEqual(judged);
      clock.advance(7 * hour);
    });
    await fc.assert(law, { seed, numRuns });
    expect(await auditTrust(needs.pool, workspace)).toEqual({ ok: true, breaks: [] });
  });

  it('is kept with its inputs, rules and reasons, and the worker reads the same', async () => {
    const worker = await meet('77', true);
    const verdict = await judge(needs.pool, workspace, worker, asked());
    const at = clock.now();
    const id = await transaction(needs.pool, (tx) =>
      keepDecision(tx, workspace, { user: '77', verdict, about: 'clm_1', at }),
    );
    const told = await explainTrust(needs, workspace, '77', { asset: 'TON' });
    expect(told.now).toEqual(verdict);
    expect(told.decisions).toEqual([{ id, user: '77', about: 'clm_1', at, verdict }]);
    await expect(sql`update trust.decision set about = ''`.execute(needs.pool)).rejects.toThrow('append-only');
  });

  it('reads a few rows, however long the history is', async () => {
    await sql`insert into trust.event (workspace_id, user_id, kind, reference, at)
      select ${workspace}, (n % 5)::text, 'released', n::text, ${clock.now()}::timestamptz - n * interval '1 minute'
      from generate_series(1, 20000) n`.execute(needs.pool);
    await sql`insert into trust.tally select workspace_id, user_id, kind, count(*) from trust.event
      where workspace_id = ${workspace} group by 1, 2, 3`.execute(needs.pool);
    await sql`insert into trust.day select workspace_id, user_id, (at at time zone 'UTC')::date, kind, count(*) from trust.event
      where workspace_id = ${workspace} group by 1, 2, 3, 4`.execute(needs.pool);
    await sql`vacuum analyze trust.event, trust.day, trust.tally`.execute(needs.pool);
    const worker = await meet('1');
    const began = performance.now();
    for (let n = 0; n < 50; n++) await judge(needs.pool, workspace, worker, asked());
    const each = (performance.now() - began) / 50;
    console.log(`a judgement over 20,000 events: ${each.toFixed(2)} ms`);
    expect(each).toBeLessThan(50);
    expect((await auditTrust(needs.pool, workspace)).ok).toBe(true);
  });
});

describe('rules', () => {
  it('are the usual ones until somebody sets others, and every version stays', async () => {
    expect(await readRules(needs.pool, workspace)).toEqual({ ...usualRules, version: 0 });
    const by = { author: 'key:key_1', reason: 'stricter' };
    expect((await setRules(needs, workspace, { ...usualRules, start: 1 }, by)).version).toBe(1);
    expect((await setRules(needs, workspace, { ...usualRules, start: 2 }, by)).version).toBe(2);
    expect((await listRules(needs.pool, workspace)).map(({ version, rules }) => [version, rules.start])).toEqual([
      [2, 2],
      [1, 1],
    ]);
    expect((await judge(needs.pool, workspace, await meet('77'), asked())).rulesVersion).toBe(2);
  });

  it('set by two people at once are two versions, or one of them is told', async () => {
    const by = (author: string) => setRules(needs, workspace, usualRules, { author, reason: 'at once' });
    const told = await Promise.allSettled([by('a'), by('b'), by('c')]);
    const kept = told.filter(({ status }) => status === 'fulfilled').length;
    expect((await listRules(needs.pool, workspace)).map(({ version }) => version)).toEqual(
      Array.from({ length: kept }, (_, n) => kept - n),
    );
  });
});
