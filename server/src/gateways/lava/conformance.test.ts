import { openLava } from '@asterism/sandbox/systems/lava';
import { conforms, type Change } from '#test/gateways';
import { isJsonObject, phpJson, readJsonTree, type JsonTree } from '#gateways/wire';
import type { Delivery, OpenConnection } from '#payments/gateway';
import { lavaGateway } from './lava-gateway.ts';
import { lavaSign, webhookText } from './sign.ts';

const changed: Readonly<Partial<Record<Change, Record<string, JsonTree>>>> = {
  amount: { amount: '1.00', credited: '0.96' },
  order: { order_id: 'pay_of_another' },
  status: { status: 'cancel' },
};

function resign(delivery: Delivery, change: Change, { secrets }: OpenConnection): Delivery | undefined {
  const hook = readJsonTree(delivery.body.toString('utf8'));
  const members = changed[change];
  if (!isJsonObject(hook) || !members) return undefined;
  const told = new Map([...hook, ...Object.entries(members)]);
  const authorization = lavaSign(webhookText(told), secrets['additional_key'] ?? '');
  const body = Buffer.from(phpJson(told, { unicode: 'escaped' }));
  return { ...delivery, body, headers: { ...delivery.headers, authorization } };
}

conforms({
  code: 'lava',
  gateway: lavaGateway,
  system: openLava,
  price: { asset: 'RUB', units: 250_50n },
  resign,
  cannot: {
    wrong_currency: 'A webhook of Lava names no currency: all is rubles.',
    wrong_shop: 'A webhook of Lava names no shop.',
    underpaid: 'An invoice of Lava is paid whole.',
    overpaid: 'An invoice of Lava is paid whole.',
    paid_twice: 'An invoice of Lava is paid once.',
    refunded: 'Lava’s status never says that a payment went back; refunds are made from here.',
    statement: 'Lava lists nothing.',
    payout_repeat: 'Whether Lava pays an order twice is not known; it is never sent again.',
  },
  payout: {
    amount: { asset: 'RUB', units: 100_00n },
    destination: { service: 'card_payoff', wallet: '4111 1111 1111 1111' },
    bad: [
      { service: 'card_payoff', wallet: '4111 1111 1111 1112' },
      { service: 'sbp_payoff', wallet: '12' },
      { service: 'Card payoff', wallet: '4111 1111 1111 1111' },
    ],
  },
});
