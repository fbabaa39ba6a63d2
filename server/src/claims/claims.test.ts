import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { audit, places } from '#ledger';
import { cancelTask, changeSettings, disableExchange, getTask } from '#exchange';
import { checkClaim, claimTask, getClaim } from '#claims';
import { freshDatabase, type TestDatabase } from '#test';
import { openClaimDesk, type ClaimDesk } from '#test/exchange';

const day = 86_400_000;
const start = new Date('2026-11-20T12:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const open = async (terms = {}): Promise<ClaimDesk & { clock: ReturnType<typeof stoppedClock> }> => {
  const clock = stoppedClock(start);
  return { ...(await openClaimDesk({ pool: database.pool, clock, terms })), clock };
};
const sound = async ({ workspace }: ClaimDesk) => expect((await audit(database.pool, workspace)).breaks).toEqual([]);
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

describe('a claim', () => {
  it('that is done and stays done is held, looked at and released, with the referrers', async () => {
    const desk = await open();
    const grandparent = await desk.worker();
    const parent = await desk.worker({ referrer: grandparent });
    const worker = await desk.worker({ referrer: parent });
    const task = await desk.task({ reward: '10' });
    const claim = await desk.hold(task, worker);
    expect(claim).toMatchObject({ status: 'held', releaseAt: new Date(start.getTime() + 21 * day) });
    expect(await desk.balance(places.held(claim.id))).toBe('12.5');
    desk.clock.advance(20 * day);
    await desk.settle();
    expect((await desk.now(claim)).status).toBe('held');
    desk.clock.advance(day);
    await desk.settle();
    expect((await desk.now(claim)).status).toBe('released');
    expect(await desk.balance(places.user(worker))).toBe('10');
    expect(await desk.balance(places.user(parent))).toBe('1');
    expect(await desk.balance(places.user(grandparent))).toBe('0.3');
    expect(await desk.balance(places.platform('fees'))).toBe('1.2');
    const { steps } = await getClaim(desk.needs, desk.workspace, claim.id);
    expect(steps.map(({ event }) => event)).toEqual(['claimed', 'held', 'looked', 'looked', 'released']);
    await sound(desk);
  });

  it('of a worker who left without anybody telling is found by the last look, and never paid', async () => {
    const desk = await open();
    const worker = await desk.worker();
    const task = await desk.task();
    const claim = await desk.hold(task, worker);
    desk.clock.advance(20 * day);
    await desk.settle();
    desk.world.leaves(worker, task.target);
    desk.clock.advance(day);
    await desk.settle();
    expect(await desk.now(claim)).toMatchObject({ status: 'voided', voidReason: 'left' });
    expect(await desk.balance(places.user(worker))).toBe('0');
    expect((await getTask(database.pool, desk.workspace, task.id)).taken).toBe(0);
    await sound(desk);
  });
});

describe('the slots of a task', () => {
  it('are never sold twice: of many who want the last ones as many get one', async () => {
    const desk = await open();
    const task = await desk.task({ slots: 3 });
    const workers = await Promise.all(Array.from({ length: 12 }, () => desk.worker()));
    const outcomes = await Promise.all(workers.map((worker) => code(desk.claim(task, worker))));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(3);
    expect(new Set(outcomes)).toEqual(new Set(['done', 'no_slot_free']));
    expect((await getTask(database.pool, desk.workspace, task.id)).taken).toBe(3);
  });

  it('are taken by one worker once, and by one key once', async () => {
    const desk = await open();
    const task = await desk.task();
    const worker = await desk.worker();
    const outcomes = await Promise.all([1, 2, 3].map(() => code(desk.claim(task, worker))));
    expect(outcomes.toSorted()).toEqual(['already_claimed', 'already_claimed', 'done']);
    const other = { task: task.id, worker: await desk.worker(), key: 'api:1' };
    const [first, again] = [
      await claimTask(desk.needs, desk.workspace, other),
      await claimTask(desk.needs, desk.workspace, other),
    ];
    expect(again.id).toBe(first.id);
    expect(await code(claimTask(desk.needs, desk.workspace, { ...other, worker }))).toBe('idempotency_conflict');
    expect((await getTask(database.pool, desk.workspace, task.id)).taken).toBe(2);
  });

  it('are taken once by a key that comes many times at once, on the last slot too, and never once the exchange is read-only', async () => {
    const desk = await open();
    const task = await desk.task({ slots: 1 });
    const asked = { task: task.id, worker: await desk.worker(), key: 'api:once' };
    const ids = await Promise.all(
      [1, 2, 3, 4].map(async () => (await claimTask(desk.needs, desk.workspace, asked)).id),
    );
    expect(new Set(ids).size).toBe(1);
    const [other, late] = [await desk.task(), await desk.worker()];
    const { subscribe } = desk.world.checkers;
    const switched: typeof subscribe = {
      ...subscribe,
      before: async (...question) => {
        await changeSettings(desk.needs, desk.workspace, { switches: { readOnly: true } }, 'key:boss');
        return subscribe.before(...question);
      },
    };
    const needs = { ...desk.needs, checkers: { ...desk.world.checkers, subscribe: switched } };
    expect(await code(claimTask(needs, desk.workspace, { task: other.id, worker: late }))).toBe('read_only');
    expect((await getTask(database.pool, desk.workspace, other.id)).taken).toBe(0);
  });

  it('are free again when a claim is given back or runs out', async () => {
    const desk = await open();
    const task = await desk.task({ slots: 2, claimSeconds: 600 });
    const [ann, bob, cid] = [await desk.worker(), await desk.worker(), await desk.worker()];
    const [first, second] = [await desk.claim(task, ann), await desk.claim(task, bob)];
    expect(await code(desk.claim(task, cid))).toBe('no_slot_free');
    await desk.abandon(first);
    await desk.claim(task, cid);
    desk.clock.advance(601_000);
    desk.world.comes(bob, task.target);
    expect(await code(desk.check(second))).toBe('too_late');
    await desk.settle();
    expect((await desk.now(second)).status).toBe('expired');
    expect((await getTask(database.pool, desk.workspace, task.id)).taken).toBe(0);
    await sound(desk);
  });
});

describe('what was begun', () => {
  const still = (desk: ClaimDesk, readOnly: boolean) =>
    changeSettings(desk.needs, desk.workspace, { switches: { readOnly } }, 'key:boss');

  it('does not run out while nothing can be changed, and can be finished afterwards', async () => {
    const desk = await open();
    const task = await desk.task({ claimSeconds: 600 });
    const worker = await desk.worker();
    const claim = await desk.claim(task, worker);
    await still(desk, true);
    desk.world.comes(worker, task.target);
    for (let hour = 0; hour < 3; hour++) {
      desk.clock.advance(3_600_000);
      await desk.settle();
      expect(await code(desk.check(claim))).toBe('read_only');
    }
    await still(desk, false);
    expect(await desk.check(claim)).toMatchObject({ verified: true });
    await sound(desk);
  });

  it('is finished, given back and refunded where the exchange was disabled since', async () => {
    const desk = await open();
    const task = await desk.task({ slots: 3 });
    const [ann, bob] = [await desk.worker(), await desk.worker()];
    const [first, second] = [await desk.claim(task, ann), await desk.claim(task, bob)];
    await disableExchange(desk.needs, desk.workspace, 'key:boss');
    desk.world.comes(ann, task.target);
    expect(await desk.check(first)).toMatchObject({ verified: true });
    expect(await desk.abandon(second)).toMatchObject({ status: 'abandoned' });
    const cancelling = { task: task.id, key: 'api:end', actor: 'key:boss' };
    expect(await cancelTask(desk.needs, desk.workspace, cancelling)).toMatchObject({ task: { slots: 1 } });
    expect(await code(desk.claim(task, bob))).toBe('exchange_disabled');
    await sound(desk);
  });
});

describe('who may claim', () => {
  it('is decided by the task’s audience, what they did before and whether they are there', async () => {
    const desk = await open();
    const task = await desk.task({ audience: { languages: ['ru'], isPremium: true } });
    const why = (worker: string, of = task) =>
      desk
        .claim(of, worker)
        .catch(
          ({ code: no, details }: { code: string; details: { reason?: string } }) => `${no} ${details.reason ?? ''}`,
        );
    expect(await why(await desk.worker({ isPremium: true }))).toBe('not_eligible language');
    expect(await why(await desk.worker({ language: 'ru-RU' }))).toBe('not_eligible premium');
    expect(await why(task.owner)).toContain('not_found');
    expect(await why(await desk.worker({ language: 'ru-RU', isPremium: true }))).toMatchObject({ status: 'claimed' });
    const there = await desk.worker();
    desk.world.comes(there, task.target);
    const plain = await desk.task();
    expect(await why(there, plain)).toBe('not_eligible was_there');
    const once = await desk.worker();
    await desk.hold(plain, once);
    expect(await why(once, await desk.task())).toBe('not_eligible same_target');
    desk.world.leaves(once, task.target);
    await desk.goes(plain, once);
    expect(await why(once, await desk.task({ audience: { onlyNew: true } }))).toBe('not_eligible not_new');
    expect(await why(once, await desk.task())).toMatchObject({ status: 'claimed' });
  });
});

describe('a look', () => {
  it('that two ask for at once is one hold', async () => {
    const desk = await open();
    const task = await desk.task();
    const worker = await desk.worker();
    const claim = await desk.claim(task, worker);
    desk.world.comes(worker, task.target);
    const checked = await Promise.all([desk.check(claim), desk.check(claim), desk.comes(task, worker)]);
    expect(checked.slice(0, 2)).toMatchObject([{ verified: true }, { verified: true }]);
    expect(await desk.balance(places.held(claim.id))).toBe('12.5');
    expect((await getTask(database.pool, desk.workspace, task.id)).verified).toBe(1);
    await sound(desk);
  });

  it('that finds nobody says why, and can be asked for again until the deadline', async () => {
    const desk = await open();
    const task = await desk.task();
    const worker = await desk.worker();
    const claim = await desk.claim(task, worker);
    expect(await desk.check(claim)).toMatchObject({ verified: false, reason: 'not_joined' });
    expect(await desk.now(claim)).toMatchObject({ status: 'claimed', lastSeen: 'not_joined' });
    desk.world.comes(worker, task.target);
    expect((await desk.check(claim)).verified).toBe(true);
  });

  it('counts from the press: what was asked in time is verified though the answer came too late', async () => {
    const desk = await open();
    const task = await desk.task({ claimSeconds: 600 });
    const worker = await desk.worker();
    const claim = await desk.claim(task, worker);
    desk.world.comes(worker, task.target);
    const { subscribe } = desk.world.checkers;
    const slow: typeof subscribe = {
      ...subscribe,
      check: async (...question) => {
        desk.clock.advance(10_000);
        await desk.settle();
        return subscribe.check(...question);
      },
    };
    const needs = { ...desk.needs, checkers: { ...desk.world.checkers, subscribe: slow } };
    desk.clock.advance(595_000);
    expect((await checkClaim(needs, desk.workspace, claim.id)).verified).toBe(true);
    await sound(desk);
  });

  it('pays a boost once, whoever’s claims it stands for', async () => {
    const desk = await open();
    const [one, two] = [await desk.task({ kind: 'boost' }), await desk.task({ kind: 'boost' })];
    const worker = await desk.worker();
    const [first, second] = [await desk.claim(one, worker), await desk.claim(two, worker)];
    desk.world.comes(worker, one.target);
    const checked = await Promise.all([desk.check(first), desk.check(second)]);
    expect(checked.filter(({ verified }) => verified)).toHaveLength(1);
    await sound(desk);
  });
});
