import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, stoppedClock } from '#kernel';
import { openDoor } from '#outbound';
import type { Access, PurchaseOrder } from '#supply/supplier';
import { openScriptedAsterism, type Mood, type ScriptedAsterism } from '#test/store';
import { asterism } from './index.ts';

let server: ScriptedAsterism;
let access: Access;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
const supplier = asterism({ door: openDoor({ allowPrivate: true }), clock });
beforeAll(async () => {
  server = await openScriptedAsterism();
  const settings = { url: `${server.url}/`, currency: 'USD' };
  access = { id: 'sup_1', settings, secrets: { api_key: server.key, webhook_secret: server.secret } };
});
afterAll(() => server.close());

const order = (): PurchaseOrder => ({
  purchase: newId('pur'),
  username: 'durov',
  stars: 500,
  maxCost: { asset: 'USD', units: 8_250_000n },
});
const place = (mood: Mood, wanted = order()) => {
  server.next('POST /v1/topup', mood);
  return supplier.place?.(access, wanted);
};
const problem = (code: string) => JSON.stringify({ code, detail: 'words' });

it('an order is sent as the reseller’s guide has it, with the price it may cost', async () => {
  const wanted = order();
  await supplier.place?.(access, wanted);
  expect(JSON.parse(server.bodies.at(-1) ?? '')).toEqual({
    platform: 'telegram',
    user_id: '@durov',
    stars: 500,
    client_ref: wanted.purchase,
    max_price: '8.25',
    accept_unverified: true,
  });
});

describe('an order', () => {
  it.each([
    [402, 'balance_exhausted', { isPassing: true }],
    [409, 'price_too_high', { isPassing: true }],
    [409, 'store_disabled', { isPassing: true }],
    [409, 'read_only', { isPassing: true }],
    [422, 'recipient_invalid', { isPassing: false }],
    [422, 'stars_too_few', { isPassing: false }],
    [400, 'invalid_request', { isPassing: false }],
    [403, 'account_suspended', { isPassing: true, isDown: true }],
    [503, 'supplier_unavailable', { isPassing: true, isDown: true }],
  ])('refused with %i %s was surely not made', async (status, code, more) => {
    expect(await place({ status, body: problem(code) })).toMatchObject({ outcome: 'refused', ...more });
  });

  it('turned away by somebody in between is hearsay: they may have passed it on before', async () => {
    const heard = await place({ status: 429, body: '{"error":"slow down"}' });
    expect(heard).toMatchObject({ outcome: 'refused', isPassing: true, isHearsay: true });
    expect(await place({ status: 429, body: problem('rate_limited') })).not.toHaveProperty('isHearsay');
  });

  it.each<[string, Mood]>([
    ['another order under this key', { status: 422, body: problem('idempotency_conflict') }],
    ['another order under this reference', { status: 409, body: problem('already_exists') }],
    ['a 503 of somebody in between', { status: 503, body: '<html>Service Unavailable</html>' }],
    ['a 500 with a code', { status: 500, body: problem('internal_error') }],
    ['a price in another currency', { body: '{"order_id":"so_1","price":{"asset":"EUR","amount":"8"}}' }],
  ])('answered with %s may have been made: nobody knows', async (_what, mood) => {
    await expect(place(mood)).rejects.toMatchObject({ name: 'SupplierSilent' });
  });

  it('that a sandbox took was not bought, and is never taken for delivered', async () => {
    const wanted = order();
    const said = { order_id: 'so_9', status: 'delivered', stars: 500, client_ref: wanted.purchase, sandbox: true };
    const body = JSON.stringify({ ...said, price: { asset: 'USD', amount: '8' } });
    expect(await place({ body }, wanted)).toMatchObject({ outcome: 'refused', isPassing: false });
    server.next('GET /v1/orders', { body });
    const asked = { order: wanted, externalId: 'so_9', since: clock.now() };
    expect(await supplier.find?.(access, asked)).toMatchObject({ state: 'strange' });
  });

  it('of which there are two under one reference is for a person', async () => {
    const wanted = order();
    const one = { order_id: 'so_1', status: 'processing', stars: 500, client_ref: wanted.purchase };
    server.next('GET /v1/orders', { body: JSON.stringify({ orders: [one, { ...one, order_id: 'so_2' }] }) });
    expect(await supplier.find?.(access, { order: wanted, since: clock.now() })).toMatchObject({ state: 'strange' });
  });
});
