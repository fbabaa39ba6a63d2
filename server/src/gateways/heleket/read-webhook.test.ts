import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedOf } from '#test';
import type { OpenConnection } from '#payments/gateway';
import { readHeleketWebhook } from './read-webhook.ts';
import { cutSign, heleketSign } from './sign.ts';

const seed = seedOf('notices of Heleket');
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);

const keys = { payment_key: 'heleket_payment_key_vector', payout_key: 'heleket_payout_key_vector' };
const shop = { workspace: 7, id: 'con_1', app: 'main', isTest: false, settings: {}, secrets: keys } as OpenConnection;
const read = (body: string | Buffer) =>
  readHeleketWebhook(shop, { method: 'POST', query: '', headers: {}, body: Buffer.from(body), address: '' });

const payment =
  '{"type":"payment","uuid":"1ec87133-b22d-4643-988f-cac29a6ac85d","order_id":"dep_01","amount":"2.75","payment_amount":"2.75","payment_amount_usd":"2.75","merchant_amount":"2.73","commission":"0.02","is_final":true,"status":"paid","from":null,"wallet_address_uuid":null,"network":"ton","currency":"USD","payer_currency":"USDT","additional_data":"https:\\/\\/x.example\\/Тест","txid":"deadbeef"}';
const payout =
  '{"type":"payout","uuid":"2b852d86-3cf1-43fb-b1bb-36f0b7d12151","order_id":"wd_01","amount":"5.00","merchant_amount":"6.00","commission":"1.00","is_final":true,"status":"paid","txid":"beefdead","currency":"USDT","network":"ton","payer_currency":"USDT","payer_amount":"5.00"}';
const signs = { payment: 'b9cab2f5606cf01fe9ba70e4b6a2c68e', payout: 'fe877a5ab539416bea0461f4e85d5c7b' };
const signed = (canonical: string, sign: string) => `${canonical.slice(0, -1)},"sign":"${sign}"}`;

describe('the signature of Heleket', () => {
  it.each([
    ['', 'heleket_payment_key_vector', 'ef4ba35942d51c88bed737dde3af9c33'],
    ['{}', 'heleket_payment_key_vector', 'ed02efeda040774bd29619e92ce21222'],
    ['{"amount":"15","currency":"USD","order_id":"1"}', 'merchant-api-key-42', '27241b4fe4019e6c19622ce88888603c'],
    [
      '{"amount":"2.75","currency":"USD","order_id":"dep_01","url_callback":"https:\\/\\/pay.example.com\\/hook\\/heleket","lifetime":3600}',
      'heleket_payment_key_vector',
      '1fa3db31fd70bf8a85f52715032f1d33',
    ],
    [
      '{"amount":"2.75","currency":"USD","order_id":"dep_01","url_callback":"https://pay.example.com/hook/heleket","lifetime":3600}',
      'heleket_payment_key_vector',
      '6a278ab7ca7bc0d0115eff52835a96d3',
    ],
    [payment, 'heleket_payment_key_vector', signs.payment],
    [payment.replaceAll('\\/', '/'), 'heleket_payment_key_vector', '0d48ea034cb1320fbd88fd39c59fd8cf'],
    [payout, 'heleket_payout_key_vector', signs.payout],
  ])('of %s is the one of the fact sheet', (body, key, sign) => {
    expect(heleketSign(body, key)).toBe(sign);
  });

  it('is cut out of the bytes wherever it stands, and nothing else is touched', () => {
    const sign = signs.payment;
    for (const [body, rest] of [
      [`{"a":"1","sign":"${sign}"}`, '{"a":"1"}'],
      [`{"sign":"${sign}","a":"1"}`, '{"a":"1"}'],
      [`{"a":"1" ,\n "sign" : "${sign}", "b":"\xff"}`, '{"a":"1", "b":"\xff"}'],
      [`{"sign":"${sign}"}`, '{}'],
    ] as const)
      expect(cutSign(Buffer.from(body, 'latin1'), sign)?.toString('latin1')).toBe(rest);
    expect(cutSign(Buffer.from('{"a":1}'), sign)).toBeUndefined();
    expect(cutSign(Buffer.from('{"sign":".*"}'), '.*')).toBeUndefined();
  });
});

describe('a notice of Heleket', () => {
  it('is proved over its bytes, and says what to look up', () => {
    expect(read(signed(payment, signs.payment))).toMatchObject({
      verdict: 'genuine',
      mentions: [{ about: 'payment', payment: 'dep_01', externalId: '1ec87133-b22d-4643-988f-cac29a6ac85d' }],
      answer: { status: 200 },
    });
    expect(read(signed(payout, signs.payout))).toMatchObject({
      verdict: 'genuine',
      mentions: [{ about: 'payout', payout: 'wd_01', externalId: '2b852d86-3cf1-43fb-b1bb-36f0b7d12151' }],
    });
  });

  it('is proved as well when it came in another spelling of the same', () => {
    for (const body of [
      payment.replaceAll('\\/', '/'),
      payment.replace('Тест', '\\u0422\\u0435\\u0441\\u0442'),
      payment.replaceAll(',"', ', "'),
    ])
      expect(read(signed(body, signs.payment))).toMatchObject({ verdict: 'genuine' });
    expect(read(signed(payment, signs.payment.toUpperCase()))).toMatchObject({ verdict: 'genuine' });
  });

  it('of a payout is not proved by the key of payments, nor the other way round', () => {
    expect(read(signed(payout, heleketSign(payout, keys.payment_key)))).toMatchObject({ verdict: 'forged' });
    expect(read(signed(payment, heleketSign(payment, keys.payout_key)))).toMatchObject({ verdict: 'forged' });
  });

  it('of a static wallet is taken and left alone; one without an order says nothing', () => {
    const wallet = payment.replace('"payment"', '"wallet"');
    expect(read(signed(wallet, heleketSign(wallet, keys.payment_key)))).toMatchObject({ verdict: 'ignored' });
    const nameless = payment.replace('"dep_01"', 'null');
    expect(read(signed(nameless, heleketSign(nameless, keys.payment_key)))).toMatchObject({ verdict: 'malformed' });
  });

  it('with any byte changed is refused, or says the same', () => {
    const genuine = Buffer.from(signed(payment, signs.payment));
    const said = JSON.stringify(read(genuine));
    fc.assert(
      fc.property(fc.nat(genuine.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(genuine);
        changed[at] = (changed[at] ?? 0) ^ by;
        const reading = read(changed);
        if (reading.verdict !== 'forged') expect(JSON.stringify(reading)).toBe(said);
        if (reading.verdict !== 'forged') expect(isSame(changed, genuine)).toBe(true);
      }),
      { seed, numRuns: numRuns * 5 },
    );
  });

  it('that is cut short, empty, or no object at all is refused', () => {
    const genuine = Buffer.from(signed(payment, signs.payment));
    for (let length = 0; length < genuine.length; length += 1)
      expect(read(genuine.subarray(0, length)).verdict).toBe('forged');
    for (const body of ['[]', 'null', '{}', '{"sign":1}', `{"sign":"${signs.payment}"}`, '{"sign":"a","sign":"b"}'])
      expect(read(body).verdict).toBe('forged');
  });

  it('is refused by a connection that has no payout key', () => {
    const bare = { ...shop, secrets: { ...keys, payout_key: '' } };
    const body = Buffer.from(signed(payout, heleketSign(payout, '')));
    const delivery = { method: 'POST', query: '', headers: {}, body, address: '' } as const;
    expect(readHeleketWebhook(bare, delivery).verdict).toBe('forged');
  });
});

/** The one change that means nothing: a letter of the digest in the other case, or white space for white space. */
const isSame = (changed: Buffer, genuine: Buffer) =>
  JSON.stringify(JSON.parse(changed.toString())).toLowerCase() ===
  JSON.stringify(JSON.parse(genuine.toString())).toLowerCase();
