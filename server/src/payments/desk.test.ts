import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { movableClock } from '#kernel';
import { listAudit } from '#identity';
import { audit, places } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import {
  openPlainShop,
  openPlainSystem,
  plainNeeds,
  quiet,
  worldOf,
  type PlainNeeds,
  type PlainShop,
  type PlainSystem,
} from '#test/money';
import { acceptPayment, getPayment, listDesk, requestRefund, type PaymentsNeeds } from './index.ts';

let database: TestDatabase;
let system: PlainSystem;
let needs: PlainNeeds;
let shop: PlainShop;
const clock = movableClock(new Date('2026-11-20T12:00:00Z'));

beforeAll(async () => {
  [database, system] = await Promise.all([freshDatabase(), openPlainSystem()]);
  needs = plainNeeds({ pool: database.pool, clock, systems: { plain: system.url }, options: { canRefund: false } });
});
beforeEach(async () => {
  shop = await openPlainShop(needs);
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await system.close();
  await database.drop();
});

const rub = (units: bigint) => ({ asset: 'RUB', units });

/** A payment of 250 roubles of which so much came, at a gateway that cannot give back. */
async function paid(units: bigint) {
  const payment = await shop.invoice();
  const amount = rub(units);
  system.states.set(payment.id, { state: 'paid', externalId: `ch-${payment.id}`, amount, at: clock.now() });
  await shop.deliver({ mentions: [{ payment: payment.id }] });
  await quiet(needs);
  return payment;
}

const desk = async (asked: PaymentsNeeds = needs) => (await listDesk(asked, shop.workspace, {})).cases;
const accept = (payment: string, reason = 'A regular customer.') =>
  acceptPayment(needs, shop.workspace, { payment, reason, actor: 'key:key_1' });
const merchant = () => shop.balance(places.merchant('main'));

describe('a payment of another sum than was asked for', () => {
  it.each([
    ['less', 24_000n],
    ['more', 26_000n],
  ])('that is %s waits on the desk where the gateway cannot give back', async (_, units) => {
    const payment = await paid(units);
    expect(await desk()).toMatchObject([{ kind: 'differs', payment: { id: payment.id }, actions: ['accept'] }]);
    expect(await shop.balance(worldOf(shop))).toBe(-units);
    expect(await shop.balance(places.payment(payment.id))).toBe(units);
    clock.advance(48 * 60 * 60_000);
    await quiet(needs);
    expect(await desk()).toHaveLength(1);
  });

  it('that was short is fulfilled when a person accepts it, and what is missing is a loss', async () => {
    const { id } = await paid(24_000n);
    expect(await accept(id)).toMatchObject({ status: 'fulfilled', problem: null });
    expect([await merchant(), await shop.balance(places.cost('lost'))]).toEqual([25_000n, -1000n]);
    expect(await desk()).toEqual([]);
    expect(await listAudit(needs.pool, shop.workspace)).toMatchObject([
      { action: 'payment.accept', target: id, actor: 'key:key_1', details: { reason: 'A regular customer.' } },
      { action: 'connection.add' },
    ]);
  });

  it('that was over is the app’s income when a person accepts it', async () => {
    const { id } = await paid(26_000n);
    await accept(id);
    expect([await merchant(), await shop.balance(places.payment(id))]).toEqual([26_000n, 0n]);
  });

  it('is accepted once, however many do so at once', async () => {
    const { id } = await paid(26_000n);
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(id)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'fulfilled'));
    expect(await merchant()).toBe(26_000n);
    expect(await listAudit(needs.pool, shop.workspace)).toHaveLength(2);
  });

  it('that was accepted goes back whole when its gateway gives it back', async () => {
    const { id } = await paid(24_000n);
    await accept(id);
    const amount = rub(24_000n);
    system.states.set(id, { state: 'refunded', externalId: `ch-${id}`, amount, at: clock.now() });
    await shop.deliver({ mentions: [{ payment: id }] });
    await quiet(needs);
    expect(await getPayment(needs.pool, shop.workspace, id)).toMatchObject({ status: 'refunded' });
    expect([await merchant(), await shop.balance(worldOf(shop))]).toEqual([1000n, 0n]);
  });

  it('is given back by itself where the gateway can', async () => {
    const able = plainNeeds({ pool: database.pool, clock, systems: { plain: system.url } });
    shop = await openPlainShop(able);
    const payment = await shop.invoice();
    const state = { externalId: `ch-${payment.id}`, amount: rub(1n), at: clock.now() };
    system.states.set(payment.id, { state: 'paid', ...state });
    await shop.deliver({ mentions: [{ payment: payment.id }] });
    await quiet(able);
    expect(system.calls).toContain(`refunds ch-${payment.id}`);
    expect(await getPayment(able.pool, shop.workspace, payment.id)).toMatchObject({ status: 'refunded' });
    expect(await desk(able)).toEqual([]);
  });
});

describe('accepting', () => {
  it('refuses what does not wait for it', async () => {
    const [open, done] = [await shop.invoice(), await paid(25_000n)];
    for (const id of [open.id, done.id]) await expect(accept(id)).rejects.toMatchObject({ code: 'action_unavailable' });
    await expect(accept('pay_unknown')).rejects.toMatchObject({ code: 'not_found' });
    const other = await openPlainShop(needs);
    const { id } = await paid(24_000n);
    const foreign = acceptPayment(needs, other.workspace, { payment: id, reason: 'mine now', actor: 'key:key_2' });
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuses a refund where there is none, and says so', async () => {
    const { id } = await paid(24_000n);
    const refund = requestRefund(needs, { workspace: shop.workspace, payment: id, key: 'k' });
    await expect(refund).rejects.toMatchObject({ code: 'payment_not_refundable' });
  });
});
