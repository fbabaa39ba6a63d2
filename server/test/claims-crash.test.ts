import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkClaim, claimsSweeps, claimTask, readReport, verifyReport, voidClaim, type ClaimsNeeds } from '#claims';
import { Refusal, stoppedClock } from '#kernel';
import { audit, places } from '#ledger';
import { openMortal, type Mortal } from './crash/mortal.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { claimNeeds, openClaimDesk, type ClaimDesk } from './exchange/index.ts';
import { random, seedOf } from './random.ts';

/**
 * The crash law of claims: wherever a process dies, between any two statements of a claim, a check, a void or a release, each
 * slot is one worker's, each reward is held once and paid once or taken back once, and the books and the evidence agree.
 */

const runs = Math.ceil(Number(process.env['CRASH_RUNS'] ?? 40) / 40);
const next = random(seedOf('claims crash'));
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
const day = 86_400_000;

let database: TestDatabase;
let deaths = 0;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  console.log(`claims crash: ${runs} runs, ${deaths} processes died`);
  await database.drop();
});

/** Does something in a process that may die over it; once it has, PostgreSQL undoes what it had not committed. */
async function inProcess<T>(desk: ClaimDesk, work: (needs: ClaimsNeeds) => Promise<T>): Promise<T | undefined> {
  const mortal = openMortal(database.url);
  if (next(3) > 0) mortal.arm({ step: 1 + next(24), when: next(2) === 0 ? 'before' : 'after' });
  const needs = claimNeeds({ pool: mortal.pool, clock }, desk.world);
  const done = await Promise.race([work(needs), mortal.died.then(() => undefined)]);
  if (!mortal.dead) await mortal.close();
  else deaths += 1;
  while (await lives(mortal)) await sleep(2);
  return done;
}

const lives = async ({ name }: Mortal): Promise<boolean> =>
  (await sql`select from pg_stat_activity where application_name = ${name}`.execute(database.pool)).rows.length > 0;

/** Asks until there is an answer. */
async function insist<T>(desk: ClaimDesk, work: (needs: ClaimsNeeds) => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await inProcess(desk, work);
    if (answer !== undefined) return answer;
  }
}

async function sweepAll(needs: ClaimsNeeds): Promise<true> {
  for (const sweep of claimsSweeps(needs)) await sweep.run();
  return true;
}

/** Some stay, one leaves and nobody is told, one is taken out by hand; whoever does it may die over it. */
it('each reward is held once and paid or taken back once, whoever dies where', async () => {
  const desk = await openClaimDesk({ pool: database.pool, clock });
  const { workspace } = desk;
  const key = 'crash';
  for (let run = 0; run < runs; run++) {
    const task = await desk.task({ slots: 4, reward: '10' });
    const workers = [];
    for (let n = 0; n < 5; n++) workers.push(await desk.worker());
    const claims = [];
    for (const [n, worker] of workers.entries()) {
      const asked = { task: task.id, worker, key: `${key}:${run}:${n}` };
      const claim = await insist(desk, (needs) =>
        claimTask(needs, workspace, asked).catch((no: unknown) =>
          no instanceof Refusal ? no.code : Promise.reject(no as Error),
        ),
      );
      if (typeof claim !== 'string') claims.push(claim);
      else expect([n, claim]).toEqual([4, 'no_slot_free']);
    }
    for (const claim of claims) desk.world.comes(claim.worker, task.target);
    for (const claim of claims)
      expect((await insist(desk, (needs) => checkClaim(needs, workspace, claim.id))).verified).toBe(true);
    const [fraud, leaves] = claims;
    if (!fraud || !leaves) throw new Error('Two were to have a claim.');
    await insist(desk, (needs) => voidClaim(needs, workspace, fraud.id, { reason: 'fraud', by: 'key:boss' }));
    desk.world.leaves(leaves.worker, task.target);
    clock.advance(21 * day);
    for (let round = 0; round < 6; round++) {
      await inProcess(desk, sweepAll);
      clock.advance(130_000);
    }
    await desk.settle();
    const ends = await Promise.all(claims.map(async (claim) => (await desk.now(claim)).status));
    expect(ends).toEqual(['voided', 'voided', 'released', 'released']);
    const paid = await Promise.all(claims.map(({ worker }) => desk.balance(places.user(worker))));
    expect(paid).toEqual(['0', '0', '10', '10']);
    for (const { id } of claims) expect(await desk.balance(places.held(id))).toBe('0');
    const report = await readReport(desk.needs, workspace, task.id, { limit: 1000 });
    expect(report).toMatchObject({ verified: 4, left: 2, retained: 2 });
    expect(verifyReport(report.evidence)).toMatchObject({ ok: true });
  }
  expect(deaths).toBeGreaterThan(0);
  expect((await audit(database.pool, workspace)).breaks).toEqual([]);
});
