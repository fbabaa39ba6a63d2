import { priceService } from '#catalogue';
import { transaction } from '#database';
import { places, post } from '#ledger';
import { addOrder, deskFulfilment, resellingSweeps } from '#reselling';
import { quietLog } from '#test';
import { ask, type Tenant, type TestApi } from './test-api.ts';

/** Ids of a panel that nobody has. */
export const noPanel: Readonly<Record<string, string>> = {
  service: '998',
  order: 'ro_00000000000070000000000000000000',
  'desk-item': 'ro_00000000000070000000000000000000:1',
  key: 'key_00000000000070000000000000000000',
};

/** Lists of a panel. */
export const panelLists = [
  '/v1/panel/services',
  '/v1/panel/categories',
  '/v1/panel/pricing/changes',
  '/v1/panel/orders',
  '/v1/panel/refills',
  '/v1/panel/desk',
  '/v1/panel/keys',
] as const;

const body = {
  fulfilled_by: 'desk',
  names: { en: 'Theirs' },
  category: 'theirs',
  pricing: { by: 'fixed', rate: { asset: 'USD', amount: '3' } },
  min: 1,
  max: 10,
};

/** What a panel of theirs has: a service, in a catalogue that we have not begun. */
export async function theirPanel(api: TestApi, { workspace, key }: Tenant): Promise<Record<string, string>> {
  await ask(api, 'POST', '/v1/panel/services/start', { key });
  await ask(api, 'PUT', '/v1/panel/services/997', { key, body });
  const order = await theirOrder(api, workspace);
  const made = await ask(api, 'POST', '/v1/panel/keys', { key, body: { user: 'their-reseller' } });
  return { service: '997', order, 'desk-item': `${order}:1`, key: made.json<{ key: string }>().key };
}

/** An order of a reseller of theirs, which lies at their desk. */
async function theirOrder({ needs, clock }: TestApi, workspace: number): Promise<string> {
  const { pool, engine } = needs;
  const money = {
    from: places.world('stars', 'x'),
    to: places.user('their-reseller'),
    amount: { asset: 'USD', units: 9_000_000n },
  };
  const funded = { workspace, key: 'fund the reseller', reason: 'test.fund', postings: [money] };
  await transaction(pool, (tx) => post(tx, clock, funded));
  const priced = {
    priceService: (of: number, asked: { service: number; user: string }) => priceService(pool, of, asked),
  };
  const asked = { user: 'their-reseller', key: 'key_theirs', service: 997, link: 'https://t.me/theirs', quantity: 10 };
  const { id } = await addOrder({ pool, clock, engine, ...priced }, workspace, asked);
  const fulfilments = { desk: deskFulfilment({ pool, clock }) };
  for (const sweep of resellingSweeps({ pool, clock, log: quietLog(), fulfilments })) await sweep.run();
  return id;
}
