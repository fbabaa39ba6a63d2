import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stars, stoppedClock } from '#kernel';
import { audit, balanceOf, places } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { openExchangeDesk, type ExchangeDesk } from '#test/exchange';
import {
  cancelTask,
  exchangeSweeps,
  findOrder,
  orderBooks,
  pauseTask,
  previewCancel,
  readOpenTasks,
  resumeTask,
  taskStory,
  type Task,
} from './index.ts';

let database: TestDatabase;
let desk: ExchangeDesk;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const day = 86_400_000;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await database.drop();
});
beforeEach(async () => {
  desk = await openExchangeDesk({ pool: database.pool, clock });
  await desk.fund('ann', stars(1000));
});

const books = ({ order }: Task) => orderBooks(database.pool, desk.workspace, order);
const orderOf = async ({ order }: Task) => (await findOrder(database.pool, desk.workspace, order))?.status;
const cancel = (task: Task, key = `cancel:${task.id}`) =>
  cancelTask(desk.needs, desk.workspace, { task: task.id, actor: 'key:test', key });
const sweep = async () => {
  for (const one of exchangeSweeps(desk.needs)) await one.run();
};
const noticesOf = async (user: string) => {
  const { rows } = await sql<{ kind: string }>`select kind from people.notice
    where workspace_id = ${desk.workspace} and user_id = ${user} order by n`.execute(database.pool);
  return rows.map(({ kind }) => kind);
};
const pausing = (task: Task) => ({ task: task.id, reason: 'advertiser', actor: 'key:test' }) as const;

describe('cancelling', () => {
  it('shows the refund first, refunds what nobody has once, and leaves the rest until it is decided', async () => {
    const task = await desk.create();
    const [held, open, late] = [await desk.take(task), await desk.take(task), await desk.take(task)];
    await desk.verify(held, ['ref1', 'ref2']);
    const preview = await previewCancel(desk.needs, desk.workspace, task.id);
    expect(preview).toMatchObject({ freeSlots: 7, openSlots: 2, verifiedSlots: 1, refund: { units: 87_500_000_000n } });
    const [one, two] = await Promise.all([cancel(task, 'one'), cancel(task, 'two')]);
    expect(new Set([one.refund.units, two.refund.units])).toEqual(new Set([0n, 87_500_000_000n]));
    expect(await desk.task(task.id)).toMatchObject({ status: 'ended', endReason: 'canceled', slots: 3, taken: 3 });
    expect(await desk.escrow(task)).toBe(stars(25).units);
    expect(await orderOf(task)).toBe('open');
    expect(await desk.giveBack(open)).toBe('end');
    await desk.verify(late);
    expect(await orderOf(task)).toBe('partial');
    expect(await desk.escrow(task)).toBe(0n);
    expect(await desk.giveBack(late)).toBe('end');
    await desk.release();
    expect(await books(task)).toMatchObject({
      charged: stars(125).units,
      released: 12_500_000_000n,
      held: 0n,
      refunded: 112_500_000_000n,
      open: 0n,
    });
    expect(await desk.has('ref1')).toBe(stars(1).units);
    expect(await orderOf(task)).toBe('partial');
  });

  it('again changes nothing, under the same key or another', async () => {
    const task = await desk.create();
    const first = await cancel(task);
    expect(first.refund).toEqual(stars(125));
    expect((await cancel(task)).task).toEqual(first.task);
    expect((await cancel(task, 'other')).refund).toEqual(stars(0));
    expect(await desk.has('ann')).toBe(stars(1000).units);
    expect(await orderOf(task)).toBe('canceled');
    const elsewhere = await desk.create();
    await expect(cancel(elsewhere, `cancel:${task.id}`)).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  it('takes the link away once all is decided', async () => {
    const task = await desk.create();
    const on = await desk.take(task);
    await cancel(task);
    await sweep();
    expect(desk.world.links.has(task.id)).toBe(true);
    await desk.giveBack(on);
    await sweep();
    expect(desk.world.links.has(task.id)).toBe(false);
    const closes = () => desk.world.calls.filter(({ call, about }) => call === 'close' && about === task.id).length;
    await sweep();
    expect(closes()).toBe(1);
  });
});

describe('a task', () => {
  it('is done when every slot is verified, opens again for a drop inside the guarantee, and ends after it', async () => {
    const task = await desk.create({ slots: 2 });
    const [one, two] = [await desk.take(task), await desk.take(task)];
    await expect(desk.take(task)).rejects.toMatchObject({ code: 'no_slot_free' });
    await desk.verify(one);
    clock.advance(day);
    await desk.verify(two);
    expect(await desk.task(task.id)).toMatchObject({ status: 'done', verified: 2 });
    expect(await orderOf(task)).toBe('completed');
    expect(await desk.giveBack(one)).toBe('reopen');
    expect(await desk.task(task.id)).toMatchObject({ status: 'live', taken: 1, verified: 1, slots: 2 });
    expect(await desk.escrow(task)).toBe(12_500_000_000n);
    const { refills, steps } = await taskStory(database.pool, desk.workspace, task.id);
    expect(refills).toEqual([{ claim: one.id, openedAt: clock.now() }]);
    expect(steps.map(({ status }) => status)).toEqual(['live', 'done', 'live']);
    const again = await desk.take(task);
    await desk.verify(again);
    clock.advance(21 * day + 1);
    await sweep();
    expect(await desk.task(task.id)).toMatchObject({ status: 'ended', endReason: 'delivered' });
    expect(await orderOf(task)).toBe('completed');
    expect(await noticesOf('ann')).toEqual(['task_done', 'slot_reopened', 'task_done', 'task_ended']);
    await desk.release();
    expect(await books(task)).toMatchObject({ charged: stars(25).units, released: stars(25).units, open: 0n });
  });

  it('gives the money of a drop after the guarantee back to its advertiser', async () => {
    const task = await desk.create({ slots: 2, guaranteeSeconds: 86_400 });
    const [one, two] = [await desk.take(task), await desk.take(task)];
    await desk.verify(one);
    clock.advance(day + 1000);
    expect(await desk.giveBack(one)).toBe('end');
    expect(await desk.task(task.id)).toMatchObject({ status: 'live', slots: 1, taken: 1, verified: 0 });
    await desk.verify(two);
    expect(await desk.task(task.id)).toMatchObject({ status: 'done' });
    expect(await orderOf(task)).toBe('partial');
    expect(await desk.has('ann')).toBe(stars(1000).units - 12_500_000_000n);
  });

  it('paused for several reasons runs again when the last is gone', async () => {
    const task = await desk.create();
    const bot = { ...pausing(task), reason: 'bot_lost' } as const;
    const { needs, workspace } = desk;
    expect(await pauseTask(needs, workspace, pausing(task))).toMatchObject({
      status: 'paused',
      pauses: ['advertiser'],
    });
    expect(await pauseTask(needs, workspace, bot)).toMatchObject({ pauses: ['advertiser', 'bot_lost'] });
    await expect(desk.take(task)).rejects.toMatchObject({ code: 'task_not_open' });
    expect(await resumeTask(needs, workspace, pausing(task))).toMatchObject({ status: 'paused', pauses: ['bot_lost'] });
    expect(await resumeTask(needs, workspace, bot)).toMatchObject({ status: 'live', pauses: [] });
    expect(await noticesOf('ann')).toEqual(['task_paused', 'task_resumed']);
    await expect(pauseTask(needs, workspace, { ...bot, owner: 'boris' })).rejects.toMatchObject({ code: 'not_found' });
    await cancel(task);
    await expect(pauseTask(needs, workspace, bot)).rejects.toMatchObject({ code: 'task_not_open' });
  });

  it('ends at its date, and what was free is refunded', async () => {
    const task = await desk.create({ endsAt: new Date(clock.now().getTime() + day) });
    await desk.take(task);
    clock.advance(day);
    await expect(desk.take(task)).rejects.toMatchObject({ code: 'task_not_open' });
    await sweep();
    await sweep();
    expect(await desk.task(task.id)).toMatchObject({ status: 'ended', endReason: 'run_out', slots: 1 });
    expect(await desk.has('ann')).toBe(stars(1000).units - 12_500_000_000n);
  });

  it('fills no faster than its pace and never in its quiet hours', async () => {
    const quiet = { from: 3, to: 5, zoneMinutes: 0 };
    const task = await desk.create({ pacing: { perHour: 2, quiet } });
    clock.set(new Date(Math.ceil(clock.now().getTime() / day) * day));
    await desk.take(task);
    clock.advance(30 * 60_000);
    await desk.giveBack(await desk.take(task));
    const until = new Date(clock.now().getTime() + 30 * 60_000).toISOString();
    await expect(desk.take(task)).rejects.toMatchObject({ code: 'task_not_open', details: { because: 'pace', until } });
    expect(await readOpenTasks(database.pool, desk.workspace, { at: clock.now() })).toEqual([]);
    clock.advance(30 * 60_000);
    expect(await readOpenTasks(database.pool, desk.workspace, { at: clock.now() })).toHaveLength(1);
    await desk.take(task);
    clock.advance(2 * 3_600_000);
    await expect(desk.take(task)).rejects.toMatchObject({ details: { because: 'quiet' } });
  });

  it('is never sold beyond its slots, with forty at once', async () => {
    const task = await desk.create({ slots: 7 });
    const tries = await Promise.allSettled(Array.from({ length: 40 }, () => desk.take(task)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    const oversold = sql`update exchange.task set taken = 8 where id = ${task.id}`.execute(database.pool);
    await expect(oversold).rejects.toMatchObject({ constraint: 'no_slot_is_sold_twice' });
  });

  it('of the operator’s own for control is paid by the house', async () => {
    const task = await desk.create({ payer: 'control', owner: 'operator' });
    expect(await balanceOf(database.pool, desk.workspace, places.cost('control'), 'XTR')).toBe(-stars(125).units);
    await cancel(task);
    expect(await balanceOf(database.pool, desk.workspace, places.cost('control'), 'XTR')).toBe(0n);
  });
});
