import { afterAll, beforeAll, expect, it } from 'vitest';
import { transaction } from '#database';
import { newId } from '#kernel';
import { places, post } from '#ledger';
import { openDoor } from '#outbound';
import { asterism } from '#suppliers/asterism';
import { manualSupplier } from '#suppliers/manual';
import { addSupplier } from '#supply';
import type { Access, PurchaseOrder } from '#supply/supplier';
import { ask, newTenant, openTestApi, type TestApi } from '../api/test-api.ts';

/** Our client of another Asterism, against the API it is a client of. */

let api: TestApi;
let access: Access;
const usd = (units: bigint) => ({ asset: 'USD', units });
const funds = usd(20_000_000n);

beforeAll(async () => {
  api = await openTestApi();
  const url = await api.app.listen({ host: '127.0.0.1', port: 0 });
  const { key, workspace } = await newTenant(api);
  await ask(api, 'PUT', '/v1/store/settings', { key, body: { accepts_rules: '1' } });
  const hand = { kind: 'manual', name: 'desk', settings: { price_per_1000: '15', asset: 'USD' } };
  await addSupplier({ ...api.needs, suppliers: { manual: manualSupplier } }, workspace, hand, 'test');
  const made = await ask(api, 'POST', '/v1/store/keys', { key, body: { reseller: 'us' } });
  const secrets = { api_key: made.json<{ secret: string }>().secret, webhook_secret: '' };
  access = { id: 'sup_1', settings: { url, currency: 'USD' }, secrets };
  const posting = { from: places.world('toy', 'con_in'), to: places.user('us'), amount: funds };
  await transaction(api.needs.pool, (tx) =>
    post(tx, api.clock, { workspace, key: 'fund', reason: 'test.fund', postings: [posting] }),
  );
});
afterAll(() => api.close());

it('prices, orders, repeats, finds and refuses as the other side means it', async () => {
  const supplier = asterism({ door: openDoor({ allowPrivate: true }), clock: api.clock });
  const price = await supplier.quote?.(access, 500);
  const maxCost = price?.cost ?? usd(0n);
  expect(maxCost.units).toBeGreaterThanOrEqual(7_500_000n);
  expect(await supplier.validate?.(access, { username: 'durov', stars: 500 })).toMatchObject({ verdict: 'unknown' });
  expect(await supplier.balance?.(access)).toEqual(funds);

  const order: PurchaseOrder = { purchase: newId('pur'), username: 'durov', stars: 500, maxCost };
  const since = api.clock.now();
  expect(await supplier.find?.(access, { order, since })).toEqual({ state: 'absent' });
  const placed = await supplier.place?.(access, order);
  expect(placed).toMatchObject({ outcome: 'placed', cost: maxCost });
  expect(await supplier.place?.(access, order)).toEqual(placed);
  const there = await supplier.find?.(access, { order, since });
  expect(there).toMatchObject({ state: 'pending' });
  const externalId = placed?.outcome === 'placed' ? placed.externalId : '';
  expect(await supplier.find?.(access, { order, externalId, since })).toEqual(there);
  expect(await supplier.balance?.(access)).toEqual(usd(funds.units - maxCost.units));

  const other = { ...order, stars: 600, maxCost: usd(90_000_000n) };
  await expect(supplier.place?.(access, other)).rejects.toMatchObject({ name: 'SupplierSilent' });
  const anew = { ...order, purchase: newId('pur') };
  const dear = { ...anew, maxCost: usd(maxCost.units - 1n) };
  expect(await supplier.place?.(access, dear)).toMatchObject({ outcome: 'refused', isPassing: true });
  const large = { ...anew, stars: 5000, maxCost: usd(900_000_000n) };
  expect(await supplier.place?.(access, large)).toMatchObject({ outcome: 'refused', isPassing: true });
  const few = { ...anew, stars: 7 };
  expect(await supplier.place?.(access, few)).toMatchObject({ outcome: 'refused', isPassing: false });
  expect(await supplier.find?.(access, { order: anew, since })).toEqual({ state: 'absent' });
  const shut = { ...access, secrets: { ...access.secrets, api_key: 'ak_nobody_0123456789' } };
  expect(await supplier.place?.(shut, anew)).toMatchObject({ outcome: 'refused', isDown: true });
});
