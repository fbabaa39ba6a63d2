import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seedOf } from '#test';
import type { Delivery, OpenConnection } from '#payments/gateway';
import { readWebhook } from './read-webhook.ts';
import { isSigned, signatureOf } from './sign.ts';

const seed = seedOf('signatures of Crypto Pay');
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);
const token = '12345:AAvectorTokenForUnitTests0000000001';

const bodies = {
  a: '{"update_id":1,"update_type":"invoice_paid","request_date":"2026-11-20T10:00:00.000Z","payload":{"invoice_id":528890,"hash":"IVvectorHash1","currency_type":"crypto","asset":"TON","amount":"10.5","status":"paid","payload":"dep_01","paid_at":"2026-11-20T09:59:58.000Z"}}',
  b: String.raw`{"update_id": 7, "update_type":"invoice_paid","request_date":"2026-11-20T10:00:00Z","payload":{"invoice_id":528891,"hash":"IVvectorHash2","currency_type":"fiat","fiat":"RUB","amount":"100","paid_asset":"USDT","paid_amount":"1.25","status":"paid","description":"\u0422\u0435\u0441\u0442 Звёзды","paid_btn_url":"https:\/\/example.com\/ok","payload":"dep_02"}}`,
};
const signatures = {
  a: 'b01f847819309d0dae1eeadca7fb2c418e22aa19537bf9b5c133329c907931ce',
  b: '882b6ed73453b0c7d2c34606ef38891628ee8fd3a9a01748cdacde8e64955ee7',
};

const opened: OpenConnection = {
  workspace: 1,
  id: 'con_1',
  app: 'main',
  isTest: false,
  settings: {},
  secrets: { token },
};
const delivery = (body: Buffer, signature: string | undefined): Delivery => ({
  method: 'POST',
  query: '',
  headers: signature === undefined ? {} : { 'crypto-pay-api-signature': signature },
  body,
  address: '203.0.113.7',
});

it('has its key made of the token', () => {
  expect(createHash('sha256').update(token).digest('hex')).toBe(
    '6eef0b47ada1de0593336d5a067cf41b124786e52e0c42fda53fbbf22147c5c1',
  );
});

it.each(['a', 'b'] as const)('signs vector %s as Crypto Pay does', (name) => {
  const body = Buffer.from(bodies[name]);
  expect(signatureOf(token, body)).toBe(signatures[name]);
  expect(isSigned(token, body, signatures[name].toUpperCase())).toBe(true);
});

it('proves the bytes, and not what they say: a verifier that writes the body anew is wrong', () => {
  const anew = Buffer.from(JSON.stringify(JSON.parse(bodies.b)));
  expect(signatureOf(token, anew)).toBe('d23aef303d4ebb4fadf81dbe0c03d19d7a8f37241d65070e4355e4d0e35d7465');
  expect(isSigned(token, Buffer.from(bodies.b), signatureOf(token, anew))).toBe(false);
});

it('reads what a genuine delivery is about, escapes and blanks in it included', () => {
  expect(readWebhook(opened, delivery(Buffer.from(bodies.b), signatures.b))).toMatchObject({
    verdict: 'genuine',
    mentions: [{ about: 'payment', payment: 'dep_02', externalId: '528891' }],
    answer: { status: 200 },
  });
});

it('refuses any delivery in which a byte of the body or of the signature is another', () => {
  const body = Buffer.from(bodies.b);
  const changed = fc.tuple(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }));
  fc.assert(
    fc.property(changed, ([at, by]) => {
      const forged = Buffer.from(body);
      forged[at] = (forged[at] ?? 0) ^ by;
      expect(readWebhook(opened, delivery(forged, signatures.b)).verdict).toBe('forged');
    }),
    { seed, numRuns },
  );
  const digit = fc.tuple(fc.nat(63), fc.integer({ min: 1, max: 15 }));
  fc.assert(
    fc.property(digit, ([at, by]) => {
      const other = (Number.parseInt(signatures.b[at] ?? '0', 16) ^ by).toString(16);
      const forged = signatures.b.slice(0, at) + other + signatures.b.slice(at + 1);
      expect(readWebhook(opened, delivery(body, forged)).verdict).toBe('forged');
    }),
    { seed, numRuns },
  );
});

it.each([undefined, '', 'x', signatures.a.slice(0, 63), `${signatures.a}0`, signatures.b])(
  'refuses the signature %s',
  (signature) => {
    expect(readWebhook(opened, delivery(Buffer.from(bodies.a), signature)).verdict).toBe('forged');
  },
);

it('lets pass what is genuine and not about money of ours, and keeps what makes no sense', () => {
  const verdictOf = (text: string) => {
    const body = Buffer.from(text);
    return readWebhook(opened, delivery(body, signatureOf(token, body))).verdict;
  };
  expect(verdictOf('{"update_type":"tomorrow","payload":{}}')).toBe('ignored');
  expect(verdictOf('{"update_type":"invoice_paid","payload":{"invoice_id":1}}')).toBe('ignored');
  expect(verdictOf('{"update_type":"invoice_paid","payload":{"invoice_id":"x"}}')).toBe('malformed');
  expect(verdictOf('{"update_type":"invoice_paid"}')).toBe('malformed');
  expect(verdictOf('not json')).toBe('malformed');
  expect(verdictOf('[]')).toBe('malformed');
});
