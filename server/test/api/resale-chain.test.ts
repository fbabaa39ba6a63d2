import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel';
import { openDoor } from '#outbound';
import { asterism } from '#suppliers/asterism';
import { openResaleShop } from './resale-shop.ts';
import { openTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api?.close());

describe('another Asterism as a reseller', () => {
  it('reads prices, orders once, follows it to its end, and finds its money again', async () => {
    const { reseller, fund, tell } = await openResaleShop(api);
    const root = await api.app.listen({ host: '127.0.0.1', port: 0 });
    const chained = await reseller('chained', { requests_per_minute: 1000 });
    await fund('chained', 100n);
    const supplier = asterism({ door: openDoor({ allowPrivate: true }), clock: api.clock });
    const secrets = { api_key: chained.secret, webhook_secret: '' };
    const access = { id: newId('sup'), settings: { url: root, currency: 'USD' }, secrets };
    const cost = { asset: 'USD', units: 9_080_000n };
    const order = { purchase: newId('pur'), username: 'anna_example', stars: 500, maxCost: cost };
    expect((await supplier.quote?.(access, 500))?.cost).toEqual(cost);
    expect(await supplier.validate?.(access, order)).toMatchObject({ verdict: 'unknown' });
    const placed = await Promise.all([supplier.place?.(access, order), supplier.place?.(access, order)]);
    expect(placed[0]).toMatchObject({ outcome: 'placed', cost });
    expect(placed[1]).toEqual(placed[0]);
    expect(
      await supplier.place?.(access, { ...order, purchase: newId('pur'), maxCost: { ...cost, units: 9_000_000n } }),
    ).toMatchObject({
      outcome: 'refused',
      isPassing: true,
    });
    const asked = { order, since: api.clock.now() };
    const reading = await supplier.find?.(access, asked);
    expect(reading).toMatchObject({ state: 'pending' });
    expect((await supplier.balance?.(access))?.units).toBe(90_920_000n);
    const id = reading && 'externalId' in reading ? reading.externalId : '';
    const by = newId('sup');
    const paid = { asset: 'USD', units: 8_250_000n };
    await tell(id, { state: 'delivering', supplier: by });
    await tell(id, { state: 'delivered', supplier: by, cost: paid, proof: null });
    expect(await supplier.find?.(access, asked)).toMatchObject({ state: 'delivered', cost });
    await tell(id, { state: 'reversed', supplier: by, cost: paid, returned: paid, reason: 'Debited.' });
    expect(await supplier.find?.(access, { ...asked, externalId: id })).toMatchObject({
      state: 'reversed',
      returned: cost,
    });
    expect((await supplier.balance?.(access))?.units).toBe(100_000_000n);
    expect(await supplier.find?.(access, { ...asked, order: { ...order, purchase: newId('pur') } })).toEqual({
      state: 'absent',
    });
  });
});
