import { describe, expect, it } from 'vitest';
import type { OpenConnection } from '#payments/gateway';
import { form } from './form.ts';
import { readWebhook } from './read-webhook.ts';
import { signNotice } from './sign.ts';

const usual = Object.fromEntries(Object.entries(form.settings).map(([name, field]) => [name, field.usual ?? '']));
const secret = 'unitpay_secret_vector';
const connection = (more: Record<string, string> = {}, isTest = false): OpenConnection => ({
  workspace: 1,
  id: 'con_1',
  app: 'main',
  isTest,
  settings: { ...usual, public_key: 'pub-1', project_id: '4242', ...more },
  secrets: { secret_key: secret, account_secret_key: '' },
});

const notice = {
  account: 'pay_1',
  date: '2026-11-20 13:00:00',
  orderCurrency: 'RUB',
  orderSum: '250.50',
  payerCurrency: 'USD',
  payerSum: '3.10',
  projectId: '4242',
  test: '0',
  unitpayId: '504002351',
};

function read(method: string, more: Record<string, string> = {}, opened = connection(), address = '203.0.113.7') {
  const params = new Map(Object.entries({ ...notice, ...more }));
  params.set('signature', signNotice(method, params, secret));
  const pairs = [...params].map(([name, value]): [string, string] => [`params[${name}]`, value]);
  const query = new URLSearchParams([['method', method], ...pairs]).toString();
  return readWebhook(opened, { method: 'GET', query, headers: {}, body: Buffer.alloc(0), address });
}

const said = (answer: { status: number; body: string }) => [answer.status, Object.keys(JSON.parse(answer.body))];

describe('a notification of UnitPay', () => {
  it('"check" asks about the order, not about what the payer gives, and names what can be looked up', () => {
    const reading = read('check');
    if (reading.verdict !== 'question') throw new Error('It is a question.');
    expect(reading.question).toMatchObject({ payload: 'pay_1', amount: { asset: 'RUB', units: 25_050n } });
    expect(reading.mentions).toEqual([{ about: 'payment', payment: 'pay_1', externalId: '504002351' }]);
    expect(said(reading.answer({ ok: true }))).toEqual([200, ['result']]);
    const no = reading.answer({ ok: false, reason: 'expired', message: 'It is over.' });
    expect([no.status, no.body]).toEqual([200, '{"error":{"message":"It is over."}}']);
  });

  it('"pay" and "error" are news to look up, "preauth" is money that is only held', () => {
    for (const method of ['pay', 'error'])
      expect(read(method)).toMatchObject({
        verdict: 'genuine',
        mentions: [{ payment: 'pay_1', externalId: '504002351' }],
        answer: { status: 200 },
      });
    expect(read('preauth').verdict).toBe('ignored');
    expect(read('tomorrow').verdict).toBe('malformed');
  });

  it('of a test reaches no connection that is real, and real money no connection that is a test', () => {
    expect(read('pay', { test: '1' }).verdict).toBe('malformed');
    expect(read('pay', {}, connection({}, true)).verdict).toBe('malformed');
    expect(read('pay', { test: '1' }, connection({}, true)).verdict).toBe('genuine');
  });

  it('of another project, without a number or without an order is kept and leads to nothing', () => {
    for (const more of [{ projectId: '1' }, { unitpayId: 'x' }, { account: '' }])
      expect(read('pay', more).verdict).toBe('malformed');
    for (const more of [{ orderSum: '1.234' }, { orderSum: 'many' }, { orderCurrency: 'rubles' }])
      expect(read('check', more).verdict).toBe('malformed');
  });

  it('is told no in the body; the status of that is a setting, and 401 for what nobody proved', () => {
    const no = (opened: OpenConnection) => {
      const reading = read('pay', { projectId: '1' }, opened);
      return 'answer' in reading && typeof reading.answer !== 'function' ? said(reading.answer) : undefined;
    };
    expect(no(connection())).toEqual([200, ['error']]);
    expect(no(connection({ refusal_status: '409' }))).toEqual([409, ['error']]);
    expect(read('pay', {}, { ...connection(), secrets: { secret_key: 'another_key' } })).toMatchObject({
      verdict: 'forged',
      answer: { status: 401 },
    });
  });

  it.each([
    ['', '198.51.100.1', true],
    ['31.186.100.49,51.250.20.9', '51.250.20.9', true],
    ['31.186.100.49,51.250.20.9', '::ffff:31.186.100.49', true],
    ['31.186.100.49,51.250.20.9', '51.250.20.8', false],
    ['51.250.20.0/24', '51.250.20.77', true],
    ['51.250.20.0/24', '51.250.21.77', false],
    ['2001:db8::/32', '2001:db8::7', true],
    ['2001:db8::/32', '2001:db9::7', false],
    ['nonsense', '51.250.20.9', false],
    ['51.250.20.9', 'nonsense', false],
  ])('with the list "%s" may come from %s: %s', (ips, address, may) => {
    expect(read('pay', {}, connection({ ips }), address).verdict).toBe(may ? 'genuine' : 'forged');
  });
});
