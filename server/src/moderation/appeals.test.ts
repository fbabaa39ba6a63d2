import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { voidClaim } from '#claims';
import { movableClock, type MovableClock } from '#kernel';
import { audit, places } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { openClaimDesk, type ClaimDesk } from '#test/exchange';
import { appealTransitions } from './appeal.ts';
import { decideAppeal, listAppeals, moderationSweeps, openAppeal } from './index.ts';

const hours = (n: number) => n * 3_600_000;
let database: TestDatabase;
let clock: MovableClock;
let desk: ClaimDesk;
let needs: ClaimDesk['needs'];

beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());
beforeEach(async () => {
  clock = movableClock(new Date('2026-11-20T10:00:00Z'));
  desk = await openClaimDesk({ pool: database.pool, clock });
  ({ needs } = desk);
});

const sweep = async () => {
  for (const each of moderationSweeps(needs)) await each.run();
};
const refused = (code: string) => expect.objectContaining({ code });

describe('appeals', () => {
  it('have states that are the same in the code, in SQL and in the picture', async () => {
    const steps = Object.entries(appealTransitions).flatMap(([from, tos]) => tos.map((to) => `${from} --> ${to}`));
    const names = Object.keys(appealTransitions);
    const { rows } = await sql<{ step: string }>`
      select f || ' --> ' || t as step from unnest(${names}::text[]) f, unnest(${names}::text[]) t
      where moderation.appeal_may_become(f, t)`.execute(database.pool);
    expect(rows.map(({ step }) => step).sort()).toEqual(steps.toSorted());
    const readme = await readFile(new URL('README.md', import.meta.url), 'utf8');
    for (const step of steps) expect(readme).toContain(step);
  });

  it('are decided once; upheld, the worker is paid, from a free slot or by the house', async () => {
    const task = await desk.task({ slots: 2 });
    const [left, stayed] = [await desk.worker(), await desk.worker()];
    for (const worker of [left, stayed]) {
      const claim = await desk.hold(task, worker);
      const early = openAppeal(needs, desk.workspace, { claim: claim.id, by: worker, text: 'No.' });
      await expect(early).rejects.toEqual(refused('claim_not_open'));
      await voidClaim(needs, desk.workspace, claim.id, { reason: 'operator', by: 'key:mo' });
      const strange = openAppeal(needs, desk.workspace, { claim: claim.id, by: 'other', text: 'No.' });
      await expect(strange).rejects.toEqual(refused('not_found'));
      await openAppeal(needs, desk.workspace, { claim: claim.id, by: worker, text: 'I was there.' });
    }
    const { appeals } = await listAppeals(database.pool, { workspace: desk.workspace, status: 'open' });
    const [second, first] = appeals;
    const say = (id: string, outcome: 'upheld' | 'dismissed') =>
      decideAppeal(needs, desk.workspace, { appeal: id, outcome, reason: 'Seen.', by: 'key:al' });
    for (let times = 0; times < 2; times++) await say(first?.id ?? '', 'upheld');
    await say(second?.id ?? '', 'dismissed');
    await expect(say(second?.id ?? '', 'upheld')).rejects.toEqual(refused('already_decided'));
    expect(await desk.balance(places.user(left))).toBe('10');
    expect(await desk.balance(places.user(stayed))).toBe('0');
    expect(await audit(database.pool, desk.workspace)).toMatchObject({ ok: true });
  });

  it('can be opened for seven days, and nobody having decided for five pays the worker', async () => {
    const task = await desk.task({ slots: 2 });
    const claims = [];
    for (let n = 0; n < 2; n++) {
      const claim = await desk.hold(task, await desk.worker());
      claims.push(await voidClaim(needs, desk.workspace, claim.id, { reason: 'operator', by: 'key:mo' }));
    }
    const [claim, late] = claims;
    clock.advance(hours(7 * 24) - 60_000);
    await openAppeal(needs, desk.workspace, { claim: claim?.id ?? '', by: claim?.worker ?? '', text: 'I was there.' });
    clock.advance(120_000);
    const open = openAppeal(needs, desk.workspace, { claim: late?.id ?? '', by: late?.worker ?? '', text: 'Me too.' });
    await expect(open).rejects.toEqual(refused('too_late'));
    clock.advance(hours(5 * 24));
    await sweep();
    await sweep();
    const { appeals } = await listAppeals(database.pool, { workspace: desk.workspace });
    expect(appeals).toMatchObject([{ status: 'upheld', actor: 'platform:deadline' }]);
    expect(await desk.balance(places.user(claim?.worker ?? ''))).toBe('10');
  });
});
