import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { billingPurpose, purchasePurpose } from '#billing';
import { reactToUpdates, starsGateway } from '#gateways/stars';
import { openHttp, type HttpNeeds } from '#http';
import { createKey, createWorkspace, openKeyring, type NewKey } from '#identity';
import { movableClock, Refusal, type MovableClock } from '#kernel';
import { openEngine } from '#ledger';
import { approvePayment, receive } from '#payments';
import { addBot, listBots, type Bot } from '#telegram';
import { freshDatabase, quietLog, type TestDatabase } from '#test';

export type TestApi = {
  readonly app: FastifyInstance;
  readonly needs: HttpNeeds;
  readonly database: TestDatabase;
  readonly clock: MovableClock;
  close(): Promise<void>;
};

const unreachable = 'http://127.0.0.1:9';

/** A server on a fresh database, or one more process on the database of another. */
export async function openTestApi(
  options: { beside?: TestApi; telegramApiRoot?: string; control?: string; config?: Partial<HttpNeeds['config']> } = {},
): Promise<TestApi> {
  const database = options.beside?.database ?? (await freshDatabase());
  const clock = options.beside?.clock ?? movableClock(new Date('2026-11-20T10:00:00Z'));
  const engine = await openEngine({ url: database.url, clock, connections: 2 });
  const keyring = await openKeyring(database);
  const needs = wire(database, clock, { engine, keyring, ...options });
  const app = await openHttp(needs);
  return {
    app,
    needs,
    database,
    clock,
    async close() {
      await app.close();
      await engine.close();
      await keyring.close();
      if (!options.beside) await database.drop();
    },
  };
}

type Wiring = Pick<HttpNeeds, 'engine' | 'keyring'> & {
  telegramApiRoot?: string;
  control?: string;
  config?: Partial<HttpNeeds['config']>;
};

function wire(database: TestDatabase, clock: MovableClock, { engine, keyring, ...options }: Wiring): HttpNeeds {
  const { pool } = database;
  const config = {
    publicUrl: 'http://asterism.test',
    telegramApiRoot: options.telegramApiRoot ?? unreachable,
    ...options.config,
  };
  const botApi = { pool, clock, log: quietLog(), masterKey: Buffer.alloc(32, 7), config };
  const money = {
    pool,
    clock,
    log: botApi.log,
    gateways: { stars: starsGateway(botApi) },
    purposes: { [purchasePurpose]: billingPurpose },
  };
  const react = reactToUpdates(botApi, {
    approve: (question) => approvePayment(money, question),
    receive: (incoming) => receive(money, incoming),
  });
  return {
    ...botApi,
    ...money,
    engine,
    keyring,
    react,
    jobs: { settle: async () => true },
    botFor: (workspace, bot) => sellingBot(database, workspace, bot),
    ...(options.control && { control: { token: options.control, clock } }),
  };
}

async function sellingBot({ pool }: TestDatabase, workspace: number, named?: string): Promise<Bot> {
  const bots = await listBots(pool, workspace);
  const bot = named ? bots.find(({ id, telegramId }) => id === named || telegramId === named) : bots[0];
  if (!bot) throw new Refusal('not_found', 'This workspace has no such bot: connect one with POST /v1/bots.');
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
