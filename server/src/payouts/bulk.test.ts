import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { transaction } from '#database';
import { audit, places } from '#ledger';
import type { Gateway, PayoutNews } from '#payments/gateway';
import { freshDatabase, type TestDatabase } from '#test';
import { money, openPayoutDesk, openToyBank, toyRail, type PayoutDesk, type ToyBank } from '#test/money';
import { moneyOut, payoutMentioned, resolvePayout } from './index.ts';

let database: TestDatabase;
let bank: ToyBank;
let desk: PayoutDesk;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
const ton = (text: string) => money(text, 'TON');
const net = ton('9.9');

/** A rail that keeps orders in a table; one to the account "poison" it cannot take. */
function bulkRail(): Gateway {
  return toyRail(bank, {
    code: 'bulk',
    submit: async (tx, _connection, orders) => {
      if (orders.some(({ destination }) => destination['account'] === 'poison')) throw new Error('It chokes.');
      for (const { payout, amount } of orders)
        await sql`insert into public.toy_order values (${payout}, ${amount.units})`.execute(tx);
    },
  });
}

beforeAll(async () => {
  database = await freshDatabase();
  bank = await openToyBank();
  await sql`create table public.toy_order (payout text primary key, units bigint)`.execute(database.pool);
});
afterAll(async () => {
  await bank?.close();
  await database?.drop();
});
beforeEach(async () => {
  await sql`delete from public.toy_order`.execute(database.pool);
  desk = openPayoutDesk({ pool: database.pool, clock, gateways: [bulkRail()] });
  await desk.fund('ann', ton('10000'));
  await desk.rules({ rail: '*', asset: 'TON', automaticUpTo: ton('50').units, feeFixed: ton('0.1').units });
});

const orders = async () =>
  (await sql<{ payout: string; units: bigint }>`select * from public.toy_order order by payout`.execute(database.pool))
    .rows;

const tell = (payout: string, state: PayoutNews['state']) =>
  moneyOut(desk.needs).tell({ workspace: desk.workspace, payout, state });
const confirmed = (fee?: string): PayoutNews['state'] => ({
  state: 'confirmed',
  externalId: 'tx',
  occurredAt: clock.now(),
  raw: {},
  ...(fee !== undefined && { fee: ton(fee) }),
});
const bounced = (returned: string): PayoutNews['state'] => ({
  state: 'bounced',
  returned: ton(returned),
  occurredAt: clock.now(),
  raw: {},
});
const books = async () => ({
  user: await desk.balance(places.user('ann')),
  world: await desk.balance(places.world('bulk', 'con_bulk')),
  network: await desk.balance(places.cost('network')),
  fees: await desk.balance(places.platform('fees')),
});

describe('a rail in bulk', () => {
  it('takes all that is due over in the transaction that marks it, each once', async () => {
    const asked = await Promise.all(Array.from({ length: 60 }, () => desk.ask()));
    await Promise.all([desk.run(), desk.run(), desk.run()]);
    expect(await orders()).toEqual(
      asked.map(({ id }) => ({ payout: id, units: net.units })).toSorted((a, b) => (a.payout < b.payout ? -1 : 1)),
    );
    expect(await desk.now(asked[0] ?? { id: 'po_' as `po_${string}` })).toMatchObject({
      status: 'sending',
      dueAt: null,
    });
    clock.advance(3600_000);
    expect(await desk.run()).toBe(0);
  });

  it('is not held up by an order it cannot take', async () => {
    const [good, bad] = [await desk.ask(), await desk.ask({ destination: { account: 'poison' } })];
    await desk.run();
    expect((await orders()).map(({ payout }) => payout)).toEqual([good.id]);
    expect(await desk.now(bad)).toMatchObject({ status: 'approved', problem: 'It chokes.' });
  });

  it('tells of a payment as often as it likes, also before and after all else', async () => {
    const payout = await desk.ask();
    await desk.run();
    await tell(payout.id, { state: 'sent', externalId: 'tx', raw: {} });
    for (let n = 0; n < 3; n++) await tell(payout.id, confirmed('0.004'));
    await tell(payout.id, { state: 'sent', externalId: 'tx', raw: {} });
    await tell(payout.id, { state: 'failed', words: 'no', raw: {} });
    expect(await desk.now(payout)).toMatchObject({ status: 'confirmed' });
    expect(await books()).toEqual({ user: '9990', world: '9.904', network: '-0.004', fees: '0.1' });
  });

  it('gives a user the whole net back when it bounced, and the house bears what was lost', async () => {
    const payout = await desk.ask();
    await desk.run();
    for (let n = 0; n < 2; n++) await tell(payout.id, bounced('9.85'));
    await tell(payout.id, confirmed());
    expect(await desk.now(payout)).toMatchObject({ status: 'returned', outcome: 'bounced' });
    expect(await books()).toEqual({ user: '9999.9', world: '0.05', network: '-0.05', fees: '0.1' });
    expect((await audit(database.pool, desk.workspace)).breaks).toEqual([]);
  });

  it('that pays what had gone back is a loss of the house, on the books and on the desk', async () => {
    const payout = await desk.ask();
    await desk.run();
    await tell(payout.id, { state: 'failed', words: 'Certainly not.', raw: {} });
    expect(await books()).toMatchObject({ user: '10000', world: '0' });
    for (let n = 0; n < 2; n++) await tell(payout.id, confirmed());
    expect(await desk.now(payout)).toMatchObject({ status: 'returned', deskSince: clock.now(), externalId: 'tx' });
    expect(await books()).toMatchObject({ user: '10000', world: '9.9' });
    expect(await desk.balance(places.cost('lost'))).toBe('-9.9');
    const resolution = { action: 'acknowledge', reason: 'Seen.' } as const;
    const by = { workspace: desk.workspace, payout: payout.id, actor: 'key:boss' };
    await expect(
      resolvePayout(desk.needs, { ...by, resolution: { action: 'fail', reason: 'x' } }),
    ).rejects.toMatchObject({ code: 'action_unavailable' });
    await resolvePayout(desk.needs, { ...by, resolution });
    expect(await desk.now(payout)).toMatchObject({ deskSince: null });
  });

  it('that says something strange lays it on the desk, and news of strangers change nothing', async () => {
    const payout = await desk.ask();
    await desk.run();
    await tell(payout.id, { state: 'strange', words: 'Half of it.', raw: {} });
    expect(await desk.now(payout)).toMatchObject({ status: 'unknown', deskSince: clock.now(), problem: 'Half of it.' });
    await tell('po_00000000000070000000000000000000', confirmed());
    expect(desk.needs.log.errors).toHaveLength(1);
  });
});

it('a delivery that speaks of a payout has it looked up at once', async () => {
  const one = openPayoutDesk({ pool: database.pool, clock, gateways: [toyRail(bank)] });
  await one.fund('ann', ton('100'));
  await one.rules({ rail: '*', asset: 'TON', automaticUpTo: ton('50').units });
  bank.fault('pending');
  const payout = await one.ask();
  await one.run();
  bank.settle(payout.id, 'paid');
  expect(await one.run()).toBe(0);
  const mention = {
    about: 'payout',
    payout: payout.id,
    workspace: one.workspace,
    gateway: 'toy',
    connection: 'con_toy',
  } as const;
  const heard = (more: object) =>
    transaction(database.pool, (tx) => payoutMentioned(tx, { ...mention, ...more }, clock.now()));
  expect(await heard({ connection: 'con_other' })).toBe(false);
  expect(await heard({})).toBe(true);
  await one.run();
  expect((await one.now(payout)).status).toBe('confirmed');
});
