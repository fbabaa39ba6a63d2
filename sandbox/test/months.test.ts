import { randomUUID } from 'node:crypto';
import { openTestPlatform } from '@asterism/server/test/platform';
import { expect, it } from 'vitest';
import { call } from '../src/call.ts';
import { worldApi, type WorldApi } from '../src/demo/world-api.ts';
import { openWorld } from '../src/open-world.ts';

type Ask = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;

/** A platform in an emulated world, each with its own clock; both begin at the same instant of the day. */
type Life = { readonly ask: Ask; readonly world: WorldApi; readonly person: number; close(): Promise<void> };

const days = 33;

async function openLife(): Promise<Life> {
  await using opened = new AsyncDisposableStack();
  const emulated = opened.adopt(await openWorld(), (open) => open.close());
  const platform = opened.adopt(await openTestPlatform({ telegramApiRoot: emulated.url }), (open) => open.close());
  await emulated.connect(platform);
  const headers = { authorization: `Bearer ${platform.apiKey}` };
  const ask: Ask = (method, path, body) =>
    call(method, platform.url + path, { body, headers: { ...headers, 'idempotency-key': randomUUID() } });
  const world = worldApi(emulated.url);
  const { id: person } = await world.post<{ id: number }>('/sandbox/users', { first_name: 'Ann' });
  await world.post(`/sandbox/users/${person}/stars`, { amount: 10_000 });
  const { token } = await world.post<{ token: string }>('/sandbox/bots', { username: 'months_bot', first_name: 'Bot' });
  await ask('POST', '/v1/bots', { token, mode: 'webhook' });
  const held = opened.move();
  return { ask, world, person, close: () => held.disposeAsync() };
}

/** Things that come due in a month, a week and a day: periods, refills that end with theirs, lots that end, quotas. */
async function furnish({ ask, world, person }: Life): Promise<void> {
  const customer = String(person);
  await ask('PUT', '/v1/features/message', { kind: 'metered', credit_cost: '1' });
  await ask('PUT', '/v1/features/club', { kind: 'boolean' });
  await ask('PUT', '/v1/products/plus', {
    kind: 'subscription',
    title: 'Plus',
    description: 'A hundred credits a month.',
    price: { asset: 'XTR', amount: '100' },
    grants: [{ credit_type: 'credits', amount: '100', expires_in: '30d', roll_over: { cap: '40' } }],
    entitlements: [{ feature: 'club' }],
  });
  await ask('PUT', '/v1/refills/weekly', {
    kind: 'scheduled',
    amount: '7',
    expires_in: 'period',
    every: 'week',
    zone: 'Europe/Madrid',
    to: 'named',
    customers: [customer],
  });
  const inForty = new Date(Date.now() + 40 * 86_400_000).toISOString();
  await ask('POST', '/v1/grants', {
    customer,
    amount: '55',
    category: 'promo',
    reason: 'welcome',
    expires_at: inForty,
  });
  const { link } = await ask<{ link: string }>('POST', '/v1/invoices', { customer, product: 'plus' });
  expect(await world.post(`/sandbox/users/${person}/pay`, { link })).toMatchObject({ status: 'paid' });
  await world.post('/sandbox/settle');
  for (let n = 0; n < 5; n++) await ask('POST', '/v1/consume', { customer, feature: 'message', quantity: '5' });
}

type Grant = Readonly<Record<string, unknown>>;

/** How the customer stands, without the names and the minutes that differ from one life to the other. */
async function standing({ ask, person }: Life): Promise<unknown> {
  const at = `/v1/customers/${person}`;
  const { credits, subscriptions } = await ask<{ credits: Grant[]; subscriptions: Grant[] }>('GET', at);
  const { grants } = await ask<{ grants: Grant[] }>('GET', `${at}/grants?limit=200`);
  const day = (instant: unknown) => (typeof instant === 'string' ? instant.slice(0, 10) : instant);
  const lots = grants.map(({ category, granted, available, spent, expired, rolled_over, expires_at }) =>
    JSON.stringify([category, granted, available, spent, expired, rolled_over, day(expires_at)]),
  );
  const plans = subscriptions.map(({ state, paid_until, periods }) => [state, day(paid_until), (periods as []).length]);
  const { allowed } = await ask<{ allowed: boolean }>('POST', '/v1/check', {
    customer: String(person),
    feature: 'club',
  });
  return { credits, plans, allowed, lots: lots.toSorted() };
}

async function pass({ world }: Life, count: number): Promise<void> {
  expect(await world.post('/sandbox/clock', { advance: `${count}d` })).toMatchObject({ settled: true });
}

it(`${days} days in one jump end as they do day by day`, { timeout: 120_000 }, async () => {
  const [jumping, walking] = await Promise.all([openLife(), openLife()]);
  try {
    await Promise.all([furnish(jumping), furnish(walking)]);
    await pass(jumping, days);
    for (let day = 0; day < days; day++) await pass(walking, 1);
    const end = await standing(jumping);
    expect(end).toEqual(await standing(walking));
    expect(end).toMatchObject({ plans: [['active', expect.any(String), 2]], allowed: true });
  } finally {
    await Promise.all([jumping.close(), walking.close()]);
  }
});
