import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatUnits } from '#kernel';
import { disableService, enableService } from '#catalogue';
import { audit } from '#ledger';
import { listOrders, setPanelSettings } from '#reselling';
import { openPanelShop, type PanelShop, type Reseller } from './panel-shop.ts';
import { asForm, send, transports, type Asked } from './panel-transports.ts';
import { openTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
let beside: TestApi;
let shop: PanelShop;
let ann: Reseller;
let bob: Reseller;

beforeAll(async () => {
  api = await openTestApi();
  beside = await openTestApi({ beside: api });
  shop = await openPanelShop(api, { replaySeconds: 0 });
  [ann, bob] = [await shop.reseller('ann'), await shop.reseller('bob')];
});
afterAll(async () => {
  await beside?.close();
  await api?.close();
});

const call = async (who: Reseller, asked: Asked) => (await asForm(api, { key: who.secret, ...asked })).json<unknown>();
const likes = { action: 'add', service: '30', link: 'https://t.me/example/1', quantity: '1000' };

async function order(who = ann, asked: Asked = {}): Promise<number> {
  const answer = (await call(who, { ...likes, ...asked })) as { order?: number };
  if (answer.order === undefined) throw new Error(JSON.stringify(answer));
  return answer.order;
}

async function completed(who = ann): Promise<number> {
  const number = await order(who);
  await shop.report(number, { startCount: 7, delivered: 1000 });
  return number;
}

const unknownOrder = { error: 'Incorrect order ID' };

describe('the table of conformance', () => {
  /** What an action asks, and its whole answer, to the letter. Each use of one that changes something is of something new. */
  type Case = () => Promise<readonly [Asked, string]>;

  async function casesOf(): Promise<Record<string, Case>> {
    const partial = await order();
    await shop.report(partial, { startCount: 3572, delivered: 843, ended: true });
    const [pending, whole] = [await order(), await completed()];
    const { refill } = (await call(ann, { action: 'refill', order: String(whole) })) as { refill: string };
    const partialTold = { charge: '0.7587', start_count: '3572', status: 'Partial', remains: '157', currency: 'USD' };
    const pendingTold = { charge: '0.9', start_count: null, status: 'Pending', remains: '1000', currency: 'USD' };
    const listed = JSON.stringify(await call(ann, { action: 'services' }));
    const request = { ...likes, request_id: 'the same for all' };
    const first = await call(ann, request);
    const fixed =
      (asked: Asked, told: unknown): Case =>
      async () => [asked, JSON.stringify(told)];
    return {
      services: async () => [{ action: 'services' }, listed],
      add: fixed(request, first),
      status: fixed({ action: 'status', order: String(partial) }, partialTold),
      'status of many': fixed(
        { action: 'status', orders: [String(pending), '999999', String(partial)] },
        { [pending]: pendingTold, 999999: unknownOrder, [partial]: partialTold },
      ),
      cancel: async () => {
        const number = await order();
        const told = [
          { order: 999999, cancel: unknownOrder },
          { order: number, cancel: 1 },
        ];
        return [{ action: 'cancel', orders: ['999999', String(number)] }, JSON.stringify(told)];
      },
      refill: async () => {
        const number = await completed();
        return [{ action: 'refill', order: String(number) }, JSON.stringify({ refill: '1' })];
      },
      'refill of many': async () => {
        const number = await completed();
        const told = [
          { order: number, refill: 1 },
          { order: 999999, refill: unknownOrder },
        ];
        return [{ action: 'refill', orders: [String(number), '999999'] }, JSON.stringify(told)];
      },
      refill_status: fixed({ action: 'refill_status', refill }, { status: 'Pending' }),
      'refill_status of many': fixed({ action: 'refill_status', refills: [refill, '999999'] }, [
        { refill: Number(refill), status: 'Pending' },
        { refill: 999999, status: { error: 'Refill not found' } },
      ]),
      balance: async () => {
        const balance = formatUnits(await shop.balance('ann'), 6);
        return [{ action: 'balance' }, JSON.stringify({ balance, currency: 'USD' })];
      },
    };
  }

  /** Each refill that is asked for has a number of its own. */
  const unnumbered = (body: string) => body.replace(/("refill":"?)\d+/g, '$1N');

  it('has the same answer in every cell of a row: ten actions over twelve transports', async () => {
    const cases = await casesOf();
    const rows: string[] = [];
    for (const [way, write] of Object.entries(transports)) {
      for (const [action, prepare] of Object.entries(cases)) {
        const [asked, told] = await prepare();
        const response = await send(api, write({ key: ann.secret, ...asked }));
        const body = unnumbered(response.body);
        expect([way, action, response.statusCode, response.headers['content-type'], body]).toEqual([
          way,
          action,
          200,
          'application/json',
          unnumbered(told),
        ]);
      }
      rows.push(
        `| ${way} | ${Object.keys(cases)
          .map(() => 'ok')
          .join(' | ')} |`,
      );
    }
    console.log([`| transport | ${Object.keys(cases).join(' | ')} |`, ...rows].join('\n'));
    expect([rows.length, Object.keys(cases).length]).toEqual([12, 10]);
  });
});

describe('services', () => {
  it('are those that are offered, with prices and limits as strict clients want them', async () => {
    const listed = (await call(ann, { action: 'services' })) as { service: number }[];
    expect(new Set(listed.map(({ service }) => service))).toEqual(
      new Set([1, 2, 3, 10, 11, 12, 13, 14, 15, 30, 31, 32]),
    );
    const rate = (number: number) =>
      (listed.find(({ service }) => service === number) as unknown as { rate: string }).rate;
    expect([1, 2, 3, 10, 11, 12, 13, 14, 15, 30].map(rate)).toEqual([
      '25.00',
      '50.00',
      '25.00',
      '9.50',
      '9.50',
      '11.00',
      '9.50',
      '17.00',
      '28.00',
      '0.90',
    ]);
    expect(listed.find(({ service }) => service === 30)).toEqual({
      service: 30,
      name: 'Likes',
      type: 'Default',
      category: 'Telegram: Stars',
      rate: '0.90',
      min: '10',
      max: '10000',
      refill: true,
      cancel: true,
      dripfeed: true,
      description: 'By hand.',
    });
    const numbers = await shop.reseller('nora', { switches: { numeric_limits: true } });
    expect(await call(numbers, { action: 'services' })).toMatchObject(
      listed.map(() => ({ min: expect.any(Number), max: expect.any(Number) })),
    );
    expect(await call(ann, { action: 'services', language: 'ru' })).toContainEqual(
      expect.objectContaining({ name: 'Лайки' }),
    );
  });

  it('come and go as they are switched', async () => {
    const { workspace } = shop.tenant;
    const numbers = async () =>
      ((await call(ann, { action: 'services' })) as { service: number }[]).map(({ service }) => service);
    await enableService(api.needs, workspace, { service: 33 }, 'test');
    expect(await call(ann, { action: 'services' })).toContainEqual(
      expect.objectContaining({ service: 33, rate: '0.0015' }),
    );
    await disableService(api.needs, workspace, { service: 33, reason: 'test' }, 'test');
    expect(await numbers()).not.toContain(33);
  });

  it('are told without a key where the operator lets them, and only they', async () => {
    const { workspace } = shop.tenant;
    const open = await openTestApi({ beside: api, config: { defaultWorkspace: workspace } });
    const ask = async (asked: Asked) => (await asForm(open, asked)).json<unknown>();
    expect(await ask({ action: 'services' })).toEqual(await call(ann, { action: 'services' }));
    const refused = { error: 'Invalid API key' };
    expect(await ask({ action: 'balance' })).toEqual(refused);
    expect(await ask({ action: 'services', key: 'wrong' })).toEqual(refused);
    await setPanelSettings(api.needs, workspace, { keylessServices: false }, 'test');
    expect(await ask({ action: 'services' })).toEqual(refused);
    await setPanelSettings(api.needs, workspace, { keylessServices: true }, 'test');
    expect((await asForm(api, { action: 'services' })).json()).toEqual(refused); // no workspace is named here
    await open.close();
  });
});

describe('add', () => {
  it('takes packages, comments and drip-feeds as panels do', async () => {
    const packed = await order(ann, { service: '31', quantity: '7' });
    const comments = 'one\r\n\r\n  \ntwo\nthree\r\n';
    const commented = await order(ann, { service: '32', comments, quantity: '99' });
    const dripped = await order(ann, { quantity: '100', runs: '3', interval: '10' });
    const plain = await order(ann, { runs: '0', interval: '', comments: '', request_id: '' });
    const told = (await call(ann, {
      action: 'status',
      orders: [packed, commented, dripped, plain].map(String),
    })) as Record<string, { remains: string; charge: string }>;
    expect([packed, commented, dripped, plain].map((number) => [told[number]?.remains, told[number]?.charge])).toEqual([
      ['500', '0.45'],
      ['3', '0.0027'],
      ['300', '0.27'],
      ['1000', '0.9'],
    ]);
  });

  it('is one order, one debit and one answer for 100 that are sent at once with one request id, over two processes', async () => {
    const carl = await shop.reseller('carl', { usd: '50' });
    const asked = { key: carl.secret, ...likes, request_id: 'basket-1' };
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => asForm(n % 2 ? api : beside, asked)));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.json()).toEqual({ order: expect.any(Number) });
    const { workspace } = shop.tenant;
    expect((await listOrders(api.needs.pool, { workspace, user: 'carl' })).orders).toHaveLength(1);
    expect(await shop.balance('carl')).toBe(49_100_000n);
    expect(await audit(api.needs.pool, workspace)).toMatchObject({ ok: true });
    expect(await call(carl, { ...likes, quantity: '1001', request_id: 'basket-1' })).toEqual({
      error: 'Incorrect request',
    });
    expect((await call(bob, { ...likes, request_id: 'basket-1' })) as object).not.toEqual(answers[0]?.json());
  });

  it('hears the same order again within the window when no request id is given', async () => {
    const { workspace } = shop.tenant;
    await setPanelSettings(api.needs, workspace, { replaySeconds: 120 }, 'test');
    const dora = await shop.reseller('dora', { usd: '9' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => call(dora, likes)));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await call(dora, { ...likes, quantity: '1001' })).not.toEqual(answers[0]);
    await setPanelSettings(api.needs, workspace, { replaySeconds: 0 }, 'test');
  });
});
