import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { adoptByRules, billingJobs, billingPurpose, billingSweeps, purchasePurpose } from '#billing';
import { freePort } from '#database';
import { depositPurpose, depositTerms, fundsSweeps, meetWorld, topUpPurpose, topUpTerms } from '#funds';
import { openHttp, type HttpNeeds } from '#http';
import type { Checkers } from '#exchange/checker';
import { createKey, createWorkspace, openKeyring, type NewKey } from '#identity';
import { openJobs } from '#jobs';
import { movableClock, Refusal, type MovableClock } from '#kernel';
import { openEngine } from '#ledger';
import { rateSweeps } from '#rates';
import { paymentSweeps, type Crew } from '#payments';
import { payoutMentioned, payoutSweeps, refundsByPayout } from '#payouts';
import type { Gateway } from '#payments/gateway';
import { starsPayouts } from '#gateways/stars';
import { storeOrderPurpose, storePurpose } from '#store';
import { subscriptionPurpose, subscriptionSweeps, subscriptionTerms } from '#subscriptions';
import { addBot, getBot, listBots, telegramSweeps, type Bot } from '#telegram';
import { refillJobs, refillSweeps } from '#refills';
import { openDoor } from '#outbound';
import { forgetOld, openCourier, type Courier } from '#webhooks';
import { freshDatabase, type TestDatabase } from '#test';
import { openConnection } from '#connections';
import { askWallet, openWalletProofs } from '#gateways/ton';
import { moneyIn, plainNeeds } from '#test/money';
import { wireExchange } from '../../src/exchange-wiring.ts';
import { accountFor } from '../../src/account-for.ts';
import { botNotifier } from '../../src/bot-notifier.ts';
import { knowsPayout } from '../../src/knows-payout.ts';
import { outerAccounts } from '../../src/outer-accounts.ts';
import { openPayer } from '../../src/open-payer.ts';
import { wirePanel } from '../../src/panel-wiring.ts';
import { personData } from '../../src/person-data.ts';
import { wireStore } from '../../src/store-wiring.ts';
import { tellOfPayout, tellingDeposits } from '../../src/tell-people.ts';

export type TestApi = {
  readonly app: FastifyInstance;
  readonly needs: HttpNeeds;
  readonly database: TestDatabase;
  readonly clock: MovableClock;
  /** Does what is due, where the platform has jobs. */
  settle(): Promise<boolean>;
  close(): Promise<void>;
};

export type TestApiOptions = {
  /** One more process on the database of another. */
  readonly beside?: TestApi;
  /** A database of the caller's own, which the caller drops. */
  readonly database?: TestDatabase;
  /** With an emulated Telegram the platform also listens, so that webhooks reach it, and works its jobs. */
  readonly telegramApiRoot?: string;
  /** Where the plain payment system is; nowhere, when not given. */
  readonly plainRoot?: string;
  readonly control?: string;
  /** One that keeps its lines; silence, when not given. */
  readonly log?: HttpNeeds['log'];
  readonly config?: Partial<HttpNeeds['config']>;
  /** What the exchange looks at people with; Telegram, when not given. */
  readonly checkers?: Checkers;
};

/** A server on a fresh database, wired as the platform wires it. */
export async function openTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const opened = new AsyncDisposableStack();
  const given = options.beside?.database ?? options.database;
  const database = given ?? opened.adopt(await freshDatabase(), (fresh) => fresh.drop());
  const clock = options.beside?.clock ?? movableClock(new Date('2026-11-20T10:00:00Z'));
  const { url } = database;
  const engine = opened.adopt(await openEngine({ url, clock, connections: 2 }), (open) => open.close());
  const keyring = opened.adopt(await openKeyring(database), (open) => open.close());
  const port = options.telegramApiRoot ? await freePort() : undefined;
  const wired = wire(database, clock, { engine, keyring }, { ...options, port });
  const courier = port ? opened.adopt(openCourier(wired), (open) => open.stop()) : undefined;
  const jobs = port
    ? opened.adopt(await openJobs({ url, ...wired, ...workOf(wired, courier) }), (open) => open.stop())
    : noJobs;
  const needs = { ...wired, jobs };
  const app = opened.adopt(await openHttp(needs), (open) => open.close());
  if (port) await app.listen({ host: '127.0.0.1', port });
  return { app, needs, database, clock, settle: () => jobs.settle(), close: () => opened.disposeAsync() };
}

const noJobs = { settle: () => Promise.resolve(true) };
type Wired = Omit<HttpNeeds, 'jobs' | 'crew'> & { readonly clock: MovableClock; readonly crew: Crew };

function wire(
  database: TestDatabase,
  clock: MovableClock,
  opened: Pick<HttpNeeds, 'engine' | 'keyring'>,
  options: TestApiOptions & { port: number | undefined },
): Wired {
  const { telegramApiRoot, port, control, config } = options;
  const { pool } = database;
  const door = openDoor({ allowPrivate: true });
  const publicUrl = port ? `http://127.0.0.1:${port}` : 'http://asterism.test';
  const purposes = {
    [purchasePurpose]: billingPurpose,
    [subscriptionPurpose]: subscriptionTerms,
    [depositPurpose]: refundsByPayout(tellingDeposits(depositTerms()), { tellUser: tellOfPayout }),
    [topUpPurpose]: tellingDeposits(topUpTerms()),
    [storeOrderPurpose]: storePurpose(),
  };
  const money = moneyIn({
    pool,
    clock,
    purposes,
    adopt: adoptByRules,
    publicUrl,
    ...(telegramApiRoot && { telegramApiRoot }),
  });
  const plain = plainNeeds({ pool, clock, systems: { plain: options.plainRoot ?? 'http://127.0.0.1:9' } });
  const exchange = wireExchange({
    ...plain,
    ...money,
    door,
    clock,
    config: { ...money.config, ...config },
    payouts: () => wired,
  });
  const looked = options.checkers && {
    checkers: options.checkers,
    turns: async (_: number, __: string, n: number) => n,
  };
  const people = { ...exchange.needs, ...looked };
  const gateways = { ...plain.gateways, ...money.gateways, ...byCode(starsPayouts(money)) };
  const outside = {
    accountFor: accountFor(pool),
    openPayer: openPayer(plain.openAccount),
    meetWorld,
    tellUser: tellOfPayout,
  };
  const store = wireStore({ ...plain, ...money, ...outside, gateways, door, clock, payouts: () => wired });
  const wired: Wired = {
    ...plain,
    ...money,
    ...people,
    ...wirePanel({ ...plain, ...money, ...people, ...opened, door, clock }).needs,
    ...store.needs,
    ...outside,
    ...personData({ pool }),
    payoutMentioned,
    ...opened,
    door,
    clock,
    config: { ...money.config, ...config },
    askWallet: (connection, question) =>
      askWallet({ root: undefined, open: (named) => openConnection(plain, named) }, connection, question),
    walletProofs: openWalletProofs({
      pool,
      clock,
      root: undefined,
      account: async (workspace, named) =>
        openConnection(plain, (await accountFor(pool)(workspace, 'ton', named)).connection),
    }),
    outerAccounts: outerAccounts(pool),
    knowsPayout: knowsPayout(pool),
    rateSources: [],
    botFor: async (workspace, bot) => (bot ? getBot(pool, workspace, bot) : onlyBot(await listBots(pool, workspace))),
    ...(control && { control: { token: control, clock } }),
    ...(options.log && { log: options.log }),
  };
  return wired;
}

const workOf = (needs: Wired, courier: Courier | undefined) => ({
  handlers: { ...billingJobs(needs), ...refillJobs({ ...needs, notifier: botNotifier(needs) }) },
  sweeps: [
    needs.crew.sweep,
    ...telegramSweeps(needs),
    ...paymentSweeps(needs),
    ...payoutSweeps(needs),
    ...billingSweeps(needs),
    ...subscriptionSweeps(needs),
    ...refillSweeps(needs),
    ...rateSweeps(needs),
    ...fundsSweeps(needs),
    ...(courier ? [courier.sweep, forgetOld(needs)] : []),
  ],
});

const byCode = (gateways: readonly Gateway[]) => Object.fromEntries(gateways.map((gateway) => [gateway.code, gateway]));

function onlyBot([bot]: readonly Bot[]): Bot {
  if (!bot) throw new Refusal('not_found', 'Connect a bot first: POST /v1/bots.');
  return bot;
}

export type Tenant = { readonly workspace: number; readonly key: string; readonly keyId: string };

/** A workspace with one key, which may do everything unless told. */
export async function newTenant(api: TestApi, key: Partial<NewKey> = {}): Promise<Tenant> {
  const { workspace } = await createWorkspace(api.needs, { name: 'Test', actor: 'test' });
  return { workspace, ...(await newKey(api, workspace, key)) };
}

export async function newKey(api: TestApi, workspace: number, key: Partial<NewKey> = {}) {
  const wanted = { name: 'test', scopes: ['all'], requestsPerMinute: null, ...key } as const;
  const made = await createKey(api.needs, workspace, wanted, 'test');
  return { key: made.secret, keyId: made.key.id };
}

export type Ask = {
  key?: string | undefined;
  idempotencyKey?: string;
  body?: unknown;
  /** Sent as it is, instead of `body` as JSON. */
  raw?: string;
  headers?: Record<string, string>;
  remoteAddress?: string;
};

let asked = 0;

/** One request. A body or `raw` is JSON unless a content type is given; commands get a fresh key unless told. */
export async function ask(
  api: TestApi,
  method: string,
  url: string,
  options: Ask = {},
): Promise<LightMyRequestResponse> {
  const {
    key,
    body,
    raw,
    headers = {},
    idempotencyKey = `test-${(asked += 1)}`,
    remoteAddress = '127.0.0.1',
  } = options;
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return api.app.inject({
    method: method as 'GET',
    url,
    remoteAddress,
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(payload !== undefined && { 'content-type': 'application/json' }),
      ...(method !== 'GET' && idempotencyKey && { 'idempotency-key': idempotencyKey }),
      ...headers,
    },
    ...(payload !== undefined && { payload }),
  });
}

/** What an answer came to, short enough for a table: the status, and the code of a problem. */
export const outcome = (response: LightMyRequestResponse): string => {
  const problem = response.headers['content-type'] === 'application/problem+json';
  return problem ? `${response.statusCode} ${response.json<{ code: string }>().code}` : String(response.statusCode);
};

/** A bot of this workspace that needs no Telegram: taken in through the tap. */
export const newBot = (api: TestApi, tenant: Tenant, token: string): Promise<Bot> =>
  addBot(api.needs, tenant.workspace, { token, mode: 'tap' });

/** The demo's catalogue: `message` costs 1 credit, `image` 10, `vip` is a plain yes; `pack_500` is 250 Stars. */
export async function stockShelves(api: TestApi, { key }: Tenant): Promise<void> {
  const put = async (url: string, body: unknown) => {
    const response = await ask(api, 'PUT', url, { key, body });
    if (response.statusCode !== 200) throw new Error(response.body);
  };
  await put('/v1/features/message', { kind: 'metered' });
  await put('/v1/features/image', { kind: 'metered', credit_cost: '10' });
  await put('/v1/features/vip', { kind: 'boolean' });
  await put('/v1/products/pack_500', {
    kind: 'credit_pack',
    title: '500 credits',
    description: 'Enough for 50 images.',
    price: { asset: 'XTR', amount: '250' },
    grants: [{ credit_type: 'credits', amount: '500' }],
  });
}

/** Credits given by hand, so that there is something to spend. */
export async function give(api: TestApi, { key }: Tenant, customer: string, amount: string): Promise<void> {
  const response = await ask(api, 'POST', '/v1/grants', { key, body: { customer, amount, reason: 'test' } });
  if (response.statusCode !== 200) throw new Error(response.body);
}
