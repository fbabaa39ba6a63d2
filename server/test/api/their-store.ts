import { sql } from 'kysely';
import { newId } from '#kernel';
import { makeQuote } from '#quotes';
import { ask, type Tenant, type TestApi } from './test-api.ts';

/** Ids of a store that nobody has. */
export const noStore: Readonly<Record<string, string>> = {
  'store-package': '998',
  'store-method': 'nothing',
  'store-quote': 'qt_00000000000070000000000000000000',
  'store-order': 'so_00000000000070000000000000000001',
  'store-key': 'key_00000000000070000000000000000000',
  'store-reseller': 'nobody',
  'store-supplier': 'sup_00000000000070000000000000000000',
  'store-purchase': 'pur_00000000000070000000000000000000',
  'resale-order': 'so_00000000000070000000000000000000',
  'resale-webhook': 'whe_00000000000070000000000000000000',
};

/** Lists of a store. */
export const storeLists = [
  '/v1/store/prices/rules',
  '/v1/store/methods',
  '/v1/store/orders',
  '/v1/store/desk',
  '/v1/store/keys',
  '/v1/store/suppliers',
  '/v1/store/purchases',
] as const;

/** These make something of ours under that name, or describe what we can make. */
export const ownInStore = ['setStorePackage', 'setStoreMethod', 'setReseller'] as const;

const usd = (units: bigint) => ({ asset: 'USD', units });
const names = { en: 'Theirs' };

/** What a store of theirs has. */
export async function theirStore(api: TestApi, { workspace, key }: Tenant): Promise<Record<string, string>> {
  await ask(api, 'PUT', '/v1/store/packages/997', { key, body: { names } });
  await ask(api, 'PUT', '/v1/store/prices/rules', { key, body: { currency: 'USD', basis_points: 100 } });
  const off = { gateway: 'plain', asset: 'USD', names, is_on: false };
  await ask(api, 'PUT', '/v1/store/methods/theirs', { key, body: off });
  const costsOf = async () => [{ supplier: 'sup_theirs', cost: usd(8_250_000n) }] as const;
  const quote = await makeQuote({ ...api.needs, costsOf }, workspace, { stars: 500 });
  const more = { ...(await theirResale(api, key)), ...(await theirPurchase(api, { workspace, key })) };
  const order = await theirOrder(api, key, quote.id);
  const named = { 'store-package': '997', 'store-method': 'theirs', 'store-quote': quote.id, 'store-order': order };
  return { ...more, ...named };
}

/** An order of theirs that waits for its payment. */
async function theirOrder(api: TestApi, key: string, quote: string): Promise<string> {
  await ask(api, 'PUT', '/v1/store/settings', { key, body: { accepts_rules: '1' } });
  const body = { quote, buyer: '1001', recipient: '@theirs_own', accept_unverified: true };
  const made = await ask(api, 'POST', '/v1/store/orders', { key, body });
  return made.json<{ order: string }>().order;
}

/** A reseller of theirs, with an order of the sandbox and a webhook. */
async function theirResale(api: TestApi, key: string): Promise<Record<string, string>> {
  const make = { reseller: 'their-reseller', sandbox: true };
  const made = (await ask(api, 'POST', '/v1/store/keys', { key, body: make })).json<Record<'key' | 'secret', string>>();
  const asked = { platform: 'telegram', user_id: '@theirs', stars: 50, client_ref: 'theirs' };
  const order = await ask(api, 'POST', '/v1/topup', { key: made.secret, body: asked });
  const url = 'https://theirs.example.org/resale';
  const hook = await ask(api, 'POST', '/v1/resale/webhooks', { key: made.secret, body: { url } });
  return {
    'store-key': made.key,
    'store-reseller': 'their-reseller',
    'resale-order': order.json<{ order_id: string }>().order_id,
    'resale-webhook': hook.json<{ id: string }>().id,
  };
}

/** A key of a reseller of somebody else, in the sandbox as well: what the routes of resellers are asked with. */
export async function otherReseller(api: TestApi, key: string): Promise<string> {
  const body = { reseller: 'their-reseller', sandbox: true, requests_per_minute: 10_000 };
  return (await ask(api, 'POST', '/v1/store/keys', { key, body })).json<{ secret: string }>().secret;
}

/** A supplier of theirs, and a purchase there that nobody is sure of. */
async function theirPurchase(
  api: TestApi,
  { workspace, key }: Pick<Tenant, 'workspace' | 'key'>,
): Promise<Record<string, string>> {
  const account = { kind: 'manual', name: 'theirs', settings: { price_per_1000: '15' } };
  const added = await ask(api, 'POST', '/v1/store/suppliers', { key, body: account });
  const { supplier } = added.json<{ supplier: string }>();
  const purchase = newId('pur');
  await sql`
    insert into supply.purchase (workspace_id, id, order_id, attempt, supplier, status, username, stars, asset, max_units,
      expected_units, sent_at)
    values (${workspace}, ${purchase}, ${newId('so')}, 1, ${supplier}, 'unknown', 'ann', 500, 'USD', 1, 1,
      ${api.clock.now()})`.execute(api.needs.pool);
  return { 'store-supplier': supplier, 'store-purchase': purchase };
}
