import { setService, startCatalogue, type ServiceInput } from '#catalogue';
import { transaction } from '#database';
import { parseUnits } from '#kernel';
import { balanceOf, places, post } from '#ledger';
import { getOrder, getRefills, reportRefill, reportRun, setPanelSettings, type Progress } from '#reselling';
import { ask, newTenant, type Tenant, type TestApi } from './test-api.ts';

/** A workspace that sells: the usual catalogue, and services of each type with round prices. */
export type PanelShop = {
  readonly tenant: Tenant;
  /** A new key of a reseller, who gets so much USD when first met. */
  reseller(user: string, options?: { readonly usd?: string; readonly switches?: object }): Promise<Reseller>;
  /** News of an order's first run. */
  report(order: number, progress: Progress): Promise<void>;
  refilled(user: string, refill: number, status: 'completed' | 'rejected'): Promise<void>;
  balance(user: string): Promise<bigint>;
};
export type Reseller = { readonly user: string; readonly secret: string; readonly key: string };

const usd = (text: string) => ({ asset: 'USD', units: parseUnits(text, 6) });

/** Likes: 0.90 USD per 1,000, refilled and delivered in portions; and one of each other type. */
const likes: ServiceInput = {
  number: 30,
  type: 'default',
  fulfilledBy: 'desk',
  kind: null,
  link: 'any',
  names: { en: 'Likes', ru: 'Лайки' },
  descriptions: { en: 'By hand.' },
  category: 'stars',
  pricing: { by: 'fixed', rate: usd('0.9') },
  min: 10,
  max: 10_000,
  dripfeed: true,
  cancel: true,
  refill: true,
  refillDays: 30,
};
const others: readonly ServiceInput[] = [
  { ...likes, number: 31, type: 'package', min: 500, max: 500, dripfeed: false, refill: false, refillDays: 0 },
  { ...likes, number: 32, type: 'custom_comments', min: 2, max: 5, dripfeed: false, cancel: false },
  { ...likes, number: 33, pricing: { by: 'fixed', rate: usd('0.0015') }, isEnabled: false },
];

export async function openPanelShop(
  api: TestApi,
  settings: Parameters<typeof setPanelSettings>[2] = {},
): Promise<PanelShop> {
  const { needs } = api;
  const { pool, clock } = needs;
  const tenant = await newTenant(api);
  const { workspace } = tenant;
  await startCatalogue(needs, workspace, 'test');
  for (const service of [likes, ...others]) await setService(needs, workspace, service, 'test');
  await setPanelSettings(needs, workspace, { requestsPerMinute: 100_000, ...settings }, 'test');
  const give = async (user: string, text: string) => {
    const postings = [{ from: places.world('test', 'bank'), to: places.user(user), amount: usd(text) }];
    const transfer = { workspace, key: `fund:${user}:${text}`, reason: 'test.fund', postings };
    await transaction(pool, (tx) => post(tx, clock, transfer));
  };
  return {
    tenant,
    async reseller(user, { usd: funds = '1000', switches = {} } = {}) {
      const made = await ask(api, 'POST', '/v1/panel/keys', { key: tenant.key, body: { user, ...switches } });
      if (made.statusCode !== 200) throw new Error(made.body);
      if (funds !== '0') await give(user, funds);
      return { user, ...made.json<{ secret: string; key: string }>() };
    },
    async report(number, progress) {
      const { order } = await getOrder(pool, workspace, String(number));
      await transaction(pool, (tx) => reportRun(tx, needs, workspace, { order: order.id, run: 1 }, progress));
    },
    async refilled(user, number, status) {
      const refill = (await getRefills(pool, workspace, user, [number])).get(number);
      if (!refill) throw new Error(`There is no refill ${number}.`);
      await transaction(pool, (tx) => reportRefill(tx, needs, workspace, refill.id, { status }));
    },
    balance: (user) => balanceOf(pool, workspace, places.user(user), 'USD'),
  };
}
