import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { audit, places } from '#ledger';
import { getTask, targetKey } from '#exchange';
import { accessChanged, claimsSweeps, readReport, sight, verifyReport, voidClaim } from '#claims';
import { freshDatabase, type TestDatabase } from '#test';
import { openClaimDesk, type ClaimDesk } from '#test/exchange';

const day = 86_400_000;
const minute = 60_000;
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

describe('an update', () => {
  it('that somebody came starts the look by itself, and that they left takes the reward back at once', async () => {
    const desk = await open();
    const task = await desk.task();
    const worker = await desk.worker();
    const claim = await desk.claim(task, worker);
    desk.world.comes(worker, task.target);
    await desk.comes(task, worker);
    expect((await desk.now(claim)).status).toBe('held');
    desk.clock.advance(day);
    desk.world.leaves(worker, task.target);
    await Promise.all([desk.goes(task, worker), desk.goes(task, worker)]);
    expect(await desk.now(claim)).toMatchObject({ status: 'voided', voidReason: 'left' });
    expect(await desk.balance(places.escrow(task.order))).toBe('125');
    await desk.goes(task, worker);
    await sound(desk);
  });

  it('that is older than the verification, or than a later arrival, changes nothing', async () => {
    const desk = await open();
    const task = await desk.task();
    const worker = await desk.worker();
    const claim = await desk.hold(task, worker);
    await desk.goes(task, worker, new Date(start.getTime() - 1000));
    expect((await desk.now(claim)).status).toBe('held');
    desk.clock.advance(minute);
    await desk.comes(task, worker);
    await desk.goes(task, worker, new Date(start.getTime() + 1000));
    expect((await desk.now(claim)).status).toBe('held');
  });

  it('that arrives late is looked after first: who is there keeps the reward, who is not loses it', async () => {
    const desk = await open();
    const task = await desk.task();
    const [stays, leaves] = [await desk.worker(), await desk.worker()];
    const [kept, lost] = [await desk.hold(task, stays), await desk.hold(task, leaves)];
    desk.world.leaves(leaves, task.target);
    desk.clock.advance(10 * minute);
    const late = new Date(start.getTime() + 1000);
    await desk.goes(task, stays, late);
    await desk.goes(task, leaves, late);
    await desk.settle();
    expect([(await desk.now(kept)).status, (await desk.now(lost)).status]).toEqual(['held', 'voided']);
  });
});

describe('an advertiser who removes workers from the channel', () => {
  it('pays them all the same, and has no place back by it: by removing, by letting in again, or with the update lost', async () => {
    const desk = await open();
    const task = await desk.task({ slots: 3 });
    const workers = [await desk.worker(), await desk.worker(), await desk.worker()];
    const claims = [];
    for (const worker of workers) claims.push(await desk.hold(task, worker));
    desk.clock.advance(20 * day);
    await desk.settle();
    const [removed = '', letInAgain = '', unheard = ''] = workers;
    const { workspace } = desk;
    const gone = (worker: string, reason: 'banned' | 'left') =>
      sight(desk.needs, {
        workspace,
        target: targetKey(task.target),
        worker,
        change: 'gone',
        at: desk.clock.now(),
        reason,
      });
    await gone(removed, 'banned');
    for (const reason of ['banned', 'left'] as const) await gone(letInAgain, reason);
    for (const worker of [removed, letInAgain]) desk.world.leaves(worker, task.target);
    const { checkers } = desk.needs;
    const { subscribe } = checkers;
    const check: typeof subscribe.check = async (checked, claim) =>
      claim.worker === unheard ? { present: 'no', reason: 'banned' } : subscribe.check(checked, claim);
    Object.assign(checkers, { subscribe: { ...subscribe, check } });
    desk.clock.advance(2 * day);
    await desk.settle();
    await desk.settle();
    for (const claim of claims) expect((await desk.now(claim)).status).toBe('released');
    expect(await desk.balance(places.escrow(task.order))).toBe('0');
    await sound(desk);
  });
});

describe('what cannot be looked at', () => {
  it('is not paid on one call that fails, however late that is: an outage of ours decides nothing', async () => {
    const desk = await open();
    const task = await desk.task();
    const worker = await desk.worker();
    const claim = await desk.hold(task, worker);
    desk.world.leaves(worker, task.target);
    desk.world.breaks({ reason: 'unreachable' }, task.target);
    desk.clock.advance(30 * day);
    await desk.settle();
    expect((await desk.now(claim)).status).toBe('held');
    desk.world.mends(task.target);
    desk.clock.advance(minute);
    await desk.settle();
    expect((await desk.now(claim)).status).toBe('voided');
  });

  it('is tried again, and paid at last: nobody loses a reward because nobody could look', async () => {
    const desk = await open();
    const task = await desk.task();
    const claim = await desk.hold(task, await desk.worker());
    desk.clock.advance(20 * day);
    await desk.settle();
    desk.world.breaks({ reason: 'unreachable' }, task.target);
    for (let hours = 0; hours < 24 + 71; hours++) {
      desk.clock.advance(60 * minute);
      await desk.settle();
    }
    expect((await desk.now(claim)).status).toBe('held');
    expect(desk.world.calls.filter(({ call }) => call === 'check').length).toBeLessThan(30);
    desk.clock.advance(60 * minute);
    await desk.settle();
    expect(await desk.now(claim)).toMatchObject({ status: 'released', lastSeen: 'unreachable' });
    await sound(desk);
  });

  it('pauses its tasks when our bot has lost the right, and goes on at once when it is back', async () => {
    const desk = await open();
    const task = await desk.task();
    const claim = await desk.hold(task, await desk.worker());
    desk.world.breaks({ reason: 'bot_lost' }, task.target);
    desk.clock.advance(21 * day);
    await desk.settle();
    const paused = await getTask(database.pool, desk.workspace, task.id);
    expect(paused).toMatchObject({ status: 'paused', pauses: ['bot_lost'] });
    expect((await desk.now(claim)).status).toBe('held');
    desk.world.mends(task.target);
    const at = desk.clock.now();
    const change = { workspace: desk.workspace, bot: task.bot, target: `chat:${task.target.id}`, at };
    await accessChanged(desk.needs, { ...change, change: 'back' });
    await desk.settle();
    expect((await getTask(database.pool, desk.workspace, task.id)).status).toBe('live');
    expect((await desk.now(claim)).status).toBe('released');
    await accessChanged(desk.needs, { ...change, change: 'lost' });
    expect((await getTask(database.pool, desk.workspace, task.id)).status).toBe('paused');
  });
});

describe('taking a reward back', () => {
  it('is one effect however often it is asked, and opens the slot inside the guarantee only', async () => {
    const desk = await open({ guaranteeSeconds: { XTR: 7 * 86_400 } });
    const task = await desk.task({ slots: 2 });
    const [early, late] = [await desk.hold(task, await desk.worker()), await desk.hold(task, await desk.worker())];
    const why = { reason: 'fraud', by: 'key:boss' } as const;
    const outcomes = await Promise.all([1, 2, 3].map(() => code(voidClaim(desk.needs, desk.workspace, early.id, why))));
    expect(outcomes).toEqual(['done', 'done', 'done']);
    expect(await desk.balance(places.escrow(task.order))).toBe('12.5');
    desk.clock.advance(8 * day);
    const before = await desk.balance(places.user(task.owner));
    await voidClaim(desk.needs, desk.workspace, late.id, why);
    expect(await desk.balance(places.escrow(task.order))).toBe('12.5');
    expect(Number(await desk.balance(places.user(task.owner))) - Number(before)).toBe(12.5);
    const { slots, taken, verified } = await getTask(database.pool, desk.workspace, task.id);
    expect({ slots, taken, verified }).toEqual({ slots: 1, taken: 0, verified: 0 });
    await sound(desk);
  });
});

describe('looks', () => {
  it('are made within the turns of the bot, those first on which a release waits', async () => {
    const desk = await open();
    const task = await desk.task({ slots: 20 });
    const old = [await desk.hold(task, await desk.worker()), await desk.hold(task, await desk.worker())];
    desk.clock.advance(19 * day);
    await desk.settle();
    const young = [];
    for (let n = 0; n < 4; n++) young.push(await desk.hold(task, await desk.worker()));
    desk.clock.advance(2 * day);
    const before = desk.world.calls.length;
    let grants = [1, 2];
    const turns = async () => grants.shift() ?? 0;
    for (const sweep of claimsSweeps({ ...desk.needs, turns })) await sweep.run();
    const looked = desk.world.calls.slice(before).map(({ about }) => about);
    expect(looked).toHaveLength(3);
    expect(looked).toEqual(expect.arrayContaining(old.map(({ id }) => id))); // those of one lot are made beside each other
    for (const claim of old) expect((await desk.now(claim)).status).toBe('released');
    grants = [10];
    await claimsSweeps({ ...desk.needs, turns })
      .find(({ name }) => name === 'claims.recheck')
      ?.run();
    expect(desk.world.calls).toHaveLength(before + 6);
  });
});

describe('releasing', () => {
  it('by several at once pays each claim once', async () => {
    const desk = await open();
    const task = await desk.task({ slots: 40 });
    const claims = [];
    for (let n = 0; n < 12; n++) claims.push(await desk.hold(task, await desk.worker()));
    desk.clock.advance(21 * day);
    await Promise.all([1, 2, 3, 4].map(() => desk.settle()));
    await desk.settle();
    for (const claim of claims) expect(await desk.balance(places.user(claim.worker))).toBe('10');
    expect(await desk.balance(places.platform('fees'))).toBe('30');
    const notices = await sql<{ n: bigint }>`select count(*) as n from people.notice
      where workspace_id = ${desk.workspace} and kind = 'reward_released'`.execute(database.pool);
    expect(notices.rows[0]?.n).toBe(12n);
    await sound(desk);
  });
});

describe('the delivery report', () => {
  it('counts what stayed day by day, names nobody, and can be recomputed from its rows', async () => {
    const desk = await open();
    const task = await desk.task();
    const workers = [await desk.worker(), await desk.worker(), await desk.worker()];
    for (const worker of workers) await desk.hold(task, worker);
    desk.clock.advance(3 * day);
    desk.world.leaves(workers[0] ?? '', task.target);
    await desk.goes(task, workers[0] ?? '');
    const report = await readReport(desk.needs, desk.workspace, task.id, { limit: 1000 });
    expect(report).toMatchObject({
      verified: 3,
      left: 1,
      retained: 2,
      days: [
        { day: '2026-11-20', verified: 3, left: 0, retained: 3 },
        { day: '2026-11-23', verified: 0, left: 1, retained: 2 },
      ],
    });
    const { evidence, head, verified, left, retained, days } = report;
    expect(verifyReport(evidence)).toEqual({ ok: true, totals: { verified, left, retained, days } });
    expect(evidence.at(-1)?.hash).toBe(head);
    for (const worker of workers) expect(JSON.stringify(report)).not.toContain(worker);
    const forged = evidence.map((row) => (row.fact === 'left' ? { ...row, at: '2026-11-24T12:00:00.000Z' } : row));
    expect(verifyReport(forged)).toEqual({ ok: false, at: 4 });
    expect(verifyReport(evidence.slice(1)).ok).toBe(false);
  });
});
