import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedOf } from '#test';
import { readJsonTree } from '#gateways/wire';
import type { Delivery, OpenConnection } from '#payments/gateway';
import { readLavaWebhook } from './read-webhook.ts';
import { lavaSign, signedRequest } from './sign.ts';

const seed = seedOf('webhooks of Lava');
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);

const fixtureKey = 'f4b91efb9b8da35737fcd97ab123c74566f9a654';
const secrets = {
  secret_key: 'lava_shop_secret_vector',
  additional_key: 'lava_additional_vector',
  profile_additional_key: 'lava_profile_additional_vector',
};
const shop = (changes: Record<string, string> = {}): OpenConnection => ({
  workspace: 7,
  id: 'con_1',
  app: 'main',
  isTest: false,
  settings: {},
  secrets: { ...secrets, ...changes },
});
const delivery = (body: string | Buffer, authorization?: string): Delivery => ({
  method: 'POST',
  query: '',
  headers: { ...(authorization !== undefined && { authorization }) },
  body: Buffer.from(body),
  address: '',
});

const fixture =
  '{"invoice_id":"18cf0c0b-6539-4d7c-b3e9-479e4922b87c","status":"success","pay_time":"2022-11-08 11:26:46","amount":"1.00","order_id":"636a3c2f3e82b","pay_service":"card","payer_details":"553691******8079","custom_fields":"test","type":1,"credited":"1.00"}';
const invoice =
  '{"type":1,"invoice_id":"01fc840d-a0b1-43ca-b65d-ca713d8a1f95","order_id":"dep_01","status":"success","pay_time":"2026-11-20 13:00:00","amount":"250.50","credited":"240.48","pay_service":"sbp","payer_details":null,"custom_fields":"{\\"u\\":\\"/Тест\\"}"}';
const payoff =
  '{"payoff_id":"cc3bcb98-5c10-4eeb-8aab-1da96e6575c2","order_id":"wd_01","status":"success","payoff_time":"2026-11-20 13:05:00","payoff_service":"card","credited":"100.00","type":3}';
const signs = {
  fixture: 'b0b011552beb994cc04401e088db7b296796a07fc76976b632518fe146ffa330',
  invoice: '894100e7030bcabd62c011c50686d84c0f532b95931a29d9609a5d8b3e3a2c86',
  payoff: 'b0f2bc7a5e69b3741a1d5a1517791cecf4c60b9dfd720bf0fd09e2ba5595d571',
};

describe('a request to Lava', () => {
  const raw =
    '{"sum":250.5,"orderId":"dep_01","shopId":"11111111-2222-4333-8444-555555555555","hookUrl":"https://pay.example.com/hook/lava","expire":60,"comment":"Тест"}';
  const canonical =
    '{"comment":"\\u0422\\u0435\\u0441\\u0442","expire":60,"hookUrl":"https:\\/\\/pay.example.com\\/hook\\/lava","orderId":"dep_01","shopId":"11111111-2222-4333-8444-555555555555","sum":250.5}';
  const formB = '3151be8ad1e3180a799e71f88cc51610a33b25971e9321c60865a2f6cc29e562';
  const members = {
    sum: { lexeme: '250.50' },
    orderId: 'dep_01',
    shopId: '11111111-2222-4333-8444-555555555555',
    hookUrl: 'https://pay.example.com/hook/lava',
    failUrl: null,
    expire: { lexeme: '60' },
    comment: 'Тест',
  };

  it('is signed as the fact sheet says, over the bytes or over its members', () => {
    expect(lavaSign(raw, secrets.secret_key)).toBe('7300186f11c9d1c44d2d493faede546ac74f7443ea0dc124af67e5e86cadec35');
    expect(lavaSign(canonical, secrets.secret_key)).toBe(formB);
  });

  it('is written so that both readings of the signature hold', () => {
    expect(signedRequest(members, secrets.secret_key, 'header')).toEqual({
      body: canonical,
      headers: { signature: formB },
    });
    const { body, headers } = signedRequest(members, secrets.secret_key, 'body');
    expect(headers).toEqual({});
    expect(body).toBe(canonical.replace(',"sum"', `,"signature":"${formB}","sum"`));
  });
});

describe('a webhook of Lava', () => {
  it('of the vectors is proved, and says what to look up and what the status will not say', () => {
    expect(readLavaWebhook(shop({ additional_key: fixtureKey }), delivery(fixture, signs.fixture))).toMatchObject({
      verdict: 'genuine',
      mentions: [{ about: 'payment', payment: '636a3c2f3e82b', told: { credited: '1.00', payer: '553691******8079' } }],
    });
    expect(readLavaWebhook(shop(), delivery(invoice, signs.invoice))).toMatchObject({
      verdict: 'genuine',
      mentions: [
        {
          about: 'payment',
          payment: 'dep_01',
          externalId: '01fc840d-a0b1-43ca-b65d-ca713d8a1f95',
          told: { credited: '240.48', pay_time: '2026-11-20 13:00:00' },
        },
      ],
      answer: { status: 200 },
    });
    expect(readLavaWebhook(shop(), delivery(payoff, signs.payoff))).toMatchObject({
      verdict: 'genuine',
      mentions: [{ about: 'payout', payout: 'wd_01', externalId: 'cc3bcb98-5c10-4eeb-8aab-1da96e6575c2' }],
    });
  });

  it('keeps the kind of each value: a number is not the text of it', () => {
    const other = invoice.replace('"type":1', '"type":"1"');
    expect(readLavaWebhook(shop(), delivery(other, signs.invoice)).verdict).toBe('forged');
  });

  it('of an invoice is not proved by the key of a profile', () => {
    const sign = lavaSign(Buffer.from(canonicalOf(invoice)), secrets.profile_additional_key);
    expect(readLavaWebhook(shop(), delivery(invoice, sign)).verdict).toBe('forged');
  });

  it('that nobody here asked for is taken and left alone; one without an order says nothing', () => {
    const subscription = '{"type":4,"subscription_id":"x"}';
    const nameless = invoice.replace('"dep_01"', 'null');
    for (const [body, verdict] of [
      [subscription, 'ignored'],
      [nameless, 'malformed'],
    ] as const) {
      const sign = lavaSign(canonicalOf(body), secrets.additional_key);
      expect(readLavaWebhook(shop(), delivery(body, sign)).verdict).toBe(verdict);
    }
  });

  it('with any byte changed is refused, or says the same', () => {
    const genuine = Buffer.from(invoice);
    const said = JSON.stringify(readLavaWebhook(shop(), delivery(genuine, signs.invoice)));
    fc.assert(
      fc.property(fc.nat(genuine.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(genuine);
        changed[at] = (changed[at] ?? 0) ^ by;
        const reading = readLavaWebhook(shop(), delivery(changed, signs.invoice));
        if (reading.verdict !== 'forged') expect(JSON.stringify(reading)).toBe(said);
      }),
      { seed, numRuns: numRuns * 5 },
    );
  });

  it('with any digit of its signature changed, cut short or missing is refused', () => {
    for (let at = 0; at < 64; at += 1) {
      const digit = signs.invoice[at] === '0' ? '1' : '0';
      const sign = signs.invoice.slice(0, at) + digit + signs.invoice.slice(at + 1);
      expect(readLavaWebhook(shop(), delivery(invoice, sign)).verdict).toBe('forged');
      expect(readLavaWebhook(shop(), delivery(invoice, signs.invoice.slice(0, at))).verdict).toBe('forged');
    }
    expect(readLavaWebhook(shop(), delivery(invoice)).verdict).toBe('forged');
    expect(readLavaWebhook(shop(), delivery(invoice, signs.invoice.toUpperCase())).verdict).toBe('genuine');
  });
});

/** An independent and simple writer of what is signed. */
function canonicalOf(body: string): string {
  expect(readJsonTree(body)).toBeDefined();
  const members = Object.entries(JSON.parse(body) as Record<string, unknown>).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return JSON.stringify(Object.fromEntries(members))
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
