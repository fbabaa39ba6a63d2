import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audit, places } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { openStoreDesk, usdUnits, type StoreDesk } from '#test/store';
import {
  cancelOrder,
  enableStore,
  listOrders,
  payFromBalance,
  readOrderStory,
  readStoreSettings,
  setStore,
} from './index.ts';

let database: TestDatabase;
let desk: StoreDesk;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await database.drop();
});
beforeEach(async () => {
  desk = await openStoreDesk({ pool: database.pool });
});

const refused = (asked: Promise<unknown>, code: string) => expect(asked).rejects.toMatchObject({ code });

describe('a store', () => {
  it('sells nothing before somebody has accepted its rules, and nothing new while it is read-only', async () => {
    const closed = await openStoreDesk({ pool: database.pool, isClosed: true });
    const { needs, workspace } = closed;
    await refused(closed.order(), 'store_disabled');
    await refused(
      enableStore(needs, workspace, { acceptedBy: 'operator:eva', rulesVersion: '0' }),
      'rules_not_accepted',
    );
    await enableStore(needs, workspace, { acceptedBy: 'operator:eva', rulesVersion: '1' });
    const order = await closed.order();
    await setStore(needs, workspace, { isReadOnly: true }, 'operator:eva');
    await refused(closed.order(), 'read_only');
    await refused(closed.invoice(order), 'read_only');
    expect(await readStoreSettings(needs.pool, workspace)).toMatchObject({
      version: 2,
      isEnabled: true,
      accepted: { by: 'operator:eva', rulesVersion: '1' },
    });
  });

  it('keeps its currency once something was ordered', async () => {
    const { needs, workspace } = desk;
    await setStore(needs, workspace, { currency: 'EUR' }, 'operator:eva');
    await setStore(needs, workspace, { currency: 'USD' }, 'operator:eva');
    await desk.order();
    await refused(setStore(needs, workspace, { currency: 'EUR' }, 'operator:eva'), 'invalid_request');
    await refused(setStore(needs, workspace, { tolerance: 5000 }, 'operator:eva'), 'invalid_request');
  });

  it('delivers what was paid, and books the guide’s card sale to the cent: $9.00, $8.25, fee $0.23, net $0.52', async () => {
    const order = await desk.order();
    expect(order).toMatchObject({ number: 1n, status: 'awaiting_payment', username: 'durov', recipientName: 'Durov' });
    await desk.pay(await desk.invoice(order, 'card'));
    expect(await desk.read(order)).toMatchObject({ status: 'paid', method: 'card', paid: usdUnits(9_000_000) });
    expect(await desk.balance(places.escrow(order.id))).toBe(9_000_000n);
    await desk.pass(10);
    expect(await desk.read(order)).toMatchObject({ status: 'delivered', costWorth: usdUnits(8_250_000), reason: null });
    expect(desk.first.arrived('durov')).toBe(500);
    expect(await desk.books()).toEqual({
      'platform:sales:store USD': 9_000_000n,
      'platform:cost:stars USD': -8_250_000n,
      'platform:cost:payment USD': -230_000n,
      'platform:owed:payment USD': 230_000n,
    });
    expect(await desk.balance(places.escrow(order.id))).toBe(0n);
    expect(desk.told.map(({ notice }) => notice.kind)).toEqual(['paid', 'delivering', 'delivered']);
  });

  it('books the guide’s TON sale to the cent: fee $0.05, net $0.70, through fx at the rate of the quote', async () => {
    const order = await desk.order();
    const invoice = await desk.invoice(order, 'coin');
    expect(invoice.amount).toEqual({ asset: 'TON', units: 3_600_000_000n });
    await desk.pay(invoice);
    await desk.pass(10);
    expect(await desk.books()).toMatchObject({
      'platform:sales:store USD': 9_000_000n,
      'platform:cost:stars USD': -8_250_000n,
      'platform:cost:payment USD': -50_000n,
    });
    expect(await desk.balance(places.exchanged('TON'), 'TON')).toBe(3_600_000_000n);
    expect(await desk.balance(places.exchanged('USD'))).toBe(-9_000_000n);
  });

  it('takes the fee that a gateway tells in place of its rule, rounded half up to the cent', async () => {
    const card = await desk.order();
    await desk.pay(await desk.invoice(card, 'card'), { settlement: { fee: usdUnits(145_000) } });
    const coin = await desk.order();
    const fee = { asset: 'TON', units: 18_000_001n };
    await desk.pay(await desk.invoice(coin, 'coin'), { settlement: { fee } });
    await desk.pass(10);
    const books = await desk.books();
    expect(books['platform:cost:payment USD']).toBe(-150_000n - 50_000n);
    expect(books['platform:cost:payment TON']).toBeUndefined();
    expect(books['platform:owed:payment USD']).toBeUndefined();
  });

  it('hears of the same order by the same key, and refuses the key for another one', async () => {
    const one = await desk.order({ key: 'k1' });
    const quote = one.quote;
    const same = await Promise.all([1, 2, 3].map(() => desk.order({ key: 'k1', quote })));
    expect(new Set(same.map(({ id }) => id))).toEqual(new Set([one.id]));
    await refused(desk.order({ key: 'k1', quote, recipient: '@other' }), 'idempotency_conflict');
    await desk.order({ clientRef: 'ref-1' });
    await refused(desk.order({ clientRef: 'ref-1' }), 'already_exists');
  });

  it('gives the same invoice to who asks twice for it, and none once the order is paid or given up', async () => {
    const order = await desk.order();
    const [one, other] = await Promise.all([desk.invoice(order), desk.invoice(order)]);
    expect(one.payment).toBe(other.payment);
    expect((await desk.invoice(order, 'coin')).payment).not.toBe(one.payment);
    await refused(desk.invoice(order, 'cheque'), 'method_unavailable');
    await desk.pay(one);
    await refused(desk.invoice(order), 'order_not_open');
    const given = await desk.order();
    const { needs, workspace } = desk;
    expect(await cancelOrder(needs, workspace, { order: given.id })).toMatchObject({ status: 'canceled' });
    expect(await cancelOrder(needs, workspace, { order: given.id })).toMatchObject({ status: 'canceled' });
    await refused(desk.invoice(given), 'order_not_open');
    await refused(cancelOrder(needs, workspace, { order: order.id }), 'order_not_open');
  });

  it('never takes "nobody can say" for a yes, and lets no "no" through to payment', async () => {
    desk.first.validation = { verdict: 'no', reason: 'No such account.' };
    await refused(desk.order({ recipient: '@nobody' }), 'recipient_invalid');
    await refused(desk.order({ recipient: '@nobody', acceptUnverified: true }), 'recipient_invalid');
    desk.first.validation = { verdict: 'unknown' };
    desk.second.validation = { verdict: 'unknown' };
    await expect(desk.order({ recipient: '@somebody' })).rejects.toMatchObject({ details: { verdict: 'unknown' } });
    const order = await desk.order({ recipient: '@somebody', acceptUnverified: true });
    expect(order).toMatchObject({ isVerified: false, username: 'somebody' });
    await refused(desk.order({ recipient: '12345', acceptUnverified: true }), 'recipient_invalid');
    desk.first.validation = { verdict: 'yes', name: 'Pavel' };
    expect(await desk.order({ recipient: '77001' })).toMatchObject({ username: 'pavel', isVerified: true });
  });

  it('sells for a balance: what is there first, then credit up to its limit, and nothing beyond', async () => {
    const { needs, workspace } = desk;
    await desk.fund('rita', usdUnits(10_000_000));
    const [one, two] = [await desk.order({ buyer: 'rita' }), await desk.order({ buyer: 'rita' })];
    const pay = (order: string, creditLimit?: bigint) =>
      payFromBalance(needs, workspace, { order, ...(creditLimit && { creditLimit: usdUnits(creditLimit) }) });
    expect(await pay(one.id)).toMatchObject({ status: 'paid', method: 'balance' });
    expect(await pay(one.id)).toMatchObject({ status: 'paid' });
    await refused(pay(two.id), 'insufficient_funds');
    await refused(pay(two.id, 7_999_999n), 'insufficient_funds');
    expect(await pay(two.id, 8_000_000n)).toMatchObject({ status: 'paid' });
    expect(await desk.balance(places.user('rita'))).toBe(0n);
    expect(await desk.balance(places.receivable('user:rita'))).toBe(-8_000_000n);
    await desk.pass(10);
    expect((await desk.books())['platform:sales:store USD']).toBe(18_000_000n);
  });

  it('lists orders newest first, by pages, and tells all that one went through', async () => {
    const { needs, workspace } = desk;
    for (const buyer of ['1', '2', '1']) await desk.order({ buyer });
    const { orders, cursor } = await listOrders(needs.pool, { workspace, limit: 2 });
    expect(orders.map(({ number }) => number)).toEqual([3n, 2n]);
    expect((await listOrders(needs.pool, { workspace, cursor: cursor ?? '' })).orders).toMatchObject([{ number: 1n }]);
    expect((await listOrders(needs.pool, { workspace, buyer: '1' })).orders).toHaveLength(2);
    await refused(listOrders(needs.pool, { workspace, cursor: 'x' }), 'invalid_request');
    const order = await desk.order();
    await desk.pay(await desk.invoice(order));
    await desk.pass(10);
    const story = await readOrderStory(needs.pool, workspace, String(order.number));
    expect(story.steps.map(({ what }) => what)).toEqual([
      'awaiting_payment',
      'payment_asked',
      'paid',
      'delivering',
      'delivered',
    ]);
    expect(story.payments).toMatchObject([{ status: 'kept', method: 'card', fee: usdUnits(230_000) }]);
    await refused(readOrderStory(needs.pool, workspace + 1, order.id), 'not_found');
  });
});
