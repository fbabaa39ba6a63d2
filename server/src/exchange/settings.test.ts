import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, stars, stoppedClock } from '#kernel';
import { audit } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { openExchangeDesk, type ExchangeDesk } from '#test/exchange';
import {
  cancelTask,
  changeSettings,
  createTask,
  disableExchange,
  enableExchange,
  pauseTask,
  quoteTask,
  readOpenTasks,
  readSettings,
  resumeTask,
  type Task,
} from './index.ts';

let database: TestDatabase;
let desk: ExchangeDesk;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
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

const cancel = (task: Task, key = `cancel:${task.id}`) =>
  cancelTask(desk.needs, desk.workspace, { task: task.id, actor: 'key:test', key });
const set = (change: Parameters<typeof changeSettings>[2]) =>
  changeSettings(desk.needs, desk.workspace, change, 'operator:anna');
const pausing = (task: Task) => ({ task: task.id, reason: 'advertiser', actor: 'key:test' }) as const;

describe('settings', () => {
  it('are off until somebody accepts the rules, and every change is kept with its author', async () => {
    const workspace = desk.workspace + 10_000;
    const refused = (asked: Promise<unknown>) => expect(asked).rejects.toMatchObject({ code: 'exchange_disabled' });
    expect(await readSettings(database.pool, workspace)).toMatchObject({
      isEnabled: false,
      version: 0,
      accepted: null,
    });
    await refused(createTask(desk.needs, workspace, desk.input()));
    await refused(quoteTask(desk.needs, workspace, desk.input()));
    await refused(pauseTask(desk.needs, workspace, { task: newId('tsk'), reason: 'operator', actor: 'key:test' }));
    await refused(resumeTask(desk.needs, workspace, { task: newId('tsk'), reason: 'operator', actor: 'key:test' }));
    const bot = newId('bot');
    const on = await enableExchange(desk.needs, workspace, {
      acceptedBy: 'operator:eva',
      rulesVersion: '1',
      bot,
    });
    expect(on).toMatchObject({ version: 1, bot, accepted: { by: 'operator:eva', rulesVersion: '1' } });
    const off = await disableExchange(desk.needs, workspace, 'operator:eva');
    expect(off).toMatchObject({ version: 2, isEnabled: false, accepted: { by: 'operator:eva' } });
    await refused(createTask(desk.needs, workspace, desk.input()));
    const noKinds = changeSettings(desk.needs, workspace, { fees: { XTR: 1200 } }, 'operator:eva');
    await expect(noKinds).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('stop a kind, every command, or payouts, at once', async () => {
    const task = await desk.create();
    await set({ switches: { kinds: ['subscribe'] } });
    await expect(desk.create()).rejects.toMatchObject({ code: 'kind_stopped' });
    expect(await readOpenTasks(database.pool, desk.workspace, { at: clock.now() })).toEqual([]);
    expect(await pauseTask(desk.needs, desk.workspace, pausing(task))).toMatchObject({ status: 'paused' });
    const thrown: unknown[] = [];
    const switchPayouts = async (...said: unknown[]) => void thrown.push(said);
    const needs = { ...desk.needs, switchPayouts };
    const { workspace } = desk;
    await changeSettings(needs, workspace, { switches: { kinds: [], payouts: true, readOnly: true } }, 'operator:anna');
    expect(thrown).toEqual([[workspace, true, 'operator:anna']]);
    const readOnly = { code: 'read_only' };
    await expect(desk.create()).rejects.toMatchObject(readOnly);
    await expect(resumeTask(needs, workspace, pausing(task))).rejects.toMatchObject(readOnly);
    await expect(cancel(task)).rejects.toMatchObject(readOnly);
    await changeSettings(needs, workspace, { switches: { payouts: false, readOnly: false } }, 'operator:anna');
    expect(thrown).toHaveLength(2);
    expect(await resumeTask(needs, workspace, pausing(task))).toMatchObject({ status: 'live' });
  });

  it('that change do not change what was made by them', async () => {
    const task = await desk.create();
    await set({ fees: { XTR: 5000, TON: 2500 }, claimSeconds: 60 });
    expect(await desk.task(task.id)).toEqual(task);
    expect((await desk.create()).fee).toEqual(stars(5));
  });
});
