import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStripe } from '@asterism/sandbox/systems/stripe';
import { listDeliveries } from '#payments';
import type { Delivery } from '#payments/gateway';
import { conforms, openBench, openStand, type Bench, type Change, type Rig } from '#test/gateways';
import { signatureOf } from './sign.ts';
import { stripeGateway } from './stripe-gateway.ts';

type Session = Record<string, unknown>;

const changes: Readonly<Record<Change, ((session: Session) => Session) | undefined>> = {
  amount: (session) => ({ ...session, amount_total: 1 }),
  currency: (session) => ({ ...session, currency: 'jpy' }),
  order: (session) => ({ ...session, client_reference_id: 'pay_0000000000000000000000' }),
  status: (session) => ({ ...session, payment_status: 'unpaid' }),
  shop: undefined,
};

function resign({ body, ...delivery }: Delivery, change: Change, secret: string): Delivery | undefined {
  const event = JSON.parse(body.toString('utf8')) as { data: { object: Session } };
  const object = changes[change]?.(event.data.object);
  if (!object) return undefined;
  const bytes = Buffer.from(JSON.stringify({ ...event, data: { object } }));
  const [, seconds = ''] = /t=(\d+)/.exec(String(delivery.headers['stripe-signature'])) ?? [];
  const headers = { ...delivery.headers, 'stripe-signature': `t=${seconds},v1=${signatureOf(secret, seconds, bytes)}` };
  return { ...delivery, headers, body: bytes };
}

const rig: Rig = {
  code: 'stripe',
  gateway: stripeGateway,
  system: openStripe,
  price: { asset: 'EUR', units: 2_500n },
  cannot: {
    wrong_shop: 'An event of an account of one’s own names no account: the secret that signs it is the account.',
    underpaid: 'A page of Stripe is paid whole.',
    overpaid: 'A page of Stripe is paid whole.',
    expired: 'A page of Stripe cannot be paid once it has expired.',
    paid_twice: 'A page of Stripe is paid once.',
    payout: 'Stripe Checkout takes money in; it pays nobody out.',
    payout_repeat: 'Stripe Checkout pays nobody out.',
    payout_lost_before: 'Stripe Checkout pays nobody out.',
    payout_lost_after: 'Stripe Checkout pays nobody out.',
    payout_refused: 'Stripe Checkout pays nobody out.',
    payout_unknown: 'Stripe Checkout pays nobody out.',
    payout_destinations: 'Stripe Checkout pays nobody out.',
  },
  resign: (delivery, change, { secrets }) => resign(delivery, change, secrets['webhook_secret'] ?? ''),
};

conforms(rig);

let bench: Bench;
beforeAll(async () => {
  bench = await openBench(rig);
});
afterAll(() => bench.close());

it('a charge that the payer’s bank takes back is taken back here, though a dispute does not name our payment', async () => {
  const stand = await openStand(bench);
  const [payment, other] = [await stand.ask(), await stand.ask()];
  for (const each of [payment, other]) await stand.pay(each);
  for (const each of [payment, other]) await stand.credited(each);
  await bench.system.control.pay(stand.account, payment.id, { status: 'disputed' });
  await stand.pass('1m');
  expect((await stand.now(payment)).status).toBe('refunded');
  expect(await stand.user(payment)).toBe(0n);
  expect(await stand.user(other)).toBe(rig.price.units);
  expect(stand.line.answers.map(({ status }) => status)).toEqual(stand.line.answers.map(() => 200));
});

it('a dispute of a charge that is not this account’s is kept, and touches nobody', async () => {
  const [stand, other] = [await openStand(bench), await openStand(bench)];
  const payment = await other.ask();
  const charge = await other.pay(payment);
  await other.credited(payment);
  const body = Buffer.from(
    JSON.stringify({ type: 'charge.dispute.created', data: { object: { payment_intent: charge } } }),
  );
  const seconds = String(Math.floor(bench.clock.now().getTime() / 1000));
  const signature = signatureOf(stand.opened.secrets['webhook_secret'] ?? '', seconds, body);
  const headers = { 'stripe-signature': `t=${seconds},v1=${signature}` };
  expect(await stand.deliver({ method: 'POST', query: '', headers, body, address: '127.0.0.1' })).toBe(200);
  await stand.pass('1m');
  expect((await stand.now(payment)).status).toBe('fulfilled');
  const { deliveries } = await listDeliveries(bench.database.pool, bench.workspace, {
    connection: stand.connection.id,
  });
  expect(deliveries).toMatchObject([{ verdict: 'genuine', problem: expect.stringContaining('not a payment') }]);
});
