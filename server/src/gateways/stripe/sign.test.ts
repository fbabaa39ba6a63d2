import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedOf } from '#test';
import type { Delivery, OpenConnection } from '#payments/gateway';
import { readWebhook } from './read-webhook.ts';
import { objection, signatureOf } from './sign.ts';

const seed = seedOf('signatures of Stripe');
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);

const secret = 'whsec_vector_0001';
const seconds = '1795168800';
const at = new Date(Number(seconds) * 1000);
const text = '{"id":"evt_vec_1","object":"event","type":"checkout.session.completed"}';
const body = Buffer.from(text);
const right = '156c0450aa0e046b63aacfac28cd5d0b74e5e0e7e06207a436e841defdcd4e31';
const header = `t=${seconds},v1=${right}`;
const later = (by: number) => new Date(at.getTime() + by * 1000);

describe('a signature of Stripe', () => {
  it('is the vector’s', () => {
    expect(signatureOf(secret, seconds, body)).toBe(right);
    expect(objection(secret, header, body, at)).toBeUndefined();
  });

  it('holds for 300 seconds of our clock, either way', () => {
    for (const by of [-300, 0, 300]) expect(objection(secret, header, body, later(by))).toBeUndefined();
    for (const by of [-301, 301, 86_400]) expect(objection(secret, header, body, later(by))).toMatch(/300 s/);
  });

  it('may be any one of several, in any place; other schemes prove nothing', () => {
    const wrong = '0'.repeat(64);
    expect(objection(secret, `t=${seconds},v1=${wrong},v1=${right},v0=${wrong}`, body, at)).toBeUndefined();
    expect(objection(secret, `v1=${right}, t=${seconds}`, body, at)).toBeUndefined();
    expect(objection(secret, `t=${seconds},v0=${right}`, body, at)).toBeTruthy();
  });

  it.each([
    undefined,
    '',
    `v1=${right}`,
    `t=${seconds}`,
    `t=,v1=${right}`,
    `t=${seconds},t=${seconds},v1=${right}`,
    `t=1795168801,v1=${right}`,
    `t=${seconds},v1=${right.slice(0, 32)}`,
    `t=${seconds},v1=${right}00`,
  ])('is not %s', (given) => {
    expect(objection(secret, given, body, at)).toBeTruthy();
  });

  it('is refused when any byte of the body, of the instant or of itself is another', () => {
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (place, by) => {
        const forged = Buffer.from(body);
        forged[place] = (forged[place] ?? 0) ^ by;
        expect(objection(secret, header, forged, at)).toBeTruthy();
      }),
      { seed, numRuns },
    );
    fc.assert(
      fc.property(fc.nat(header.length - 1), fc.integer({ min: 33, max: 126 }), (place, code) => {
        const sign = String.fromCharCode(code);
        fc.pre(sign.toLowerCase() !== header[place]?.toLowerCase());
        const forged = header.slice(0, place) + sign + header.slice(place + 1);
        expect(objection(secret, forged, body, at)).toBeTruthy();
      }),
      { seed, numRuns },
    );
  });
});

describe('an event of Stripe', () => {
  const opened: OpenConnection = {
    workspace: 1,
    id: 'con_1',
    app: 'main',
    isTest: true,
    settings: {},
    secrets: { webhook_secret: secret },
  };
  const read = (event: unknown) => {
    const bytes = Buffer.from(typeof event === 'string' ? event : JSON.stringify(event));
    const headers = { 'stripe-signature': `t=${seconds},v1=${signatureOf(secret, seconds, bytes)}` };
    const delivery: Delivery = { method: 'POST', query: '', headers, body: bytes, address: '203.0.113.7' };
    return readWebhook(opened, delivery, at);
  };

  it('names a page by its session, a charge by its intent, and a dispute by its charge alone', () => {
    const session = { id: 'cs_test_1', client_reference_id: 'pay_1' };
    expect(read({ type: 'checkout.session.completed', livemode: false, data: { object: session } })).toMatchObject({
      mentions: [{ about: 'payment', payment: 'pay_1', externalId: 'cs_test_1' }],
    });
    const charge = { payment_intent: 'pi_1', metadata: { payment: 'pay_1' } };
    expect(read({ type: 'charge.refunded', data: { object: charge } })).toMatchObject({
      mentions: [{ about: 'payment', payment: 'pay_1', externalId: 'pi_1' }],
    });
    const dispute = { payment_intent: 'pi_1', metadata: {} };
    expect(read({ type: 'charge.dispute.created', data: { object: dispute } })).toMatchObject({
      mentions: [{ about: 'charge', externalId: 'pi_1' }],
    });
  });

  it('about something else, or of somebody else’s page, is let pass', () => {
    expect(read(text).verdict).toBe('ignored');
    expect(read({ type: 'invoice.paid', data: { object: {} } }).verdict).toBe('ignored');
    const foreign = { id: 'cs_test_1', client_reference_id: null };
    expect(read({ type: 'checkout.session.completed', data: { object: foreign } }).verdict).toBe('ignored');
  });

  it('of the other mode, or without sense, is kept and leads to nothing', () => {
    expect(read({ type: 'checkout.session.completed', livemode: true }).verdict).toBe('malformed');
    expect(read('not json').verdict).toBe('malformed');
    expect(read('[]').verdict).toBe('malformed');
  });
});
