import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '#ledger';
import { audit, places } from '#ledger';
import { setRate } from '#rates';
import { freshDatabase, type TestDatabase } from '#test';
import { openStoreDesk, usdUnits, type StoreDesk } from '#test/store';
import { cancelOrder, listStoreDesk, noticeText, payFromBalance, readOrderStory, type StoreOrder } from './index.ts';

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

const minutes = (count: number) => count * 60;
const kinds = () => desk.told.map(({ notice }) => notice.kind);
const escrow = (order: StoreOrder) => desk.balance(places.escrow(order.id));
const world = (method: string, asset = 'USD') => desk.balance(places.world(method, `con_${method}`), asset);
const user = (asset?: string, name = '1001') => desk.balance(places.user(name), asset);
const cost = async (kind: string) => desk.balance(places.cost(kind));
const nothing = async (...all: Place[]) => {
  for (const place of all) expect([place.address, await desk.balance(place)]).toEqual([place.address, 0n]);
};

describe('money that is not as asked', () => {
  it('is taken when little is missing: it is delivered, and the house bears it', async () => {
    const order = await desk.order();
    await desk.pay(await desk.invoice(order), { units: 8_910_000n });
    await desk.pass(10);
    expect(await desk.read(order)).toMatchObject({ status: 'delivered', paid: usdUnits(8_910_000) });
    expect([await cost('lost'), await escrow(order)]).toEqual([-90_000n, 0n]);
    expect((await desk.books())['platform:sales:store USD']).toBe(9_000_000n);
  });

  it('goes back when more is missing, and nothing is bought', async () => {
    const order = await desk.order();
    await desk.pay(await desk.invoice(order), { units: 8_909_999n });
    await desk.pass(10);
    expect(await desk.read(order)).toMatchObject({ status: 'refunded', reason: 'underpaid' });
    expect(desk.first.arrived('durov')).toBe(0);
    expect([await world('card'), await escrow(order)]).toEqual([0n, 0n]);
    expect(desk.methods.card.given).toHaveLength(1);
    expect(kinds()).toEqual(['underpaid', 'refunded']);
    await nothing(places.user('1001'), places.platform('sales:store'), places.cost('stars'));
  });

  it('leaves what is over on the balance of its buyer, who can spend it on the next order', async () => {
    const order = await desk.order();
    await desk.pay(await desk.invoice(order), { units: 19_000_000n });
    expect(await escrow(order)).toBe(19_000_000n);
    await desk.pass(10);
    expect(await desk.read(order)).toMatchObject({ status: 'delivered' });
    expect([await user(), await escrow(order)]).toEqual([10_000_000n, 0n]);
    expect(kinds()).toContain('overpaid');
    const next = await desk.order();
    const { needs, workspace } = desk;
    expect(await payFromBalance(needs, workspace, { order: next.id })).toMatchObject({ status: 'paid' });
  });

  it('that comes late is taken while the cost leaves the margin, by the rate of that moment', async () => {
    const order = await desk.order();
    const invoice = await desk.invoice(order, 'coin');
    await desk.pass(minutes(31));
    expect(await desk.read(order)).toMatchObject({ status: 'expired' });
    await desk.pay(invoice);
    await desk.pass(10);
    expect(await desk.read(order)).toMatchObject({ status: 'delivered' });
    expect(kinds()).toEqual(['expired', 'paid', 'delivering', 'delivered']);
  });

  it('that comes late goes back when the coin has fallen meanwhile, or the cost has risen', async () => {
    const fallen = await desk.order();
    const invoice = await desk.invoice(fallen, 'coin');
    const dear = await desk.order();
    const other = await desk.invoice(dear);
    await desk.pass(minutes(31));
    const { needs, workspace } = desk;
    const rate = { from: 'TON', to: 'USD', rate: '2.2', reason: 'test', actor: 'operator:anna' };
    await setRate({ ...needs, rateSources: [] }, workspace, rate);
    await desk.pay(invoice);
    await desk.pass(10);
    expect(await desk.read(fallen)).toMatchObject({ status: 'refunded', reason: 'late' });
    expect(await user()).toBe(7_920_000n);
    for (const supplier of [desk.first, desk.second]) supplier.cost = (stars) => usdUnits(20_000 * stars);
    await desk.pay(other);
    await desk.pass(minutes(45));
    await desk.pass(60);
    expect(await desk.read(dear)).toMatchObject({ status: 'refunded' });
    expect(await world('card')).toBe(0n);
  });

  it('that comes for a canceled order goes back', async () => {
    const order = await desk.order();
    const invoice = await desk.invoice(order);
    await cancelOrder(desk.needs, desk.workspace, { order: order.id });
    await desk.pay(invoice);
    await desk.pass(10);
    expect(await desk.read(order)).toMatchObject({ status: 'refunded', reason: 'paid_after_cancel' });
    expect(await world('card')).toBe(0n);
  });

  it('that comes twice goes back the second time, by the same invoice or by another, delivered or not', async () => {
    const order = await desk.order();
    const [card, coin] = [await desk.invoice(order, 'card'), await desk.invoice(order, 'coin')];
    await desk.pay(card);
    await desk.pay(card, { charge: 'again' });
    await desk.pay(card, { charge: 'again' });
    await desk.pass(10);
    await desk.pay(coin);
    await desk.pass(10);
    expect(await desk.read(order)).toMatchObject({ status: 'delivered', payment: card.payment });
    expect(desk.first.bought.size).toBe(1);
    expect(desk.methods.card.given).toEqual(['again']);
    expect([await world('card'), await user(), await escrow(order)]).toEqual([-9_000_000n, 9_000_000n, 0n]);
    const { payments } = await readOrderStory(desk.needs.pool, desk.workspace, order.id);
    expect(payments.map(({ status }) => status).toSorted()).toEqual(['credited', 'kept', 'returned']);
    expect(kinds().filter((kind) => kind === 'paid_twice')).toHaveLength(2);
  });
});

describe('an order that surely failed', () => {
  beforeEach(() => {
    desk.first.mood = 'refuse';
    desk.second.mood = 'fail';
  });

  it('goes back through its gateway; nothing stays anywhere', async () => {
    const order = await desk.order();
    await desk.pay(await desk.invoice(order));
    await desk.pass(10);
    expect(await desk.read(order)).toMatchObject({ status: 'refunded' });
    expect([await world('card'), await escrow(order)]).toEqual([0n, 0n]);
    expect(kinds()).toEqual(['paid', 'delivering', 'failed', 'refunded']);
  });

  it('is the balance of its buyer where the gateway cannot give back, or refuses to', async () => {
    const [coin, cash] = [await desk.order(), await desk.order({ buyer: '1002' })];
    await desk.pay(await desk.invoice(coin, 'coin'));
    await desk.pay(await desk.invoice(cash, 'cash'));
    await desk.pass(10);
    await desk.pass(120);
    expect(await desk.read(coin)).toMatchObject({ status: 'refunded' });
    expect(await desk.read(cash)).toMatchObject({ status: 'refunded' });
    expect([await user(), await user('USD', '1002')]).toEqual([9_000_000n, 9_000_000n]);
    expect(kinds().filter((kind) => kind === 'credited')).toHaveLength(2);
  });

  it('is a balance again that first pays what its buyer owes', async () => {
    await desk.fund('rita', usdUnits(4_000_000));
    const order = await desk.order({ buyer: 'rita' });
    await payFromBalance(desk.needs, desk.workspace, { order: order.id, creditLimit: usdUnits(5_000_000) });
    await desk.pass(10);
    expect(await desk.read(order)).toMatchObject({ status: 'refunded' });
    expect(await user('USD', 'rita')).toBe(4_000_000n);
    await nothing(places.receivable('user:rita'), places.escrow(order.id));
  });

  it('waits while the gateway is silent, and goes back once', async () => {
    const order = await desk.order();
    const { card } = desk.methods;
    card.refunds = 'silent';
    await desk.pay(await desk.invoice(order));
    await desk.pass(60);
    expect(await desk.read(order)).toMatchObject({ status: 'failed' });
    expect(await escrow(order)).toBe(9_000_000n);
    card.refunds = { outcome: 'done' };
    await desk.pass(minutes(10));
    await desk.pass(minutes(10));
    expect(await desk.read(order)).toMatchObject({ status: 'refunded' });
    expect(card.given).toHaveLength(1);
    expect(await escrow(order)).toBe(0n);
  });
});

describe('money that a gateway takes back by itself', () => {
  it('leaves a debt once the Stars are there, and a person is told', async () => {
    const order = await desk.order();
    const invoice = await desk.invoice(order);
    await desk.pay(invoice);
    await desk.pass(10);
    await desk.fund('1001', usdUnits(2_000_000));
    await desk.chargeBack(invoice);
    await desk.pass(10);
    expect(await desk.read(order)).toMatchObject({ status: 'delivered' });
    expect(await user()).toBe(0n);
    expect(await desk.balance(places.receivable('user:1001'))).toBe(-7_000_000n);
    const { cases } = await listStoreDesk(desk.needs.pool, desk.workspace);
    expect(cases).toMatchObject([{ kind: 'charged_back', actions: ['seen'] }]);
  });

  it('while they are being bought is owed by the buyer, when they arrive', async () => {
    desk.first.mood = 'wait';
    const order = await desk.order();
    const invoice = await desk.invoice(order);
    await desk.pay(invoice);
    await desk.pass(10);
    await desk.chargeBack(invoice);
    await desk.pass(1);
    expect([await escrow(order), await world('card')]).toEqual([0n, 0n]);
    desk.first.become((externalId) => ({ state: 'delivered', externalId }));
    await desk.pass(60);
    expect(await desk.read(order)).toMatchObject({ status: 'delivered' });
    expect(await desk.balance(places.receivable('user:1001'))).toBe(-9_000_000n);
    expect((await desk.books())['platform:sales:store USD']).toBe(9_000_000n);
  });

  it('is heard of before the money itself, and then nothing is bought', async () => {
    const order = await desk.order();
    const invoice = await desk.invoice(order);
    await desk.chargeBack(invoice);
    await desk.pay(invoice);
    await desk.pass(10);
    expect(await desk.read(order)).toMatchObject({ status: 'awaiting_payment' });
    expect(desk.first.bought.size).toBe(0);
    expect(await world('card')).toBe(0n);
  });
});

describe('what buyers are told', () => {
  it('has words in both languages for everything that happens', async () => {
    const order = await desk.order({ language: 'ru' });
    await desk.pay(await desk.invoice(order));
    await desk.pass(10);
    const texts = desk.told.map(({ order: one, notice }) => noticeText(one, notice));
    expect(texts.at(-1)).toBe('500 Stars отправлены @durov. Заказ №1');
    const [last] = desk.told.slice(-1);
    expect(last && noticeText(last.order, last.notice, 'en')).toBe('500 Stars sent to @durov. Order #1');
  });
});
