import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDoor } from '#outbound';
import { openScriptedPanel, type PanelMood, type ScriptedPanel } from '#test/panel';
import type { Access } from '#upstream/provider';
import { smmPanel } from './index.ts';

let panel: ScriptedPanel;
let access: Access;
const client = smmPanel({ door: openDoor({ allowPrivate: true }) });
beforeAll(async () => {
  panel = await openScriptedPanel();
  access = { url: panel.url, key: panel.key, currency: 'USD' };
});
afterAll(() => panel.close());

const order = { service: '1', link: 'https://t.me/example', quantity: 100 };
const add = (mood?: PanelMood) => {
  if (mood) panel.next('add', mood);
  return client.add(access, order, 'plc_1');
};
const html = { body: '<html>Just a moment…</html>', type: 'text/html' };

describe('an order', () => {
  it('is sent as the documentation has it, and the key is in the body alone', async () => {
    await add();
    expect(panel.bodies.at(-1)).toBe(
      `key=${panel.key}&action=add&service=1&link=https%3A%2F%2Ft.me%2Fexample&quantity=100&request_id=plc_1`,
    );
    await client.add(access, { ...order, service: '3', comments: ['one', 'two'] }, 'plc_2');
    expect(panel.bodies.at(-1)).toContain('&comments=one%0Atwo&request_id');
    await client.add(access, { ...order, isPackage: true }, 'plc_3').catch(() => {});
    expect(panel.bodies.at(-1)).not.toContain('quantity');
  });

  it.each([
    ['{"order":23501}', '23501'],
    ['{"order":"23501"}', '23501'],
    ['\uFEFF {"status":"success","order_id":7,"charge":"0.1"}', '7'],
    ['{"order":12345678901234567890}', '12345678901234567890'],
    ['{"error":null,"data":{"order":5}}', '5'],
  ])('taken as %s is number %s', async (body, id) => {
    expect(await add({ body, status: body.includes('data') ? 201 : 200 })).toEqual({ outcome: 'placed', id });
  });

  it.each([
    [200, '{"error":"Incorrect service ID"}', false],
    [200, '{"error":"Not enough funds on balance"}', true],
    [200, '{"error":"neworder.error.not_enough_funds"}', true],
    [200, '{"error":"You have active order with this link. Please wait until order being completed."}', true],
    [200, '{"status":"error","message":"Invalid Link"}', false],
    [422, '{"message":"The given data was invalid.","errors":{"link":["Bad link"]}}', false],
    [401, '{"error":"invalid_key"}', false],
    [429, '{"error":"Rate limit exceeded. Slow down."}', true],
    [403, html.body, true],
    [404, 'Not Found', true],
  ])('refused with %i %s surely was not taken (passing: %s)', async (status, body, isPassing) => {
    expect(await add({ status, body })).toMatchObject({ outcome: 'refused', isPassing });
  });

  it.each<[string, PanelMood]>([
    ['a connection that breaks before', 'die_before'],
    ['a connection that breaks after', 'die_after'],
    ['a 500', '500_after'],
    ['a 502 with words', { status: 502, body: '{"error":"Bad gateway"}' }],
    ['a page in the place of JSON', html],
    ['nothing at all', { body: '' }],
    ['a yes without a number', { body: '{"status":"success"}' }],
    ['a number that is none', { body: '{"order":0}' }],
    ['no number', { body: '{"order":null}' }],
    ['a panel that fell over', { body: '{"error":"Internal server error"}' }],
    ['a redirect', { status: 302, body: '' }],
    ['a 408', { status: 408, body: '{"error":"timeout"}' }],
  ])('whose answer is %s may have been taken: nobody knows', async (_what, mood) => {
    await expect(add(mood)).rejects.toMatchObject({ name: 'ProviderSilent' });
  });

  it('to a panel that is not there was surely not taken, and no message holds the key', async () => {
    const gone = { ...access, url: 'http://127.0.0.1:9/api/v2' };
    expect(await client.add(gone, order, 'plc_1')).toMatchObject({ outcome: 'refused', isPassing: true, isDown: true });
    expect(JSON.stringify(await client.add(gone, order, 'plc_1'))).not.toContain(panel.key);
  });
});

describe('how orders stand', () => {
  const told = '{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}';
  const reading = { status: 'partial', charge: { asset: 'USD', units: 278_190n }, startCount: 3572, remains: 157 };
  it.each([
    ['an object by id', `{"1":${told},"2":{"error":"Incorrect order ID"}}`, ['1']],
    ['a list in order', `[${told},${told}]`, ['1', '2']],
    ['a list with ids', `[{"order":2,${told.slice(1)}]`, ['2']],
    ['a bare word for one', `{"1":${told},"2":"Incorrect order ID","9":${told}}`, ['1']],
    [
      'numbers in the place of texts',
      told
        .replaceAll(/"([\d.]+)"/g, '$1')
        .replace(/^/, '{"1":')
        .concat('}'),
      ['1'],
    ],
    ['nothing anybody asked for', `{"77":${told}}`, []],
  ])('is read from %s', async (_what, body, ids) => {
    panel.next('status', { body });
    const read = await client.status(access, ['1', '2']);
    expect([...read.keys()]).toEqual(ids);
    for (const one of read.values()) expect(one).toMatchObject(reading);
  });

  it('is asked one by one where a panel knows no lists', async () => {
    const { length } = panel.calls;
    panel.next(
      'status',
      { body: '{"error":"Incorrect request"}' },
      { body: told },
      { body: '{"error":"Incorrect order ID"}' },
    );
    expect([...(await client.status(access, ['1', '2'])).keys()]).toEqual(['1']);
    expect(panel.calls.slice(length)).toEqual(['status 1,2', 'status 1', 'status 2']);
  });

  it.each([
    ['In progress', 'in_progress'],
    ['inprogress', 'in_progress'],
    ['IN_PROGRESS', 'in_progress'],
    ['Cancelled', 'canceled'],
    ['Refunded', 'canceled'],
    ['COMPLETED', 'completed'],
    ['Fail', 'strange'],
  ])('called "%s" is %s', async (word, status) => {
    panel.next('status', { body: `{"status":"${word}","start_count":null,"remains":""}` });
    const read = (await client.status(access, ['1'])).get('1');
    expect(read).toMatchObject({ status, startCount: null, remains: null, charge: null });
  });

  it('of a panel that refuses to say is unknown, not gone', async () => {
    panel.next('status', { body: '{"error":"Invalid API key"}' });
    await expect(client.status(access, ['1', '2'])).rejects.toMatchObject({ name: 'ProviderSilent' });
  });
});

describe('the rest', () => {
  it('reads services with numbers as texts and texts as numbers, and lets rows without sense go', async () => {
    const rows = [
      { service: '5', name: 'A', rate: 0.0015, min: 10, max: 2_147_483_647, refill: 1, cancel: 'false' },
      { service: 6, name: 'B', rate: '3e-7', min: '1', max: '5', category: 'C' },
      { service: 7, name: 'No rate', rate: 'free', min: 1, max: 5 },
      'nothing',
    ];
    panel.next('services', { body: JSON.stringify({ services: rows }) });
    const read = await client.services(access);
    expect(read.map(({ id, rate, refill, cancel }) => [id, rate.units, refill, cancel])).toEqual([
      ['5', 1500n, true, false],
      ['6', 1n, false, false],
    ]);
    panel.next('services', { body: '{"error":"Invalid API key"}' });
    await expect(client.services(access)).rejects.toMatchObject({ name: 'ProviderSilent' });
  });

  it.each([
    ['[{"order":9,"cancel":1}]', 'asked'],
    ['[{"order":9,"cancel":{"error":"Incorrect order ID"}}]', 'refused'],
    ['{"canceled":[9]}', 'asked'],
    ['{"error":"Cancel is not allowed"}', 'refused'],
  ])('takes %s for a stop that was %s', async (body, state) => {
    panel.next('cancel', { body });
    expect((await client.cancel(access, ['9'])).get('9')).toBe(state);
  });

  it('reads a balance digit by digit, and refuses one in another currency', async () => {
    panel.next('balance', { body: '{"balance":100.8429299,"currency":"usd"}' }, { body: '{"balance":"1,234.5"}' });
    expect((await client.balance(access)).units).toBe(100_842_929n);
    expect((await client.balance(access)).units).toBe(1_234_500_000n);
    panel.next('balance', { body: '{"balance":"5","currency":"RUB"}' });
    await expect(client.balance(access)).rejects.toThrow('counts in RUB');
  });

  it('asks for refills and how they stand; a panel without a list of orders has none', async () => {
    panel.next('refill', { body: '{"refill":{"error":"Refill is disabled for this service"}}' });
    expect(await client.refill(access, '1')).toMatchObject({ outcome: 'refused', isPassing: false });
    expect(await client.refill(access, '1')).toEqual({ outcome: 'placed', id: '77' });
    expect(await client.refillStatus(access, ['77'])).toEqual(new Map([['77', 'completed']]));
    expect(await client.recent?.(access)).toBeUndefined();
  });
});
