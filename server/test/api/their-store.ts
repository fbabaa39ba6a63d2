import { makeQuote } from '#quotes';
import { ask, type Tenant, type TestApi } from './test-api.ts';

/** Ids of a store that nobody has. */
export const noStore: Readonly<Record<string, string>> = {
  'store-package': '998',
  'store-method': 'nothing',
  'store-quote': 'qt_00000000000070000000000000000000',
};

/** Lists of a store. */
export const storeLists = ['/v1/store/prices/rules', '/v1/store/methods'] as const;

/** These make something of ours under that name, or describe what we can make. */
export const ownInStore = ['setStorePackage', 'setStoreMethod'] as const;

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
  return { 'store-package': '997', 'store-method': 'theirs', 'store-quote': quote.id };
}
