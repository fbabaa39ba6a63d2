import { sql } from 'kysely';
import { priceService } from '#catalogue';
import { transaction } from '#database';
import { newId } from '#kernel';
import { places, post } from '#ledger';
import { addOrder, deskFulfilment, resellingSweeps } from '#reselling';
import { quietLog } from '#test';
import { ask, type Tenant, type TestApi } from './test-api.ts';

/** Ids of a panel that nobody has. */
export const noPanel: Readonly<Record<string, string>> = {
  service: '998',
  provider: 'prv_00000000000070000000000000000000',
  placement: 'plc_00000000000070000000000000000000',
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
  '/v1/panel/providers',
  '/v1/panel/placements',
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
  const provider = await theirProvider(api, key);
  const placement = await theirPlacement(api, workspace, provider);
  const made = await ask(api, 'POST', '/v1/panel/keys', { key, body: { user: 'their-reseller' } });
  const { key: panelKey } = made.json<{ key: string }>();
  return { service: '997', order, 'desk-item': `${order}:1`, key: panelKey, provider, placement };
}

/** An account of theirs at a panel. */
async function theirProvider(api: TestApi, key: string): Promise<string> {
  const account = { name: 'theirs', url: 'http://127.0.0.1:9/api/v2', key: 'their-panel-key' };
  const added = await ask(api, 'POST', '/v1/panel/providers', { key, body: account });
  return added.json<{ provider: string }>().provider;
}

/** An order of theirs at a panel that nobody is sure of. */
async function theirPlacement({ needs, clock }: TestApi, workspace: number, provider: string): Promise<string> {
  const [placement, order] = [newId('plc'), newId('ro')];
  await sql`insert into upstream.placement (workspace_id, id, order_id, run, provider, offer, status, expected_units,
    sent_at) values (${workspace}, ${placement}, ${order}, 1, ${provider}, '1', 'unknown', 0, ${clock.now()})`.execute(
    needs.pool,
  );
  return placement;
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
