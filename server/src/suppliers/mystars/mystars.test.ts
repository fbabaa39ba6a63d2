import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#kernel';
import { openDoor } from '#outbound';
import type { Access, PurchaseOrder } from '#supply/supplier';
import { openScriptedMyStars, type Mood, type ScriptedMyStars } from '#test/store';
import { mystars } from './index.ts';

let server: ScriptedMyStars;
let access: Access;
const supplier = mystars({ door: openDoor({ allowPrivate: true }) });
beforeAll(async () => {
  server = await openScriptedMyStars();
});
beforeEach(() => {
  const settings = { url: `${server.url}/`, payment_currency: 'ton' };
  access = { id: 'sup_1', settings, secrets: { api_key: server.key, webhook_secret: server.secret } };
});
afterAll(() => server.close());

const order = (terms: Partial<PurchaseOrder> = {}): PurchaseOrder => ({
  purchase: newId('pur'),
  username: 'durov',
  stars: 500,
  maxCost: { asset: 'TON', units: 2_500_000_000n },
  ...terms,
});
const place = (mood?: Mood, terms?: Partial<PurchaseOrder>) => {
  if (mood) server.next('POST /v1/orders', mood);
  return supplier.place?.(access, order(terms));
};
const error = (code: string) => JSON.stringify({ error: { code, message: 'words' } });

describe('an order', () => {
  it('is sent as the document has it, and the key is in a header alone', async () => {
    await place(undefined, { callbackUrl: 'https://shop.example/hooks/supplier/sup_1' });
    expect(server.bodies.at(-1)).toBe(
      '{"type":"stars","recipient":{"username":"durov"},"quantity":500,"payment_currency":"ton","callback_url":"https://shop.example/hooks/supplier/sup_1"}',
    );
    await place(undefined, { callbackUrl: 'http://127.0.0.1/hooks/supplier/sup_1' });
    expect(server.bodies.at(-1)).not.toContain('callback_url'); // it would refuse the order for it
  });

  it.each([
    [400, error('bad_request'), { isPassing: false }],
    [422, error('recipient_ineligible'), { isPassing: false }],
    [401, error('unauthorized'), { isPassing: true, isDown: true }],
    [429, error('rate_limited'), { isPassing: true }],
    [503, error('unavailable'), { isPassing: true, isDown: true }],
  ])('refused with %i %s was surely not made', async (status, body, more) => {
    expect(await place({ status, body })).toMatchObject({ outcome: 'refused', ...more });
  });

  it.each<[string, Mood]>([
    ['another order under this key', { status: 409, body: error('conflict') }],
    ['a 503 of somebody in between', { status: 503, body: '<html>Service Unavailable</html>' }],
    ['a 500 of its own', { status: 500, body: error('internal') }],
    ['a 201 that breaks off', { status: 201, body: '{"order_id":"1"' }],
  ])('answered with %s may have been made: nobody knows', async (_what, mood) => {
    await expect(place(mood)).rejects.toMatchObject({ name: 'SupplierSilent' });
  });

  it.each([
    ['another currency', { currency: 'usdt_ton' }],
    ['units of another', { amount_units: 'usdt' }],
    ['another chain', { chain: 'eth' }],
    ['more decimals than there are', { amount: '2.1234567891' }],
    ['no amount', { amount: '-1' }],
    ['nothing to pay', { amount: '0' }],
    ['no memo', { memo: '' }],
  ])('that wants %s is not paid', async (_what, change) => {
    const payment = {
      currency: 'ton',
      chain: 'ton',
      pay_to_address: 'UQ',
      memo: 'm',
      amount: '2.5',
      amount_units: 'ton',
    };
    const whole = { order_id: 'o', status: 'awaiting_payment', quantity: 500, expires_at: '2026-11-20T14:00:00.000Z' };
    const body = JSON.stringify({ ...whole, payment: { ...payment, ...change } });
    await expect(place({ status: 201, body })).rejects.toMatchObject({ name: 'SupplierSilent' });
  });

  it('is paid in USDT where that is entered', async () => {
    access = { ...access, settings: { ...access.settings, payment_currency: 'usdt_ton' } };
    const cost = { asset: 'USDT', units: 5_000_000n };
    expect(await supplier.quote?.(access, 500)).toMatchObject({ cost });
    expect(await place(undefined, { maxCost: cost })).toMatchObject({ cost, pay: { amount: cost } });
    expect(await place()).toMatchObject({ outcome: 'refused', isPassing: false }); // a guard in TON guards nothing
  });
});

describe('an order that stands there', () => {
  it.each([
    ['received', 'unpaid'],
    ['awaiting_payment', 'unpaid'],
    ['paid', 'pending'],
    ['swapping', 'pending'],
    ['completed', 'pending'],
    ['held', 'held'],
    ['delivered', 'delivered'],
    ['failed', 'failed'],
    ['expired', 'failed'],
    ['cancelled', 'failed'],
    ['reversed', 'failed'],
    ['', 'strange'],
  ])('as "%s" is %s', async (status, state) => {
    const wanted = order();
    await supplier.place?.(access, wanted);
    const [made] = server.orders;
    if (!made) throw new Error('It was not made.');
    made.status = status;
    expect(await supplier.find?.(access, { order: wanted, externalId: made.id, since: new Date() })).toMatchObject({
      state,
    });
  });

  it('is found without its number among many, and never another one', async () => {
    const since = new Date();
    const wanted = order({ username: 'Wanted', stars: 777, maxCost: { asset: 'TON', units: 10n ** 12n } });
    expect(await supplier.find?.(access, { order: wanted, since })).toEqual({ state: 'absent' });
    const placed = await supplier.place?.(access, wanted);
    for (let more = 0; more < 120; more += 1) await place();
    const externalId = placed?.outcome === 'placed' ? placed.externalId : '';
    expect(await supplier.find?.(access, { order: wanted, since })).toMatchObject({ state: 'unpaid', externalId });
  });
});
