import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refusal, stars, stoppedClock } from '#kernel';
import { transaction } from '#database';
import { audit, balanceOf, places, post } from '#ledger';
import { freshDatabase, seedOf, type TestDatabase } from '#test';
import { openExchangeDesk, type ExchangeDesk, type OnSlot } from '#test/exchange';
import {
  cancelTask,
  endDueTasks,
  findOrder,
  orderBooks,
  pauseTask,
  resumeTask,
  takeFromEscrows,
  type OrderStatus,
} from './index.ts';

let database: TestDatabase;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const day = 86_400_000;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await database.drop();
});

type Act =
  | { readonly act: 'create'; readonly slots: number; readonly days: number }
  | { readonly act: 'take' | 'verify' | 'giveBack' | 'cancel' | 'pause' | 'resume'; readonly which: number }
  | { readonly act: 'chargeBack'; readonly units: bigint }
  | { readonly act: 'wait'; readonly days: number };

const which = fc.nat({ max: 50 });
const one = <A extends string>(act: A) => fc.record({ act: fc.constant(act), which });
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('create' as const),
    slots: fc.integer({ min: 1, max: 4 }),
    days: fc.integer({ min: 1, max: 40 }),
  }),
  { arbitrary: one('take'), weight: 5 },
  { arbitrary: one('verify'), weight: 4 },
  { arbitrary: one('giveBack'), weight: 3 },
  one('cancel'),
  one('pause'),
  one('resume'),
  fc.record({ act: fc.constant('chargeBack' as const), units: fc.bigInt({ min: 1n, max: 40_000_000_000n }) }),
  fc.record({ act: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 15 }) }),
);

type Story = { desk: ExchangeDesk; tasks: string[]; on: OnSlot[]; came: Map<string, OrderStatus> };
const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % Math.max(from.length, 1)];

/** Takes so much of the advertiser's free slots away, as a charge-back of a deposit does; the rest is owed. */
async function chargeBack({ desk: { workspace }, on }: Story, units: bigint): Promise<void> {
  const payment = `pay_${workspace}_${on.length}_${clock.now().getTime()}_${units}`;
  const of = { workspace, user: 'ann', amount: { asset: 'XTR', units } };
  await transaction(database.pool, async (tx) => {
    await takeFromEscrows.prepare(tx, { workspace, user: 'ann', asset: 'XTR' });
    const postings = await takeFromEscrows(tx, { ...of, payment, at: clock.now() });
    const found = postings.reduce((sum, { amount }) => sum + amount.units, 0n);
    const unit = 12_500_000_000n;
    expect(found % unit).toBe(0n);
    expect(found < units + unit).toBe(true);
    if (found > 0n) await post(tx, clock, { workspace, key: payment, reason: 'funds.charge_back', postings });
  });
}

async function play(story: Story, act: Act): Promise<void> {
  const { desk, tasks, on } = story;
  const { needs, workspace } = desk;
  if (act.act === 'wait') return void (clock.advance(act.days * day), await endDueTasks(needs));
  if (act.act === 'chargeBack') return chargeBack(story, act.units);
  if (act.act === 'create') {
    const endsAt = new Date(clock.now().getTime() + act.days * day);
    return void tasks.push((await desk.create({ slots: act.slots, endsAt })).id);
  }
  const task = pick(tasks, act.which);
  const claim = pick(on, act.which);
  const asked = { task: task ?? '', reason: 'advertiser', actor: 'key:test' } as const;
  if (act.act === 'take' && task) on.push(await desk.take({ id: task as OnSlot['task'] }));
  if (act.act === 'verify' && claim && !claim.verifiedAt) await desk.verify(claim, ['ref1', 'ref2']);
  if (act.act === 'giveBack' && claim) await desk.giveBack(on.splice(on.indexOf(claim), 1)[0] ?? claim);
  if (act.act === 'cancel' && task)
    await cancelTask(needs, workspace, {
      task,
      actor: 'key:test',
      key: `c:${workspace}:${clock.now().getTime()}:${task}`,
    });
  if (act.act === 'pause' && task) await pauseTask(needs, workspace, asked);
  if (act.act === 'resume' && task) await resumeTask(needs, workspace, asked);
}

/** Every escrow has what its slots that are not done cost; every order has come out once at the most. */
async function checkLaws({ desk: { workspace }, came }: Story): Promise<void> {
  const { rows } = await sql<{ id: string; status: OrderStatus; escrow: bigint; due: bigint }>`
    select o.id, o.status, coalesce(a.balance, 0) as escrow, ((t.slots - t.verified) * o.unit_units)::bigint as due
    from exchange.task t join exchange.task_order o on o.workspace_id = t.workspace_id and o.id = t.order_id
    left join ledger.account a on a.workspace_id = t.workspace_id and a.address = 'escrow:' || o.id
    where t.workspace_id = ${workspace}`.execute(database.pool);
  for (const { id, status, escrow, due } of rows) {
    expect(escrow).toBe(due);
    const before = came.get(id) ?? 'open';
    if (before !== 'open') expect(status).toBe(before);
    came.set(id, status);
  }
}

/** Everything is decided: claims that are open come to nothing, held ones are released, every task is cancelled. */
async function finish({ desk, tasks, on }: Story): Promise<void> {
  for (const claim of on) if (!claim.verifiedAt) await desk.giveBack(claim);
  for (const task of tasks)
    await cancelTask(desk.needs, desk.workspace, { task, actor: 'key:test', key: `end:${task}` });
  await desk.release();
  let refunded = 0n;
  for (const id of tasks) {
    const { order } = await desk.task(id);
    const {
      charged,
      delivered,
      released,
      refunded: back,
      held,
      open,
    } = await orderBooks(database.pool, desk.workspace, order);
    expect([open, held, delivered]).toEqual([0n, 0n, released]);
    expect(charged).toBe(delivered + back);
    const made = await findOrder(database.pool, desk.workspace, order);
    expect(made?.charged.units).toBe(charged);
    expect(made?.status === 'canceled' ? delivered : 1n).toBe(made?.status === 'canceled' ? 0n : 1n);
    expect(made?.status).not.toBe('open');
    refunded += charged - back;
  }
  const has = await balanceOf(database.pool, desk.workspace, places.user('ann'), 'XTR');
  expect(has).toBe(stars(100_000).units - refunded);
}

it('an escrow is unit × (slots − verified) at every moment, and a charge is what was delivered and refunded', async () => {
  const seed = seedOf('histories');
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 8, maxLength: 30 }), async (history) => {
      const desk = await openExchangeDesk({ pool: database.pool, clock });
      await desk.fund('ann', stars(100_000));
      const story: Story = { desk, tasks: [], on: [], came: new Map() };
      await play(story, { act: 'create', slots: 3, days: 30 });
      for (const act of history) {
        await play(story, act).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
        await checkLaws(story);
      }
      await finish(story);
      await checkLaws(story);
    }),
    { seed, numRuns: Math.ceil(Number(process.env['SOAK_RUNS'] ?? 200) / 8) },
  );
});
