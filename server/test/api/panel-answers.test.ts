import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePanelKey, setPanelSettings } from '#reselling';
import { openPanelShop, type PanelShop, type Reseller } from './panel-shop.ts';
import { asForm, type Asked } from './panel-transports.ts';
import { newKey, openTestApi, type TestApi } from './test-api.ts';

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

describe('status, cancel and refill', () => {
  it('say what an order came to: remains, charge and word agree', async () => {
    const told = async (number: number) => call(ann, { action: 'status', order: String(number) });
    const [canceled, partial, whole, running] = [await order(), await order(), await order(), await order()];
    await shop.report(canceled, { ended: true });
    await shop.report(partial, { startCount: 0, delivered: 1, ended: true });
    await shop.report(whole, { startCount: 12, delivered: 1000 });
    await shop.report(running, { startCount: 5 });
    const currency = 'USD';
    expect(await Promise.all([canceled, partial, whole, running].map(told))).toEqual([
      { charge: '0', start_count: null, status: 'Canceled', remains: '1000', currency },
      { charge: '0.0009', start_count: '0', status: 'Partial', remains: '999', currency },
      { charge: '0.9', start_count: '12', status: 'Completed', remains: '0', currency },
      { charge: '0.9', start_count: '5', status: 'In progress', remains: '1000', currency },
    ]);
  });

  it('answer for 100 ids, for each of them alone, and refuse 101', async () => {
    const number = await order();
    const ids = Array.from({ length: 99 }, (_, n) => String(900_000 + n));
    for (const [action, shape] of [
      ['status', 100],
      ['cancel', 100],
      ['refill', 100],
    ] as const) {
      const told = (await call(ann, {
        action,
        orders: [...ids, String(number), String(number), ` ${number}`],
      })) as object;
      expect([action, Object.keys(told).length]).toEqual([action, shape]);
      expect(await call(ann, { action, orders: [...ids, '1', '2'] })).toEqual({ error: 'Incorrect request' });
    }
    expect(await call(ann, { action: 'refill_status', refills: [...ids, '1', '2'] })).toEqual({
      error: 'Incorrect request',
    });
    expect(await call(ann, { action: 'status', orders: ` ${number},,x, 1e3 ,-1,__proto__` })).toEqual(
      JSON.parse(
        `{"${number}":${JSON.stringify(await call(ann, { action: 'status', order: String(number) }))},"x":{"error":"Incorrect order ID"},"1e3":{"error":"Incorrect order ID"},"-1":{"error":"Incorrect order ID"},"__proto__":{"error":"Incorrect order ID"}}`,
      ),
    );
  });

  it('know the orders and refills of one reseller only, whichever of their keys asks', async () => {
    const number = await completed();
    const { refill } = (await call(ann, { action: 'refill', order: String(number) })) as { refill: string };
    const another = await shop.reseller('ann', { usd: '0' });
    expect(await call(another, { action: 'refill_status', refill })).toEqual({ status: 'Pending' });
    const foreign = [
      [{ action: 'status', order: String(number) }, unknownOrder],
      [{ action: 'status', orders: String(number) }, { [number]: unknownOrder }],
      [{ action: 'cancel', orders: String(number) }, [{ order: number, cancel: unknownOrder }]],
      [{ action: 'refill', order: String(number) }, unknownOrder],
      [{ action: 'refill', orders: String(number) }, [{ order: number, refill: unknownOrder }]],
      [{ action: 'refill_status', refill }, { error: 'Refill not found' }],
      [
        { action: 'refill_status', refills: refill },
        [{ refill: Number(refill), status: { error: 'Refill not found' } }],
      ],
    ] as const;
    for (const [asked, told] of foreign) expect(await call(bob, asked)).toEqual(told);
  });

  it('tell what became of a refill, as a number to who wants one', async () => {
    const eve = await shop.reseller('eve', { switches: { numeric_refill: true } });
    const one = (await call(eve, { action: 'refill', order: String(await completed(eve)) })) as { refill: number };
    const two = (await call(eve, { action: 'refill', order: String(await completed(eve)) })) as { refill: number };
    expect([typeof one.refill, typeof two.refill]).toEqual(['number', 'number']);
    await shop.refilled('eve', one.refill, 'completed');
    await shop.refilled('eve', two.refill, 'rejected');
    expect(await call(eve, { action: 'refill_status', refills: [String(one.refill), String(two.refill)] })).toEqual([
      { refill: one.refill, status: 'Completed' },
      { refill: two.refill, status: 'Rejected' },
    ]);
  });
});

describe('errors', () => {
  it('are 200 with one field, in the words of all panels, in both dialects', async () => {
    const keys = await shop.reseller('ann', { usd: '0', switches: { dialect: 'keys' } });
    const poor = await shop.reseller('poor', { usd: '0' });
    const poorKeys = await shop.reseller('poor', { usd: '0', switches: { dialect: 'keys' } });
    const { workspace } = shop.tenant;
    const [whole, pending, unrefillable] = [
      await completed(),
      await order(),
      await order(ann, { service: '12', link: '@example' }),
    ];
    await shop.report(unrefillable, { delivered: 1000 });
    await call(ann, { action: 'refill', order: String(whole) });
    const busy = 'You have active order with this link. Please wait until order being completed.';
    await setPanelSettings(api.needs, workspace, { guardedServices: [31] }, 'test');
    await order(ann, { service: '31', link: 'https://t.me/example/9' });
    const request = 'Incorrect request';
    const table: readonly (readonly [Asked, code: string, sentence: string, key?: string])[] = [
      [{ action: 'nothing' }, 'action_unknown', request],
      [{}, 'action_unknown', request],
      [{ action: 'status' }, 'invalid_request', request],
      [{ action: 'cancel' }, 'invalid_request', request],
      [{ action: 'refill' }, 'invalid_request', request],
      [{ action: 'refill_status' }, 'invalid_request', request],
      [{ action: 'add' }, 'invalid_request', request],
      [{ ...likes, quantity: '' }, 'invalid_request', request],
      [{ ...likes, quantity: 'many' }, 'invalid_request', request],
      [{ ...likes, runs: '2' }, 'invalid_request', request],
      [{ ...likes, request_id: 'x'.repeat(129) }, 'invalid_request', request],
      [{ ...likes, service: '999' }, 'service_unknown', 'Incorrect service ID', 'error.incorrect_service_id'],
      [{ ...likes, service: 'x' }, 'service_unknown', 'Incorrect service ID', 'error.incorrect_service_id'],
      [{ ...likes, service: '33' }, 'service_disabled', 'Incorrect service ID', 'error.incorrect_service_id'],
      [{ ...likes, link: '' }, 'link_invalid', 'Bad link', 'neworder.error.link'],
      [{ ...likes, link: 'javascript:alert(1)' }, 'link_invalid', 'Bad link', 'neworder.error.link'],
      [{ ...likes, service: '31', link: 'https://t.me/example/9' }, 'link_busy', busy, 'neworder.error.link_duplicate'],
      [
        { ...likes, quantity: '9' },
        'quantity_too_small',
        'Quantity less than minimal 10',
        'neworder.error.min_quantity',
      ],
      [
        { ...likes, quantity: '-5' },
        'quantity_too_small',
        'Quantity less than minimal 10',
        'neworder.error.min_quantity',
      ],
      [
        { ...likes, quantity: '10001' },
        'quantity_too_large',
        'Quantity more than maximum 10000',
        'neworder.error.max_quantity',
      ],
      [
        { ...likes, quantity: '5001', runs: '2', interval: '5' },
        'quantity_too_large',
        'Quantity more than maximum 10000',
        'neworder.error.max_quantity',
      ],
      [{ ...likes, service: '32' }, 'comments_missing', 'Comments field is required', 'neworder.error.comment'],
      [{ action: 'status', order: '999999' }, 'order_unknown', 'Incorrect order ID'],
      [{ action: 'status', order: 'x' }, 'order_unknown', 'Incorrect order ID'],
      [{ action: 'refill', order: '999999' }, 'not_found', 'Incorrect order ID'],
      [{ action: 'refill', order: String(pending) }, 'order_not_completed', 'The order is not completed'],
      [{ action: 'refill', order: String(unrefillable) }, 'refill_disabled', 'Refill is disabled for this service'],
      [{ action: 'refill', order: String(whole) }, 'refill_too_soon', 'Refill was requested less than 24 hours ago'],
      [{ action: 'refill_status', refill: '999999' }, 'refill_unknown', 'Refill not found'],
    ];
    const told = async (who: Reseller, asked: Asked) => {
      const { statusCode, headers, body } = await asForm(api, { key: who.secret, ...asked });
      return [statusCode, headers['content-type'], headers['x-error-code'], body];
    };
    const answer = (code: string, error: string) => [200, 'application/json', code, `{"error":"${error}"}`];
    for (const [asked, code, sentence, key = sentence] of table) {
      expect([asked, await told(ann, asked)]).toEqual([asked, answer(code, sentence)]);
      expect([asked, await told(keys, asked)]).toEqual([asked, answer(code, key)]);
    }
    expect(await told(poor, likes)).toEqual(answer('insufficient_funds', 'Not enough funds on balance'));
    expect(await told(poorKeys, likes)).toEqual(answer('insufficient_funds', 'neworder.error.not_enough_funds'));
    expect(await call(ann, { action: 'cancel', order: String(whole) })).toEqual([
      { order: whole, cancel: { error: 'Order cannot be canceled' } },
    ]);
    console.log(`errors: ${table.length + 1} in two dialects`);
  });

  it('of keys are the same for every key that opens nothing', async () => {
    const { workspace } = shop.tenant;
    const plain = await newKey(api, workspace, { scopes: ['usage:write'] });
    const suspended = await shop.reseller('sue');
    await changePanelKey(api.needs, workspace, suspended.key, { isSuspended: true }, 'test');
    const told = async (key: string) => {
      const { statusCode, headers, body } = await asForm(api, { key, action: 'balance' });
      return [statusCode, headers['x-error-code'], body];
    };
    const invalid = '{"error":"Invalid API key"}';
    expect(await told('')).toEqual([200, 'unauthenticated', invalid]);
    expect(await told('wrong')).toEqual([200, 'unauthenticated', invalid]);
    expect(await told(`ak_${'0'.repeat(43)}`)).toEqual([200, 'unauthenticated', invalid]);
    expect(await told(plain.key)).toEqual([200, 'scope_missing', invalid]);
    expect(await told(shop.tenant.key)).toEqual([200, 'scope_missing', invalid]); // may do everything, and is no reseller's
    expect(await told(suspended.secret)).toEqual([
      200,
      'account_suspended',
      '{"error":"Your account has been suspended."}',
    ]);
  });
});

it('A key has 60 requests a minute over all processes, then 429 in the words that clients look for, until the minute is over', async () => {
  const limited = await openPanelShop(api, { requestsPerMinute: 60 });
  const { secret } = await limited.reseller('lim');
  api.clock.set(new Date(Math.ceil(api.clock.now().getTime() / 60_000) * 60_000));
  const asked = { key: secret, action: 'balance' };
  const answers = await Promise.all(Array.from({ length: 80 }, (_, n) => asForm(n % 2 ? api : beside, asked)));
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(60);
  const refused = answers.filter(({ statusCode }) => statusCode === 429);
  expect(refused).toHaveLength(20);
  for (const { headers, body } of refused) {
    expect(body).toBe('{"error":"Rate limit exceeded. Max 60 requests per minute."}');
    expect([headers['content-type'], headers['x-error-code']]).toEqual(['application/json', 'rate_limited']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(30);
  }
  api.clock.set(new Date(api.clock.now().getTime() + 60_000));
  expect((await asForm(api, asked)).statusCode).toBe(200);
});
