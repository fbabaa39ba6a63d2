import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { movableClock } from '#kernel';
import { audit, places } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import {
  openPlainShop,
  openPlainSystem,
  plainNeeds,
  quiet,
  shopKey,
  signatureOf,
  worldOf,
  type PlainNeeds,
  type PlainShop,
  type PlainSystem,
} from '#test/money';
import { getPayment, listDeliveries, listPayments, receiveDelivery } from './index.ts';

let database: TestDatabase;
let system: PlainSystem;
let needs: PlainNeeds;
let shop: PlainShop;
const clock = movableClock(new Date('2026-11-20T12:00:00Z'));
const day = 24 * 60 * 60_000;

beforeAll(async () => {
  [database, system] = await Promise.all([freshDatabase(), openPlainSystem()]);
  needs = plainNeeds({ pool: database.pool, clock, systems: { plain: system.url } });
});
beforeEach(async () => {
  system.mood = {};
  shop = await openPlainShop(needs);
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await system.close();
  await database.drop();
});

const pay = (payment: string, units = 25_000n) =>
  system.states.set(payment, {
    state: 'paid',
    externalId: `ch-${payment}`,
    amount: { asset: 'RUB', units },
    at: clock.now(),
  });
const status = async ({ id }: { id: string }, from = shop) => (await getPayment(needs.pool, from.workspace, id)).status;
const kept = async () =>
  (await listDeliveries(needs.pool, shop.workspace, { connection: shop.connection.id })).deliveries;
const mention = (payment: { id: string }) => ({ mentions: [{ payment: payment.id }] });

describe('a genuine delivery', () => {
  it('is kept, answered in the gateway’s words, and its payment is credited from the look-up', async () => {
    const payment = await shop.invoice();
    pay(payment.id);
    expect(await shop.deliver(mention(payment))).toEqual({ status: 200, contentType: 'text/plain', body: 'ok' });
    await needs.crew.quiet();
    expect(await status(payment)).toBe('fulfilled');
    expect(await shop.balance(worldOf(shop))).toBe(-25_000n);
    expect(await shop.balance(places.merchant('main'))).toBe(25_000n);
    expect(await kept()).toMatchObject([{ verdict: 'genuine', problem: null, address: '203.0.113.7' }]);
  });

  it('credits nobody by itself: what the gateway says when it is asked counts', async () => {
    const payment = await shop.invoice();
    await shop.deliver({ ...mention(payment), status: 'paid', amount: '1000000' });
    await needs.crew.quiet();
    expect(await status(payment)).toBe('requested');
    expect(await shop.balance(worldOf(shop))).toBe(0n);
  });

  it('twenty times at once credits once', async () => {
    const payment = await shop.invoice();
    pay(payment.id);
    await Promise.all(Array.from({ length: 20 }, () => shop.deliver(mention(payment))));
    await quiet(needs);
    expect(await shop.balance(worldOf(shop))).toBe(-25_000n);
    expect(await kept()).toHaveLength(20);
    const { rows } = await sql`select from payments.look where payment = ${payment.id}`.execute(needs.pool);
    expect(rows).toEqual([]);
  });

  it('that speaks of two charges of one payment has both looked up and booked', async () => {
    const payment = await shop.invoice();
    for (const charge of ['first', 'second'])
      system.states.set(`${payment.id}-${charge}`, {
        state: 'paid',
        externalId: `${payment.id}-${charge}`,
        amount: { asset: 'RUB', units: 25_000n },
        at: clock.now(),
      });
    const charges = ['first', 'second'].map((one) => ({ payment: payment.id, externalId: `${payment.id}-${one}` }));
    await shop.deliver({ mentions: charges });
    await quiet(needs);
    const { payments } = await listPayments(needs.pool, { workspace: shop.workspace });
    expect(payments.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await shop.balance(worldOf(shop))).toBe(-50_000n);
  });

  it('that names what is not this account’s is kept and visible, and credits nobody', async () => {
    const other = await openPlainShop(needs);
    const beside = await openPlainShop({ ...needs }, 'plain', shop.workspace).catch(() => undefined);
    expect(beside).toBeUndefined(); // one name, one connection
    const theirs = await other.invoice();
    pay(theirs.id);
    const odd = ['nonsense', '', 'a\u0000b', '\ud800', 'x'.repeat(10_000)];
    const strangers = [theirs.id, `pay_${'0'.repeat(32)}`, ...odd].map((payment) => ({ payment }));
    expect(await shop.deliver({ mentions: [...strangers, { payout: 'po_1' }] })).toMatchObject({ status: 200 });
    await quiet(needs);
    expect(await status(theirs, other)).toBe('requested');
    expect(await kept()).toMatchObject([{ problem: expect.stringMatching(/not a payment or payout of this account/) }]);
  });

  it('about a payout is told to payouts in the transaction that keeps it', async () => {
    const told: unknown[] = [];
    const payoutMentioned = async (_tx: unknown, { payout }: { payout: string }) => (told.push(payout), true);
    const alert = await openPlainShop({ ...needs, payoutMentioned });
    await alert.deliver({ mentions: [{ payout: 'po_7' }] });
    expect(told).toEqual(['po_7']);
    const { deliveries } = await listDeliveries(needs.pool, alert.workspace, { connection: alert.connection.id });
    expect(deliveries).toMatchObject([{ problem: null }]);
  });

  it('that cannot be stored is answered 503, and none of its look-ups is left behind', async () => {
    const payment = await shop.invoice();
    const payoutMentioned = () => Promise.reject(new Error('the disk is full'));
    const broken = { ...shop, needs: { ...needs, payoutMentioned } };
    const body = Buffer.from(JSON.stringify({ mentions: [{ payment: payment.id }, { payout: 'po_1' }] }));
    const headers = { 'x-signature': signatureOf(shopKey, body) };
    const delivery = { method: 'POST', query: '', headers, body, address: '::1' } as const;
    const arrival = { gateway: 'plain', connection: shop.connection.id, delivery };
    expect(await receiveDelivery(broken.needs, arrival)).toMatchObject({ status: 503 });
    expect(await kept()).toEqual([]);
    const { rows } = await sql`select from payments.look where payment = ${payment.id} and wanted > 0`.execute(
      needs.pool,
    );
    expect(rows).toEqual([]);
  });
});

describe('a delivery that is not genuine', () => {
  it.each([
    ['with a wrong key', { key: 'sk_another' }],
    ['with the key of nobody', { key: '' }],
  ])('%s is answered 401, kept apart, and nothing is looked up', async (_, how) => {
    const payment = await shop.invoice();
    const before = system.calls.length;
    pay(payment.id);
    expect(await shop.deliver(mention(payment), how)).toMatchObject({ status: 401, body: 'no' });
    await needs.crew.quiet();
    expect(system.calls).toHaveLength(before);
    expect(await kept()).toMatchObject([{ verdict: 'forged', problem: 'The signature is wrong.', mentions: [] }]);
  });

  it('that floods is kept a hundred times and no more', async () => {
    for (let round = 0; round < 6; round++)
      await Promise.all(Array.from({ length: 20 }, () => shop.deliver({}, { key: 'sk_another' })));
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from payments.delivery
      where connection = ${shop.connection.id}`.execute(needs.pool);
    expect(rows[0]?.n).toBeGreaterThanOrEqual(100);
    expect(rows[0]?.n).toBeLessThan(120);
  });

  it('for an account that is not ours, or another gateway’s, is not found', async () => {
    const delivery = { method: 'POST', query: '', headers: {}, body: Buffer.alloc(0), address: '::1' } as const;
    for (const connection of [`con_${'0'.repeat(32)}`, 'nonsense'])
      await expect(receiveDelivery(needs, { gateway: 'plain', connection, delivery })).rejects.toMatchObject({
        code: 'not_found',
      });
    const arrival = { gateway: 'stars', connection: shop.connection.id, delivery };
    await expect(receiveDelivery(needs, arrival)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('but signed and senseless is malformed; signed and not about money is ignored', async () => {
    expect(await shop.deliver({ mentions: 5 })).toMatchObject({ status: 400 });
    expect(await shop.deliver({ test: true })).toMatchObject({ status: 200 });
    expect((await kept()).map(({ verdict }) => verdict)).toEqual(['ignored', 'malformed']);
  });

  it('but breaks the adapter is kept, and asked for again', async () => {
    const plain = needs.gateways['plain'];
    if (!plain) throw new Error('There is no plain gateway.');
    const webhook = { read: () => JSON.parse('{') as never };
    const broken = await openPlainShop({ ...needs, gateways: { plain: { ...plain, webhook } } });
    expect(await broken.deliver({})).toMatchObject({ status: 503 });
    const { deliveries } = await listDeliveries(needs.pool, broken.workspace, { connection: broken.connection.id });
    expect(deliveries).toMatchObject([{ verdict: 'malformed' }]);
  });
});

describe('deliveries', () => {
  it('keep signatures, and neither cookies nor keys of ours', async () => {
    await shop.deliver({}, { headers: { cookie: 'session=secret', authorization: 'Bearer ak_secret', 'x-more': '1' } });
    await shop.deliver({}, { headers: { authorization: '0a1b2c' } });
    const { rows } = await sql<{ headers: Record<string, string> }>`select headers from payments.delivery
      where connection = ${shop.connection.id} order by id`.execute(needs.pool);
    expect(rows.map(({ headers }) => headers)).toMatchObject([
      { 'x-more': '1', 'x-signature': expect.stringMatching(/^[0-9a-f]{64}$/) },
      { authorization: '0a1b2c' },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/secret/);
  });

  it('never change, and are forgotten after a week when forged and after 90 days else', async () => {
    await shop.deliver({}, { key: 'sk_another' });
    await shop.deliver({});
    const change = sql`update payments.delivery set verdict = 'genuine' where connection = ${shop.connection.id}`;
    await expect(change.execute(needs.pool)).rejects.toMatchObject({ constraint: 'deliveries_never_change' });
    clock.advance(8 * day);
    await quiet(needs);
    expect((await kept()).map(({ verdict }) => verdict)).toEqual(['ignored']);
    clock.advance(83 * day);
    await quiet(needs);
    expect(await kept()).toEqual([]);
  });
});

describe('a question before the charge', () => {
  const ask = (payment: { id: string }, units = '25000') =>
    shop.deliver({ question: { payment: payment.id, asset: 'RUB', units } });

  it('is answered yes for what we ask for, and no with the reason for anything else', async () => {
    const payment = await shop.invoice();
    expect(await ask(payment)).toMatchObject({ body: 'yes' });
    expect(await ask(payment, '24999')).toMatchObject({ body: 'no: wrong_amount' });
    expect(await ask({ id: `pay_${'0'.repeat(32)}` })).toMatchObject({ body: 'no: unknown_payload' });
    clock.advance(2 * day);
    expect(await ask(payment)).toMatchObject({ body: 'no: expired' });
    expect((await kept()).map(({ verdict }) => verdict)).toEqual(['question', 'question', 'question', 'question']);
  });
});
