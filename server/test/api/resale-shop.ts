import { transaction } from '#database';
import { isId, newId } from '#kernel';
import { places, post } from '#ledger';
import { enableStore, storeRulesVersion, tellSupply } from '#store';
import { addSupplier, type SupplyNews } from '#supply';
import { ask, newTenant, type Ask, type TestApi } from './test-api.ts';

export type Reseller = { readonly key: string; readonly secret: string; readonly reseller: string };
type Without<T> = T extends unknown ? Omit<T, 'workspace' | 'order' | 'at'> : never;

/** A store that is open, with a desk that buys 500 Stars for 8.25 and can verify nobody, and its resellers. */
export async function openResaleShop(api: TestApi) {
  const tenant = await newTenant(api);
  const { workspace } = tenant;
  await enableStore(api.needs, workspace, { acceptedBy: 'test', rulesVersion: storeRulesVersion });
  const desk = { kind: 'manual', name: 'The desk', settings: { price_per_1000: '16.5' } };
  await addSupplier(api.needs, workspace, desk, 'test');

  async function operator<T>(method: string, url: string, body?: unknown): Promise<T> {
    const answer = await ask(api, method, url, { key: tenant.key, body });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<T>();
  }
  const reseller = (name: string, more: object = {}) =>
    operator<Reseller>('POST', '/v1/store/keys', { reseller: name, ...more });

  async function fund(user: string, dollars: bigint): Promise<void> {
    const amount = { asset: 'USD', units: dollars * 1_000_000n };
    const postings = [{ from: places.world('test', 'bank'), to: places.user(user), amount }];
    const key = `fund:${newId('pay')}`;
    await transaction(api.needs.pool, (tx) => post(tx, api.clock, { workspace, key, reason: 'test', postings }));
  }
  const call = (who: Reseller, method: string, url: string, more: Ask = {}) =>
    ask(api, method, url, { key: who.secret, ...more });
  const anna = { platform: 'telegram', user_id: '@anna_example', stars: 500, accept_unverified: true };
  const topUp = (who: Reseller, body: object, url = '/v1/topup') =>
    call(who, 'POST', url, { body: { ...anna, ...body }, idempotencyKey: '' });

  /** What supply says of an order. */
  const tell = (order: string, news: Without<SupplyNews>): Promise<void> =>
    transaction(api.needs.pool, async (tx) => {
      if (!isId('so', order)) throw new Error(`${order} is no order.`);
      await tellSupply(api.needs)(tx, { workspace, order, at: api.clock.now(), ...news } as SupplyNews);
    });
  return { tenant, operator, reseller, fund, call, anna, topUp, tell };
}
export type ResaleShop = Awaited<ReturnType<typeof openResaleShop>>;
