import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { stars, systemClock } from '#kernel';
import { places, post as ledgerPost } from '#ledger';
import { describeApi, type OpenApiDocument } from '#http';
import { openScriptedWorld } from '#test/exchange';
import { openTelegram, type TestTelegram } from '#test/money';
import { ask, give, newTenant, openTestApi, outcome, stockShelves, type Tenant, type TestApi } from './test-api.ts';
import { theirSubscription, waitingRefund, type Post } from './their-billing.ts';
import { theirExchange } from './their-exchange.ts';
import { noPanel, panelLists, theirPanel } from './their-panel.ts';
import { noStore, otherReseller, ownInStore, storeLists, theirStore } from './their-store.ts';

let api: TestApi;
const world = openScriptedWorld({ clock: systemClock });
let telegram: TestTelegram;
let ours: Tenant;
let theirs: Tenant;
/** A reseller of a third workspace: only they may ask on the routes of resellers. */
let ourReseller: string;
let document: OpenApiDocument;
/** Ids of theirs by the parameter that takes them, and ids that nobody has. */
let foreign: Record<string, string>;
const missing: Record<string, string> = {
  reservation: 'rsv_00000000000070000000000000000000',
  payment: 'pay_00000000000070000000000000000000',
  bot: 'bot_00000000000070000000000000000000',
  feature: 'nothing',
  product: 'nothing',
  'payload-rule': 'nothing',
  customer: 'nobody',
  reconciliation: 'rec_00000000000070000000000000000000',
  refund: 'rf_00000000000070000000000000000000',
  webhook: 'whe_00000000000070000000000000000000',
  'credit-type': 'nothing',
  refill: 'nothing',
  quota: 'nothing',
  connection: 'con_00000000000070000000000000000000',
  subscription: 'sub_00000000000070000000000000000000',
  deposit: 'pay_00000000000070000000000000000001',
  'top-up': 'pay_00000000000070000000000000000002',
  conversion: 'cnv_00000000000070000000000000000000',
  user: 'nobody',
  rate: 'AMD',
  payout: 'po_00000000000070000000000000000000',
  task: 'tsk_00000000000070000000000000000000',
  claim: 'clm_00000000000070000000000000000000',
  appeal: 'apl_00000000000070000000000000000000',
  review: 'tsk_00000000000070000000000000000000',
  destination: 'dst_00000000000070000000000000000000',
  worker: '770099',
  ...noPanel,
  ...noStore,
};

const theirShop = { gateway: 'plain', name: 'their-shop', settings: { shop: '1' }, secrets: { key: 'sk_theirs' } };
const theirQuota = { features: ['message'], limit: '50', window: { kind: 'calendar', period: 'day' } };

beforeAll(async () => {
  telegram = await openTelegram();
  api = await openTestApi({ telegramApiRoot: telegram.url, checkers: world.checkers });
  document = await describeApi('http://asterism.test');
  [ours, theirs] = [await newTenant(api), await newTenant(api)];
  await stockShelves(api, theirs);
  await give(api, theirs, 'their-customer', '100');
  const post = async (url: string, body: unknown) =>
    (await ask(api, 'POST', url, { key: theirs.key, body })).json<Record<string, string>>();
  const bot = await post('/v1/bots', { token: await telegram.makeBot(), mode: 'tap' });
  await post('/v1/bots', { token: await telegram.makeBot(), mode: 'tap' });
  const refill = { kind: 'scheduled', amount: '5', every: 'month', active: false };
  await ask(api, 'PUT', '/v1/refills/their-refill', { key: theirs.key, body: refill });
  const use = { customer: 'their-customer', feature: 'message', quantity: '10' };
  const invoice = { customer: 'their-customer', product: 'pack_500', bot: bot['id'] };
  const rule = { payload: '*', product: 'pack_500', customer: 'payer' };
  await ask(api, 'PUT', '/v1/payload-rules/their-rule', { key: theirs.key, body: rule });
  for (const quota of ['their-daily', 'theirs'])
    await ask(api, 'PUT', `/v1/quotas/${quota}`, { key: theirs.key, body: theirQuota });
  foreign = {
    reservation: (await post('/v1/reservations', use))['reservation'] ?? '',
    payment: (await post('/v1/invoices', invoice))['payment'] ?? '',
    bot: bot['id'] ?? '',
    feature: 'image',
    product: 'pack_500',
    'payload-rule': 'their-rule',
    customer: 'their-customer',
    reconciliation: (await post('/v1/reconciliations', { bot: bot['id'] }))['reconciliation'] ?? '',
    refund: await waitingRefund(api, theirs),
    webhook: (await post('/v1/webhooks', { url: 'https://theirs.example.org/hooks', events: ['*'] }))['id'] ?? '',
    'credit-type': 'credits',
    subscription: await theirSubscription(api, theirs, post, bot['id']),
    refill: 'their-refill',
    quota: 'their-daily',
    connection: (await post('/v1/connections', theirShop))['id'] ?? '',
    ...(await theirFunds(post, bot['id'])),
    payout: await theirPayout(post),
    ...(await theirPanel(api, theirs)),
    ...(await theirStore(api, theirs)),
    ...(await theirExchange(api, { ours, theirs, world, bot: bot['id'] ?? '' })),
    destination: (await post('/v1/destinations', theirDestination))['id'] ?? '',
  };
  ourReseller = await otherReseller(api, (await newTenant(api)).key);
  foreign['review'] = foreign['task'] ?? '';
  expect(Object.values(foreign).every(Boolean)).toBe(true);
});
/** Money of a person of theirs: asked for, rated and turned into another asset. */
async function theirFunds(post: Post, connection: string | undefined): Promise<Record<string, string>> {
  const { workspace, key } = theirs;
  await ask(api, 'PUT', '/v1/rates/GEL/XTR', { key, body: { rate: '30', reason: 'theirs' } });
  const amount = { asset: 'XTR', amount: '250' };
  const asked = await post('/v1/deposits', { user: 'their-user', amount, gateway: 'stars', connection });
  const gift = { from: places.platform('treasury'), to: places.user('their-user'), amount: stars(100) };
  const loan = { from: places.cost('referral'), to: places.platform('treasury'), amount: stars(100) };
  const given = { workspace, key: 'their money', reason: 'test', postings: [loan, gift] };
  await transaction(api.needs.pool, (tx) => ledgerPost(tx, api.clock, given));
  const from = { asset: 'XTR', amount: '60' };
  const usd = { key, body: { rate: '0.0155', reason: 'theirs' } };
  await ask(api, 'PUT', '/v1/rates/XTR/USD', usd);
  const topUp = await post('/v1/panel/top-ups', { user: 'their-user', amount, gateway: 'stars', connection });
  const made = await post('/v1/conversions', { user: 'their-user', from, to: 'GEL' });
  return {
    deposit: asked['payment'] ?? '',
    'top-up': topUp['payment'] ?? '',
    conversion: made['conversion'] ?? '',
    user: 'their-user',
    rate: 'GEL',
  };
}

const theirDestination = { user: 'ann', rail: 'stars_manual', destination: { user_id: '77001' }, label: 'Hers' };

/** A payout of theirs that waits for approval. */
async function theirPayout(post: Post): Promise<string> {
  const { workspace } = theirs;
  const { pool, clock } = api.needs;
  const posting = { from: places.world('stars', 'x'), to: places.user('ann'), amount: stars(5000) };
  const funded = { workspace, key: 'fund', reason: 'test.fund', postings: [posting] };
  await transaction(pool, (tx) => ledgerPost(tx, clock, funded));
  const { user, rail, destination } = theirDestination;
  return (
    (await post('/v1/payouts', { user, rail, destination, amount: { asset: 'XTR', amount: '1000' } }))['payout'] ?? ''
  );
}

afterAll(async () => {
  await telegram?.close();
  await api?.close();
});

type Case = { id: string; method: string; path: string; tag: unknown; names: string; query: string; body: unknown };

/** What the id in a path names; what is of a store is called so, since a panel has orders and keys as well. */
function nameIn(path: string): string {
  const [, part = '', name = ''] = /^\/v1\/(moderation\/|panel\/|store\/|resale\/)?([\w-]+?)s\//.exec(path) ?? [];
  if (path.startsWith('/v1/orders/')) return 'resale-order';
  return part === 'store/' || part === 'resale/' ? `${part.slice(0, -1)}-${name}` : name;
}

/** Every operation under /v1 that has an id in its path, with what that id names. */
const cases = (): Case[] =>
  Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/v1/') && path.includes('{'))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { operationId, parameters = [], requestBody, tags }]) => ({
        id: String(operationId),
        method: method.toUpperCase(),
        path,
        tag: (tags as string[] | undefined)?.[0],
        names: nameIn(path),
        query: parameters
          .filter((one) => one.in === 'query' && one['required'] === true)
          .map((one) => `${one.name}=${encodeURIComponent(String(one['example']))}`)
          .join('&'),
        body: requestBody?.content['application/json']?.example,
      })),
    );

/** The answer to us, when the path names this id, without what differs by request. */
async function answerFor({ method, path, query, body, tag }: Case, id: string) {
  const url = `${path.replace(/\{\w+\}/, id).replace(/\{\w+\}/, 'theirs')}?${query}`;
  const key = tag === 'Resale' ? ourReseller : ours.key;
  const response = await ask(api, method, url, { key, body });
  const { date: _date, 'x-request-id': requestId, 'content-length': _length, ...headers } = response.headers;
  const text = response.body
    .replaceAll(String(requestId), '<request>')
    .replaceAll(id, '<id>')
    .replaceAll(/\bnote_[0-9a-f]{32}/g, '<note>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>');
  return { outcome: outcome(response), headers, text };
}

/** These make or describe something of ours under that name, so the name being taken elsewhere changes nothing. */
const ownNames = new Set<string>([
  'setRefill',
  'setCreditType',
  'setFeature',
  'setQuota', // of the feature that setFeature has just made ours
  'customerQuotas',
  'setProduct',
  'setPayloadRule',
  'setUnitCost', // of the feature that setFeature has just made ours
  'getCustomer',
  'listGrants',
  'customerTimeline',
  'customerStatement',
  'customerTimelineFile',
  'customerStatementFile',
  'customerSummary',
  'addNote',
  'listNotes',
  'explainUse', // of the feature that setFeature has made ours
  'forgiveDebt', // nobody of ours owes anything
  'getUser',
  'userStatement',
  'setRate',
  'confirmRate', // of no pair of assets
  ...ownInStore,
]);

describe('an id of another workspace', () => {
  it('gets exactly the answer of an id that does not exist, on every route that takes one', async () => {
    const seen: string[] = [];
    const makingLast = cases().toSorted((one, other) => Number(one.method === 'PUT') - Number(other.method === 'PUT'));
    for (const one of makingLast) {
      const theirId = foreign[one.names];
      const noId = missing[one.names];
      if (!theirId || !noId) throw new Error(`${one.path} takes the id of something this test does not know.`);
      const [known, unknown] = [await answerFor(one, theirId), await answerFor(one, noId)];
      expect([one.id, known]).toEqual([one.id, unknown]);
      if (!ownNames.has(one.id)) expect([one.id, known.outcome]).toEqual([one.id, expect.stringMatching(/^404 /)]);
      seen.push(one.id);
    }
    expect(seen.toSorted()).toEqual(
      cases()
        .map((one) => one.id)
        .toSorted(),
    );
    expect(seen.length).toBeGreaterThan(15);
  });

  it('is not found in a body either', async () => {
    const post = async (url: string, body: unknown) => outcome(await ask(api, 'POST', url, { key: ours.key, body }));
    const use = { customer: 'their-customer', feature: 'message', quantity: '1' };
    expect(await post('/v1/consume', use)).toBe('404 unknown_feature');
    expect(await post('/v1/invoices', { customer: '1', product: 'pack_none' })).toBe('404 unknown_product');
    await ask(api, 'PUT', '/v1/features/message', { key: ours.key, body: { kind: 'metered' } });
    expect((await ask(api, 'POST', '/v1/consume', { key: ours.key, body: use })).json()).toMatchObject({
      allowed: false,
    });
    await stockShelves(api, ours);
    const product = { customer: '1', product: 'pack_500' };
    expect(await post('/v1/invoices', { ...product, bot: foreign['bot'] })).toBe('404 not_found');
  });

  it('is in no list of ours', async () => {
    const lists = [
      '/v1/payments',
      `/v1/payments?connection=${foreign['bot']}`,
      '/v1/payments?customer=their-customer',
      '/v1/bots',
      '/v1/webhooks',
      '/v1/deposits',
      '/v1/conversions',
      '/v1/rates',
      '/v1/rates/history',
      '/v1/workers',
      ...panelLists,
      ...storeLists,
    ];
    for (const url of lists) {
      const body = (await ask(api, 'GET', url, { key: ours.key })).json<Record<string, unknown[]>>();
      expect([url, Object.values(body)]).toEqual([url, [[]]]);
    }
  });

  it('was not changed by any of that', async () => {
    const get = async (url: string) =>
      (await ask(api, 'GET', url, { key: theirs.key })).json<Record<string, unknown>>();
    expect(await get('/v1/customers/their-customer')).toMatchObject({
      credits: [{ available: '90', reserved: '10', debt: '0' }],
    });
    expect(await get('/v1/features/image')).toMatchObject({ credit_cost: '10' });
    expect(await get('/v1/products/pack_500')).toMatchObject({ version: 1 });
    expect(await get(`/v1/payments/${foreign['payment']}`)).toMatchObject({ status: 'requested', refunds: [] });
    const released = await ask(api, 'POST', `/v1/reservations/${foreign['reservation']}/release`, { key: theirs.key });
    expect(released.json()).toMatchObject({ status: 'released', returned: '10' });
  });
});
