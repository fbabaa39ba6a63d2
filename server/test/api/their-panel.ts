import { ask, type Tenant, type TestApi } from './test-api.ts';

/** Ids of a panel that nobody has. */
export const noPanel: Readonly<Record<string, string>> = { service: '998' };

/** Lists of a panel. */
export const panelLists = ['/v1/panel/services', '/v1/panel/categories', '/v1/panel/pricing/changes'] as const;

const body = {
  fulfilled_by: 'desk',
  names: { en: 'Theirs' },
  category: 'theirs',
  pricing: { by: 'fixed', rate: { asset: 'USD', amount: '3' } },
  min: 1,
  max: 10,
};

/** What a panel of theirs has: a service, in a catalogue that we have not begun. */
export async function theirPanel(api: TestApi, { key }: Tenant): Promise<Record<string, string>> {
  await ask(api, 'POST', '/v1/panel/services/start', { key });
  await ask(api, 'PUT', '/v1/panel/services/997', { key, body });
  return { service: '997' };
}
