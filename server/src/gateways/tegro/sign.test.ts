import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedOf } from '#test';
import type { JsonTree } from '#gateways/wire';
import type { Delivery, OpenConnection } from '#payments/gateway';
import { plainJson } from './call-tegro.ts';
import { payLink } from './create-invoice.ts';
import { nonces } from './nonce.ts';
import { readTegroWebhook } from './read-webhook.ts';
import { callSign, fieldsSign } from './sign.ts';

const seed = seedOf('notifications of Tegro');
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);

const shopId = 'D0F98E7D7742609DC508D86BB7500914';
const shop = (isTest = false): OpenConnection => ({
  workspace: 7,
  id: 'con_1',
  app: 'main',
  isTest,
  settings: { shop_id: shopId, currencies: 'RUB=1' },
  secrets: { secret_key: 'tegro_secret_vector', api_key: 'TEGRO_API_KEY_VECTOR_0001' },
});
const delivery = (body: string | Buffer, type = 'application/x-www-form-urlencoded'): Delivery => ({
  method: 'POST',
  query: '',
  headers: { 'content-type': type },
  body: Buffer.from(body),
  address: '',
});
const read = (body: string | Buffer, isTest = false, type?: string) =>
  readTegroWebhook(shop(isTest), delivery(body, type));

describe('the signatures of Tegro', () => {
  const link = { shop_id: shopId, amount: '250.50', order_id: 'dep 01/ф', currency: 'RUB' };

  it('of links are those of the fact sheet', () => {
    const vendors = { shop_id: shopId, amount: '100', order_id: '123', currency: 'RUB' };
    expect(fieldsSign(Object.entries(vendors), 'GB%^&*YJni677')).toBe('ab399192242d30c151efda7f8c47b304');
    expect(fieldsSign(Object.entries(link), 'tegro_secret_vector')).toBe('f027d926617cb7e35b604b681ef14d77');
    expect(fieldsSign(Object.entries({ ...link, test: '1' }), 'tegro_secret_vector')).toBe(
      '88ed04a1ca05db0a1d50c23b63461c46',
    );
  });

  it('of a call is the one of the fact sheet, over the body as it is sent', () => {
    const body =
      '{"shop_id":"D0F98E7D7742609DC508D86BB7500914","nonce":1795168800001,"currency":"RUB","amount":250.5,"order_id":"dep_01","payment_system":15,"fields":{"email":"user@example.com"}}';
    const members = new Map<string, JsonTree>([
      ['shop_id', shopId],
      ['nonce', { lexeme: '1795168800001' }],
      ['currency', 'RUB'],
      ['amount', { lexeme: '250.5' }],
      ['order_id', 'dep_01'],
      ['payment_system', { lexeme: '15' }],
      ['fields', new Map([['email', 'user@example.com']])],
    ]);
    expect(plainJson(members)).toBe(body);
    expect(callSign(body, 'TEGRO_API_KEY_VECTOR_0001')).toBe(
      '85aa34efde31ab77a1ca17e6abaa00a807859aa8f5a948e85bd14065954c3a2f',
    );
  });

  it('stand in links, over what is signed and nothing else; the test mark is signed as well', () => {
    const needs = { root: undefined, publicUrl: 'https://pay.example.com' };
    const request = {
      amount: { asset: 'RUB', units: 250_50n },
      payment: 'dep 01/ф',
      returnUrl: 'https://x.example/?a=1',
    };
    const url = new URL(payLink(needs, shop(), request));
    expect(url.origin + url.pathname).toBe('https://tegro.money/pay/');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      ...link,
      success_url: 'https://x.example/?a=1',
      fail_url: 'https://x.example/?a=1',
      notify_url: 'https://pay.example.com/hooks/tegro/con_1',
      sign: 'f027d926617cb7e35b604b681ef14d77',
    });
    const test = new URL(payLink(needs, shop(true), request)).searchParams;
    expect([test.get('test'), test.get('sign')]).toEqual(['1', '88ed04a1ca05db0a1d50c23b63461c46']);
  });
});

describe('a notification of Tegro', () => {
  const fields =
    'amount=250.50&currency=RUB&order_id=dep_01&payment_system=15&shop_id=D0F98E7D7742609DC508D86BB7500914';
  const testSign = '6d5673af68960edd9972619ca0c67d36';
  const signOf = (query: string) => fieldsSign([...new URLSearchParams(query)], 'tegro_secret_vector');
  const signed = (query: string) => `${query}&sign=${signOf(query)}`;

  it('of the vector is proved over all its fields; in test mode it is nothing to a real shop', () => {
    expect(signOf(`${fields}&test=1`)).toBe(testSign);
    const body = `sign=${testSign}&test=1&${fields}`;
    expect(read(body, true)).toMatchObject({
      verdict: 'genuine',
      mentions: [{ about: 'payment', payment: 'dep_01' }],
      answer: { status: 200, body: 'dep_01|success' },
    });
    expect(read(body)).toMatchObject({ verdict: 'ignored', answer: { status: 200, body: 'dep_01|success' } });
  });

  it('is proved whatever fields it has, in any order, as a form or as JSON', () => {
    const more = `${fields}&status=1&fields%5Bemail%5D=a%2Ab%40x.example&note=a+b`;
    expect(read(signed(more))).toMatchObject({ verdict: 'genuine' });
    const json = JSON.stringify({
      status: 1,
      ...Object.fromEntries(new URLSearchParams(fields)),
      fields: { email: 'a*b@x.example' },
      note: 'a b',
      nothing: null,
      sign: signOf(more),
    });
    expect(read(json, false, 'application/json')).toMatchObject({ verdict: 'genuine' });
    expect(read(json.replace('"status":1', '"status":1.0'), false, 'application/json')).toMatchObject({
      verdict: 'genuine',
    });
  });

  it('about another shop, or without an order, says nothing', () => {
    expect(read(signed(fields.replace(shopId, 'D1F98E7D7742609DC508D86BB7500914'))).verdict).toBe('malformed');
    expect(read(signed(fields.replace('order_id=dep_01', 'order_id='))).verdict).toBe('malformed');
    expect(read(signed(fields.replace('dep_01', 'a%0Ab%7Cc'))).verdict).toBe('malformed');
  });

  it('that says a thing twice, or is no form at all, is refused', () => {
    for (const body of [
      `${signed(fields)}&amount=1`,
      `${fields}&sign=${signOf(fields)}&sign=${signOf(fields)}`,
      fields,
      `${fields}&sign=`,
      '',
      '{',
      '[]',
      `{"sign":"${testSign}","sign":"${testSign}"}`,
    ])
      expect(read(body).verdict, body).toBe('forged');
  });

  it('with any byte changed is refused, or says the same', () => {
    const genuine = Buffer.from(signed(fields));
    const said = JSON.stringify(read(genuine));
    fc.assert(
      fc.property(fc.nat(genuine.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(genuine);
        changed[at] = (changed[at] ?? 0) ^ by;
        const reading = read(changed);
        if (reading.verdict !== 'forged') expect(JSON.stringify(reading)).toBe(said);
      }),
      { seed, numRuns: numRuns * 5 },
    );
  });
});

describe('the numbers of calls', () => {
  it('rise in one process, however still the clock stands or however far it goes back', () => {
    let now = 1_795_168_800_000;
    const next = nonces(() => new Date(now));
    let last = 0n;
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (step) => {
        now += step;
        const nonce = next();
        expect(nonce > last && nonce < 2n ** 53n).toBe(true);
        last = nonce;
      }),
      { seed, numRuns },
    );
  });

  it('of many processes that call in the same milliseconds hardly ever meet', () => {
    const processes = Array.from({ length: 8 }, () => {
      let at = 1_795_168_800_000;
      return nonces(() => new Date((at += 5)));
    });
    const drawn = Array.from({ length: 200 }, () => processes.map((next) => next())).flat();
    expect(new Set(drawn).size).toBeGreaterThan(drawn.length * 0.98);
  });
});
