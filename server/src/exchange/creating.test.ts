import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stars, stoppedClock } from '#kernel';
import { transaction } from '#database';
import { audit, findPosted } from '#ledger';
import type { CheckedTask } from '#exchange/checker';
import { freshDatabase, type TestDatabase } from '#test';
import { openExchangeDesk, type ExchangeDesk } from '#test/exchange';
import {
  approveTask,
  cancelTask,
  changeSettings,
  createTask,
  exchangeSweeps,
  findOrder,
  listTasks,
  orderBooks,
  quoteTask,
  readOpenTasks,
  rejectTask,
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

const books = ({ order }: Task) => orderBooks(database.pool, desk.workspace, order);
const orderOf = async ({ order }: Task) => (await findOrder(database.pool, desk.workspace, order))?.status;
const set = (change: Parameters<typeof changeSettings>[2]) =>
  changeSettings(desk.needs, desk.workspace, change, 'operator:anna');
const sweep = async () => {
  for (const one of exchangeSweeps(desk.needs)) await one.run();
};
const noticesOf = async (user: string) => {
  const { rows } = await sql<{ kind: string }>`select kind from people.notice
    where workspace_id = ${desk.workspace} and user_id = ${user} order by n`.execute(database.pool);
  return rows.map(({ kind }) => kind);
};
const inTx = <T>(work: Parameters<typeof transaction<T>>[1]) => transaction(database.pool, work);

describe('a new task', () => {
  it('takes slots × (reward + fee) to its escrow, proves the target, and gets its link', async () => {
    const task = await desk.create({ slots: 20 });
    expect(task).toMatchObject({
      status: 'live',
      reward: stars(10),
      fee: { units: 2_500_000_000n },
      slots: 20,
      taken: 0,
    });
    expect(task.target).toMatchObject({ type: 'chat', link: `https://t.me/+${task.id}` });
    expect(await desk.task(task.id)).toEqual(task);
    expect(await desk.has('ann')).toBe(stars(750).units);
    expect(await desk.escrow(task)).toBe(stars(250).units);
    expect(desk.world.calls.map(({ call }) => call)).toEqual(['prove', 'open']);
    expect(await findPosted(database.pool, desk.workspace, `task.create:${task.order}`)).toBeDefined();
    expect(await books(task)).toMatchObject({ charged: stars(250).units, open: stars(250).units, refunded: 0n });
  });

  it('asked for by one key is one, whether again or at once; another draft under it is a conflict', async () => {
    const input = desk.input({ key: 'api:once' });
    const made = await Promise.all(Array.from({ length: 5 }, () => createTask(desk.needs, desk.workspace, input)));
    made.push(await createTask(desk.needs, desk.workspace, input));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await desk.has('ann')).toBe(stars(875).units);
    const other = createTask(desk.needs, desk.workspace, { ...input, slots: 11 });
    await expect(other).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  it('is never one more than the balance pays for, with fifty at once', async () => {
    desk.channelOf('ann');
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => desk.create()));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
    const noes = tries.flatMap((tried) =>
      tried.status === 'rejected' ? [(tried.reason as { code: string }).code] : [],
    );
    expect(new Set(noes)).toEqual(new Set(['insufficient_funds']));
    expect(await desk.has('ann')).toBe(0n);
    expect((await listTasks(database.pool, { workspace: desk.workspace })).tasks).toHaveLength(8);
  });

  it('leaves nothing behind when it is refused, and its key stays free', async () => {
    const input = desk.input({ key: 'api:free', slots: 1000 });
    await expect(createTask(desk.needs, desk.workspace, input)).rejects.toMatchObject({ code: 'insufficient_funds' });
    expect(await createTask(desk.needs, desk.workspace, { ...input, slots: 1 })).toMatchObject({ slots: 1 });
  });

  it('is refused for a target that is not the advertiser’s, that nobody can look at, or that is blocked', async () => {
    const asked = desk.channelOf('boris').link;
    await expect(desk.create({ asked })).rejects.toMatchObject({
      code: 'target_not_proven',
      details: { reason: 'not_their_admin' },
    });
    await expect(desk.create({ kind: 'bot_start' })).rejects.toMatchObject({ details: { reason: 'wrong_type' } });
    desk.findings = [{ code: 'opted_out', level: 'block' }];
    await expect(desk.create()).rejects.toMatchObject({ code: 'target_blocked', details: { findings: ['opted_out'] } });
    desk.world.breaks({ reason: 'unreachable' });
    await expect(desk.create()).rejects.toMatchObject({ code: 'checker_unavailable' });
    expect(await desk.has('ann')).toBe(stars(1000).units);
  });

  it('is refused when it makes no sense', async () => {
    const no = (more: Parameters<ExchangeDesk['create']>[0]) =>
      expect(desk.create(more)).rejects.toMatchObject({ code: 'invalid_request' });
    await no({ endsAt: clock.now() });
    await no({ holdSeconds: 86_400 });
    await no({ guaranteeSeconds: 22 * 86_400 });
    await no({ audience: { languages: ['English'] } });
    await no({ pacing: { perHour: 0 } });
    await no({ pacing: { quiet: { from: 9, to: 9, zoneMinutes: 0 } } });
    await no({ asked: ' ' });
    await no({ owner: '.ann' });
    await expect(desk.create({ reward: { asset: 'XTR', units: 1n } })).rejects.toMatchObject({ code: 'below_minimum' });
  });

  it('waits for a moderator where the settings or a finding say so; approved it is live, rejected it is refunded', async () => {
    await set({ review: { mode: 'first', tasks: 1 } });
    const first = await desk.create();
    const second = await desk.create();
    expect([first.status, second.status]).toEqual(['review', 'review']);
    const word = { task: first.id, by: 'operator:anna' };
    expect(await inTx((tx) => approveTask(tx, desk.needs, desk.workspace, word))).toMatchObject({ status: 'live' });
    const no = inTx((tx) => approveTask(tx, desk.needs, desk.workspace, word));
    await expect(no).rejects.toMatchObject({ code: 'already_decided' });
    expect((await desk.create()).status).toBe('live');
    desk.findings = [{ code: 'short_link', level: 'review' }];
    expect((await desk.create()).status).toBe('review');
    const rejected = await inTx((tx) =>
      rejectTask(tx, desk.needs, desk.workspace, { task: second.id, by: 'operator:anna', reason: 'misleading' }),
    );
    expect(rejected).toMatchObject({ task: { status: 'rejected', slots: 0 }, refunded: stars(125) });
    expect(await orderOf(second)).toBe('canceled');
    expect(await desk.escrow(second)).toBe(0n);
    expect(await noticesOf('ann')).toEqual(['task_live', 'task_rejected']);
  });

  it('is shown to nobody before its link is made, which a sweep completes', async () => {
    const target = desk.channelOf('ann');
    const isBroken = { ...desk.needs.checkers.subscribe, open: async () => ({ unknown: 'rate_limited' as const }) };
    const checkers = { ...desk.needs.checkers, subscribe: isBroken };
    const task = await createTask({ ...desk.needs, checkers }, desk.workspace, desk.input());
    expect(task).toMatchObject({ status: 'live', target });
    expect(await readOpenTasks(database.pool, desk.workspace, { at: clock.now() })).toEqual([]);
    await expect(desk.take(task)).rejects.toMatchObject({ code: 'task_not_open' });
    clock.advance(60_000);
    await sweep();
    const [open] = await readOpenTasks(database.pool, desk.workspace, { at: clock.now() });
    expect(open).toMatchObject({ id: task.id, linkDueAt: null, target: { link: `https://t.me/+${task.id}` } });
    expect(await desk.take(task)).toBeDefined();
  });

  it('that ends while its link is being made leaves no link open', async () => {
    const { subscribe } = desk.needs.checkers;
    const open = async (task: CheckedTask) => {
      await cancelTask(desk.needs, desk.workspace, { task: task.id, actor: 'ann', key: 'cancel' });
      await sweep();
      return subscribe.open?.(task) ?? { link: '' };
    };
    const checkers = { ...desk.needs.checkers, subscribe: { ...subscribe, open } };
    const task = await createTask({ ...desk.needs, checkers }, desk.workspace, desk.input());
    expect(task.status).toBe('ended');
    expect(desk.world.links.size).toBe(0);
  });
});

describe('a quote', () => {
  it('says what it costs, how many it reaches and what the checks say, and does nothing', async () => {
    desk.findings = [{ code: 'new_channel', level: 'note' }];
    for (const [user, isPremium] of [
      ['1', true],
      ['2', false],
    ] as const)
      await sql`insert into people.person (workspace_id, user_id, first_name, language, app_language, is_premium,
          first_seen_at, seen_at, accepted_at, accepted_version)
        values (${desk.workspace}, ${user}, 'P', 'en', 'ru-RU', ${isPremium}, now(), now(), now(), '1')`.execute(
        database.pool,
      );
    const quote = await quoteTask(
      desk.needs,
      desk.workspace,
      desk.input({ audience: { isPremium: true, languages: ['ru'] } }),
    );
    expect(quote).toMatchObject({
      multiplier: 16_500,
      pool: 1,
      findings: [{ code: 'new_channel' }],
      holdSeconds: 21 * 86_400,
    });
    expect(quote.target).toEqual(desk.channelOf('ann'));
    const foreign = await quoteTask(desk.needs, desk.workspace, desk.input({ asked: '@nobody' }));
    expect(foreign).toMatchObject({ notProven: 'not_found', pool: 2 });
    expect(await desk.has('ann')).toBe(stars(1000).units);
  });
});
