import { openTegro } from '@asterism/sandbox/systems/tegro';
import { conforms, type Change } from '#test/gateways';
import { phpQuery } from '#gateways/wire';
import type { Delivery, OpenConnection } from '#payments/gateway';
import { fieldsSign } from './sign.ts';
import { tegroGateway } from './tegro-gateway.ts';

const changed: Readonly<Record<Change, Record<string, string>>> = {
  amount: { amount: '1.00' },
  currency: { currency: 'USD' },
  shop: { shop_id: 'D0F98E7D7742609DC508D86BB7500914' },
  order: { order_id: 'pay_of_another' },
  status: { status: '0' },
};

function resign(delivery: Delivery, change: Change, { secrets }: OpenConnection): Delivery {
  const { sign: _, ...told } = Object.fromEntries(new URLSearchParams(delivery.body.toString('utf8')));
  const fields = Object.entries({ ...told, ...changed[change] });
  const sign = fieldsSign(fields, secrets['secret_key'] ?? '');
  return { ...delivery, body: Buffer.from(phpQuery([...fields, ['sign', sign]])) };
}

const noPayouts = 'Nothing is paid out through Tegro: what its calls for that answer is not written down.';

conforms({
  code: 'tegro',
  gateway: tegroGateway,
  system: openTegro,
  price: { asset: 'RUB', units: 250_50n },
  strangeStatus: '7',
  resign,
  cannot: {
    underpaid: 'An order of Tegro is paid whole.',
    overpaid: 'An order of Tegro is paid whole.',
    paid_twice: 'Asked about our payment, Tegro shows one order; a second one is found in its list.',
    refunded: 'Tegro never says that a payment went back.',
    payout: noPayouts,
    payout_repeat: noPayouts,
    payout_lost_before: noPayouts,
    payout_lost_after: noPayouts,
    payout_refused: noPayouts,
    payout_unknown: noPayouts,
    payout_destinations: noPayouts,
  },
});
