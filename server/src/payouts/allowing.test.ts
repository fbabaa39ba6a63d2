import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { listAudit } from '#identity';
import { audit, places } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { money, openPayoutDesk, openToyBank, toyRail, type PayoutDesk, type ToyBank } from '#test/money';
import {
  addDestination,
  approvePayout,
  quotePayout,
  readSettings,
  rejectPayout,
  removeDestination,
  resumePayouts,
  stopPayouts,
  writeSettings,
} from './index.ts';

let database: TestDatabase;
let bank: ToyBank;
let desk: PayoutDesk;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
const ton = (text: string) => money(text, 'TON');
const refusal = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) as object }) as Error;

beforeAll(async () => {
  database = await freshDatabase({ max: 20 });
  bank = await openToyBank();
});
afterAll(async () => {
  await bank?.close();
  await database?.drop();
});
beforeEach(async () => {
  desk = openPayoutDesk({ pool: database.pool, clock, gateways: [toyRail(bank)] });
  await desk.fund('ann', ton('1000'));
});

/** How many of these went through, and why the others did not. */
async function outcomes(asked: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const all = await Promise.allSettled(asked);
  const words = all.map((one) => (one.status === 'fulfilled' ? 'taken' : (one.reason as { code: string }).code));
  return Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((other) => other === word).length]));
}
const times = <T>(count: number, work: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => work(n));

describe('at the same time', () => {
  it('200 requests on one balance take exactly what it allows', async () => {
    await desk.fund('bob', ton('375.9'));
    const asked = times(200, () => desk.ask({ user: 'bob', amount: ton('5') }));
    expect(await outcomes(asked)).toEqual({ taken: 75, insufficient_funds: 125 });
    expect(await desk.balance(places.user('bob'))).toBe('0.9');
    expect((await audit(database.pool, desk.workspace)).ok).toBe(true);
  });

  it('100 requests under one key are one payout', async () => {
    const asked = await Promise.all(times(100, () => desk.ask({ key: 'api:same' })));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(await desk.balance(places.user('ann'))).toBe('990');
    await expect(desk.ask({ key: 'api:same', amount: ton('11') })).rejects.toEqual(refusal('idempotency_conflict'));
  });

  it('no two requests use the same room below a limit', async () => {
    await desk.fund('bob', ton('1000'));
    await desk.rules({ rail: '*', asset: 'TON', userDaily: ton('55').units, workspaceDaily: ton('84').units });
    const asked = times(40, (n) => desk.ask({ user: n % 2 ? 'ann' : 'bob' }));
    expect(await outcomes(asked)).toEqual({ taken: 8, above_limit: 32 });
    const left = [await desk.balance(places.user('ann')), await desk.balance(places.user('bob'))].map(Number);
    expect(Math.min(...left)).toBeGreaterThanOrEqual(950);
  });
});

describe('limits', () => {
  it('count the last 24 hours, without what came to nothing', async () => {
    await desk.rules({ rail: 'toy', asset: 'TON', userDaily: ton('20').units });
    const first = await desk.ask();
    await desk.ask();
    await expect(desk.ask()).rejects.toEqual(refusal('above_limit', { left: { asset: 'TON', amount: '0' } }));
    await rejectPayout(desk.needs, { workspace: desk.workspace, payout: first.id, actor: 'key:boss', reason: 'No.' });
    await desk.ask();
    await expect(desk.ask()).rejects.toEqual(refusal('above_limit'));
    clock.advance(24 * 60 * 60 * 1000);
    await desk.ask();
  });

  it('are told before anything happens, in the same words', async () => {
    await expect(desk.ask({ amount: ton('4.9') })).rejects.toEqual(
      refusal('below_minimum', { minimum: { asset: 'TON', amount: '5' } }),
    );
    await desk.rules({
      rail: 'toy',
      asset: 'TON',
      maximum: ton('30').units,
      feeBasisPoints: 250,
      fourEyesAbove: ton('20').units,
    });
    const asked = { workspace: desk.workspace, rail: 'toy', amount: ton('20.000000001') };
    expect(await quotePayout(desk.needs, asked)).toMatchObject({
      fee: ton('0.5').units,
      net: ton('19.500000001').units,
      approvals: 2,
    });
    await expect(quotePayout(desk.needs, { ...asked, amount: ton('31') })).rejects.toEqual(refusal('above_limit'));
    await expect(desk.ask({ amount: money('10', 'EUR') })).rejects.toEqual(refusal('asset_not_supported'));
    await expect(desk.ask({ destination: { account: '17' } })).rejects.toEqual(refusal('destination_invalid'));
    await expect(desk.ask({ user: 'nobody' })).rejects.toEqual(refusal('insufficient_funds'));
    expect(await desk.balance(places.user('ann'))).toBe('1000');
  });

  it('keep test money and real money apart', async () => {
    Object.assign(desk.needs, { meetWorld: async () => true });
    await expect(desk.ask()).rejects.toEqual(refusal('invalid_request'));
    expect(await desk.balance(places.user('ann'))).toBe('1000');
  });

  it('leave the part of a Star that cannot leave with its user', async () => {
    await desk.fund('ann', money('1500.75', 'XTR'));
    await desk.rules({ rail: 'toy', asset: 'XTR', feeBasisPoints: 500, automaticUpTo: money('2000', 'XTR').units });
    const payout = await desk.ask({ amount: money('1500.75', 'XTR') });
    expect(payout).toMatchObject({ fee: money('75.0375', 'XTR').units, net: money('1425', 'XTR').units });
    expect(await desk.balance(places.user('ann'), 'XTR')).toBe('0.7125');
  });

  it('rest as long as they are to', async () => {
    await desk.rules({ rail: 'toy', asset: 'TON', automaticUpTo: ton('50').units, holdSeconds: 3600 });
    const payout = await desk.ask();
    await desk.run();
    expect(await desk.now(payout)).toMatchObject({ status: 'approved' });
    clock.advance(3600_000);
    await desk.run();
    expect(await desk.now(payout)).toMatchObject({ status: 'confirmed' });
  });
});

describe('four eyes', () => {
  beforeEach(() =>
    desk.rules({ rail: 'toy', asset: 'TON', automaticUpTo: ton('10').units, fourEyesAbove: ton('50').units }),
  );
  const approve = (payout: string, actor: string) =>
    approvePayout(desk.needs, { workspace: desk.workspace, payout, actor });

  it('are two different people, and never the one who asked alone', async () => {
    const { id } = await desk.ask({ amount: ton('60') });
    await expect(approve(id, 'key:asker')).rejects.toEqual(refusal('another_person_needed'));
    expect(await approve(id, 'key:one')).toMatchObject({ status: 'requested' });
    await expect(approve(id, 'key:one')).rejects.toEqual(refusal('another_person_needed'));
    await desk.run();
    expect(await desk.now({ id })).toMatchObject({ status: 'requested' });
    expect(await approve(id, 'key:two')).toMatchObject({ status: 'approved' });
    expect(await approve(id, 'key:two')).toMatchObject({ status: 'approved' });
    await desk.run();
    expect(bank.timesPaid(id)).toBe(1);
  });

  it('are not fooled by one person who asks many times at once', async () => {
    const { id } = await desk.ask({ amount: ton('60') });
    expect(await outcomes(times(20, () => approve(id, 'key:one')))).toEqual({ taken: 1, another_person_needed: 19 });
  });

  it('are one person’s below the limit, and nobody’s for small amounts', async () => {
    const [small, middle] = [await desk.ask(), await desk.ask({ amount: ton('50') })];
    expect([small.status, middle.status]).toEqual(['approved', 'requested']);
    expect(await approve(middle.id, 'key:one')).toMatchObject({ status: 'approved' });
  });
});

describe('the switch', () => {
  const thrown = (rail?: string) => ({
    workspace: desk.workspace,
    reason: 'A key leaked.',
    actor: 'key:boss',
    ...(rail && { rail }),
  });

  it('stops requests, approvals and sendings at once; what is on its way is followed', async () => {
    await desk.rules({ rail: 'toy', asset: 'TON', automaticUpTo: ton('10').units });
    bank.fault('pending');
    const onItsWay = await desk.ask();
    await desk.run();
    const [ready, waiting] = [await desk.ask(), await desk.ask({ amount: ton('20') })];
    await stopPayouts(desk.needs, thrown());
    bank.settle(onItsWay.id, 'paid');
    await desk.settle(4);
    expect((await desk.now(onItsWay)).status).toBe('confirmed');
    expect((await desk.now(ready)).status).toBe('approved');
    const approval = approvePayout(desk.needs, { workspace: desk.workspace, payout: waiting.id, actor: 'key:one' });
    await expect(approval).rejects.toEqual(refusal('payouts_stopped'));
    await expect(desk.ask()).rejects.toEqual(refusal('payouts_stopped'));
    await resumePayouts(desk.needs, thrown());
    await desk.settle(4);
    expect((await desk.now(ready)).status).toBe('confirmed');
    const actions = (await listAudit(database.pool, desk.workspace)).map(({ action }) => action);
    expect(actions.slice(0, 2)).toEqual(['payouts.resume', 'payouts.stop']);
  });

  it('thrown in the middle of a hundred lets nothing go after it has answered', async () => {
    await desk.rules({ rail: 'toy', asset: 'TON', automaticUpTo: ton('10').units, minimum: 1n });
    await Promise.all(times(100, () => desk.ask({ amount: ton('1') })));
    const running = desk.run();
    await stopPayouts(desk.needs, thrown('toy'));
    const { sending } = await countBy(desk);
    await running;
    const after = await countBy(desk);
    await desk.settle(3);
    expect(await countBy(desk)).toEqual(after);
    expect((after['confirmed'] ?? 0) + (after['approved'] ?? 0)).toBe(100);
    expect(after['approved']).toBeGreaterThan(0);
    expect(sending ?? 0).toBeLessThanOrEqual(4);
    await resumePayouts(desk.needs, thrown('toy'));
    await desk.settle(3);
    expect(await countBy(desk)).toEqual({ confirmed: 100 });
  });

  it('of one rail leaves the others alone', async () => {
    const other = openPayoutDesk({
      pool: database.pool,
      clock,
      gateways: [toyRail(bank), toyRail(bank, { code: 'other' })],
    });
    await other.fund('ann', ton('100'));
    await stopPayouts(other.needs, { ...thrown('other'), workspace: other.workspace });
    await other.ask({ rail: 'toy' });
    await expect(other.ask({ rail: 'other' })).rejects.toEqual(refusal('payouts_stopped', { rail: 'other' }));
    await expect(stopPayouts(other.needs, thrown('nothing'))).rejects.toEqual(refusal('invalid_request'));
  });
});

async function countBy({ needs, workspace }: PayoutDesk): Promise<Record<string, number>> {
  const rows = await needs.pool
    .withTables<{ 'payouts.payout': { workspace_id: number; status: string } }>()
    .selectFrom('payouts.payout')
    .select('status')
    .where('workspace_id', '=', workspace)
    .execute();
  const names = rows.map(({ status }) => status);
  return Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]));
}

describe('the address book', () => {
  const entry = { user: 'ann', rail: 'toy', destination: { account: 'Savings' }, label: 'Mine' };
  const add = (more = {}) => addDestination(desk.needs, desk.workspace, { ...entry, ...more }, 'key:asker');

  it('cools new entries down, and knows two spellings of one for the same', async () => {
    const kept = await add();
    await expect(add({ destination: { account: 'SAVINGS' } })).rejects.toEqual(refusal('already_exists'));
    await expect(desk.ask({ address: kept.id })).rejects.toEqual(
      refusal('destination_cooling', { usable_at: kept.usableAt.toISOString() }),
    );
    clock.advance(24 * 60 * 60 * 1000);
    expect(await desk.ask({ address: kept.id })).toMatchObject({
      destination: { account: 'savings' },
      address: kept.id,
    });
    await expect(desk.ask({ address: kept.id, user: 'bob' })).rejects.toEqual(refusal('not_found'));
    await removeDestination(desk.needs, desk.workspace, kept.id, 'key:asker');
    await expect(desk.ask({ address: kept.id })).rejects.toEqual(refusal('not_found'));
    expect((await add()).usableAt > clock.now()).toBe(true);
  });

  it('can be the only way, and cool nothing', async () => {
    await writeSettings(desk.needs, desk.workspace, { bookOnly: true, coolDownSeconds: 0 }, 'key:boss');
    await expect(desk.ask()).rejects.toEqual(refusal('invalid_request'));
    expect(await desk.ask({ address: (await add()).id })).toMatchObject({ status: 'requested' });
    expect(await readSettings(desk.needs, desk.workspace)).toMatchObject({ bookOnly: true, rules: [] });
  });
});
