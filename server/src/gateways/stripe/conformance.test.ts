import { openStripe } from '@asterism/sandbox/systems/stripe';
import type { Delivery } from '#payments/gateway';
import { conforms, type Change } from '#test/gateways';
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

conforms({
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
});
