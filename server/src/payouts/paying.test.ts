import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { audit, places } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { money, openPayoutDesk, openToyBank, toyRail, type PayoutDesk, type ToyBank } from '#test/money';
import { approvePayout, cancelPayout, getPayout, rejectPayout, resolvePayout } from './index.ts';

let database: TestDatabase;
let keyed: ToyBank;
let plain: ToyBank;
let desk: PayoutDesk;
/** The same bank, where repeating pays twice. */
let careful: PayoutDesk;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));

beforeAll(async () => {
  database = await freshDatabase();
  keyed = await openToyBank();
  plain = await openToyBank({ isKeyed: false });
});
afterAll(async () => {
  await keyed?.close();
  await plain?.close();
  await database?.drop();
});
beforeEach(async () => {
  const { pool } = database;
  desk = openPayoutDesk({ pool, clock, gateways: [toyRail(keyed)] });
  careful = openPayoutDesk({ pool, clock, gateways: [toyRail(plain, { code: 'plain', isRepeatSafe: false })] });
  for (const one of [desk, careful]) {
    await one.fund('ann', money('100', 'TON'));
    await one.rules({ rail: '*', asset: 'TON', automaticUpTo: money('50', 'TON').units });
  }
});

const steps = async ({ needs, workspace }: PayoutDesk, id: string) =>
  (await getPayout(needs.pool, workspace, id)).steps.map(({ status }) => status);

const books = async (at: PayoutDesk, id: string) => ({
  user: await at.balance(places.user('ann')),
  payout: await at.balance(places.payout(id)),
  world: await at.balance(at === desk ? places.world('toy', 'con_toy') : places.world('plain', 'con_plain')),
  fees: await at.balance(places.platform('fees')),
});

describe('a payout', () => {
  it('leaves its user when it is asked for, and the books when it is paid; the fee stays', async () => {
    await desk.rules({ rail: '*', asset: 'TON', feeFixed: 1n, feeBasisPoints: 100 });
    const asked = await desk.ask();
    expect(asked).toMatchObject({
      status: 'requested',
      units: 10_000_000_000n,
      fee: 100_000_001n,
      net: 9_899_999_999n,
    });
    expect(await books(desk, asked.id)).toMatchObject({ user: '90', payout: '10', world: '0' });
    await approvePayout(desk.needs, { workspace: desk.workspace, payout: asked.id, actor: 'key:boss' });
    await desk.run();
    expect(await desk.now(asked)).toMatchObject({ status: 'confirmed', externalId: `bank:${asked.id}` });
    expect(await books(desk, asked.id)).toEqual({ user: '90', payout: '0', world: '9.899999999', fees: '0.100000001' });
    expect(await steps(desk, asked.id)).toEqual(['requested', 'approved', 'sending', 'confirmed']);
    expect(keyed.timesPaid(asked.id)).toBe(1);
  });

  it('goes back whole when it is rejected or canceled, and cannot be sent after that', async () => {
    await desk.rules();
    const [rejected, canceled] = [await desk.ask(), await desk.ask()];
    const by = { workspace: desk.workspace, actor: 'key:boss' };
    await rejectPayout(desk.needs, { ...by, payout: rejected.id, reason: 'Not today.' });
    await approvePayout(desk.needs, { ...by, payout: canceled.id });
    await cancelPayout(desk.needs, { ...by, payout: canceled.id });
    await cancelPayout(desk.needs, { ...by, payout: canceled.id });
    expect(await desk.run()).toBe(0);
    expect(await desk.now(rejected)).toMatchObject({ status: 'returned', outcome: 'rejected', problem: 'Not today.' });
    expect(await steps(desk, canceled.id)).toEqual(['requested', 'approved', 'canceled', 'returned']);
    expect(await desk.balance(places.user('ann'))).toBe('100');
    await expect(approvePayout(desk.needs, { ...by, payout: rejected.id })).rejects.toMatchObject({
      code: 'payout_not_open',
    });
  });

  it('goes back when the gateway refuses it for good', async () => {
    keyed.fault('refused');
    const payout = await desk.ask();
    await desk.run();
    expect(await desk.now(payout)).toMatchObject({
      status: 'returned',
      outcome: 'failed',
      problem: 'This account is closed.',
    });
    expect(await books(desk, payout.id)).toMatchObject({ user: '100', payout: '0', world: '0' });
  });

  it('waits as long as the gateway asks, and is sent again when it certainly did nothing', async () => {
    keyed.fault('429');
    const payout = await desk.ask();
    await desk.run();
    const waiting = await desk.now(payout);
    expect(waiting).toMatchObject({ status: 'approved', dueAt: new Date(clock.now().getTime() + 30_000) });
    clock.advance(29_000);
    expect(await desk.run()).toBe(0);
    clock.advance(1000);
    await desk.run();
    expect(await desk.now(payout)).toMatchObject({ status: 'confirmed', tries: 2 });
  });

  it('is looked up after a lost answer, and was paid once', async () => {
    plain.fault('lost after');
    const payout = await careful.ask();
    await careful.run();
    expect(await careful.now(payout)).toMatchObject({ status: 'unknown', externalId: null });
    await careful.settle(3);
    expect(await careful.now(payout)).toMatchObject({ status: 'confirmed' });
    expect(plain.timesPaid(payout.id)).toBe(1);
  });

  it('is sent again only where that can never pay twice', async () => {
    keyed.fault('lost before');
    plain.fault('lost before');
    const [again, never] = [await desk.ask(), await careful.ask()];
    for (const one of [desk, careful]) await one.settle();
    expect(await steps(desk, again.id)).toEqual([
      'requested',
      'approved',
      'sending',
      'unknown',
      'approved',
      'sending',
      'confirmed',
    ]);
    expect(await careful.now(never)).toMatchObject({ status: 'unknown', deskSince: expect.any(Date) });
    expect(plain.timesPaid(never.id)).toBe(0);
  });

  it('cannot be canceled while it may still arrive', async () => {
    keyed.fault('lost before');
    const payout = await desk.ask();
    await desk.run();
    clock.advance(61_000);
    keyed.fault('429');
    await desk.run();
    const by = { workspace: desk.workspace, payout: payout.id, actor: 'key:asker' };
    await expect(cancelPayout(desk.needs, by)).rejects.toMatchObject({ code: 'payout_not_open' });
  });

  it('is followed while the gateway says that it is on its way', async () => {
    keyed.fault('pending');
    const payout = await desk.ask();
    await desk.run();
    expect(await desk.now(payout)).toMatchObject({ status: 'sent' });
    await desk.settle(3);
    expect(await desk.now(payout)).toMatchObject({ status: 'sent' });
    keyed.settle(payout.id, 'failed');
    await desk.settle(3);
    expect(await desk.now(payout)).toMatchObject({ status: 'returned', outcome: 'failed' });
    expect((await audit(database.pool, desk.workspace)).breaks).toEqual([]);
  });
});

describe('the desk', () => {
  const atDesk = async () => {
    plain.fault('lost before');
    const payout = await careful.ask();
    await careful.settle();
    return { payout, by: { workspace: careful.workspace, payout: payout.id, actor: 'key:boss' } };
  };

  it('takes a person’s word that it was paid, with the proof, once', async () => {
    const { payout, by } = await atDesk();
    const resolution = { action: 'confirm', externalId: 'wire 17', proof: 'Statement of the 20th' } as const;
    await resolvePayout(careful.needs, { ...by, resolution });
    await resolvePayout(careful.needs, { ...by, resolution });
    expect(await careful.now(payout)).toMatchObject({
      status: 'confirmed',
      externalId: 'wire 17',
      proof: 'Statement of the 20th',
    });
    expect(await books(careful, payout.id)).toMatchObject({ payout: '0', world: '10' });
    await expect(
      resolvePayout(careful.needs, { ...by, resolution: { action: 'fail', reason: 'no' } }),
    ).rejects.toMatchObject({ code: 'payout_not_open' });
  });

  it('takes a person’s word that it was not, and looks once more when asked to', async () => {
    const { payout, by } = await atDesk();
    await resolvePayout(careful.needs, { ...by, resolution: { action: 'look_up' } });
    await careful.settle();
    expect(await careful.now(payout)).toMatchObject({ status: 'unknown', deskSince: expect.any(Date) });
    await resolvePayout(careful.needs, { ...by, resolution: { action: 'fail', reason: 'Never left.' } });
    expect(await careful.now(payout)).toMatchObject({ status: 'returned', outcome: 'failed' });
    expect(await books(careful, payout.id)).toMatchObject({ user: '100', payout: '0', world: '0' });
  });

  it('gets what a gateway says and nobody understands', async () => {
    plain.fault('nonsense');
    const payout = await careful.ask();
    await careful.settle();
    expect(await careful.now(payout)).toMatchObject({ status: 'unknown', deskSince: expect.any(Date) });
    await expect(
      resolvePayout(desk.needs, {
        workspace: desk.workspace,
        payout: payout.id,
        actor: 'x',
        resolution: { action: 'look_up' },
      }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('gets payouts by hand at once, and a supplier is booked as one', async () => {
    const manual = toyRail(plain, { code: 'manual', byHand: 'supplier', send: undefined, find: undefined } as never);
    const hands = openPayoutDesk({ pool: database.pool, clock, gateways: [manual] });
    await hands.fund('ann', money('2000.5', 'XTR'));
    await hands.rules({ rail: 'manual', asset: 'XTR', automaticUpTo: money('5000', 'XTR').units });
    const payout = await hands.ask({ amount: money('2000.5', 'XTR') });
    await hands.run();
    expect(await hands.now(payout)).toMatchObject({
      status: 'sending',
      deskSince: clock.now(),
      units: money('2000', 'XTR').units,
    });
    const resolution = { action: 'confirm', externalId: 'order 5', proof: 'Receipt', supplier: 'fragment' } as const;
    await resolvePayout(hands.needs, { workspace: hands.workspace, payout: payout.id, actor: 'key:boss', resolution });
    expect(await hands.balance(places.platform('treasury'), 'XTR')).toBe('2000');
    expect(await hands.balance(places.user('ann'), 'XTR')).toBe('0.5');
  });
});
