import { openLava } from '@asterism/sandbox/systems/lava';
import { expect, it } from 'vitest';
import { conforms, playCases, type Change, type Rig } from '#test/gateways';
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

const rig: Rig = {
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
};

conforms(rig);

it('Lava’s fee is what its webhook says, whatever share is expected; only what is found by asking keeps the share', async () => {
  const expectingNone = { ...rig, settings: { fee_percent: '0' } };
  const { paid, silent } = await playCases(expectingNone, ['paid', 'silent']);
  expect(paid).toBe('ok');
  expect(silent).toMatchObject({ failed: expect.stringContaining('books') });
});

it('Lava may be signed to in the body as well', async () => {
  const inTheBody = { ...rig, settings: { signature_form: 'body', payoff_info_key: 'shopId' } };
  const verdicts = await playCases(inTheBody, ['paid', 'create_lost_after', 'payout', 'payout_unknown']);
  expect(verdicts).toEqual({ paid: 'ok', create_lost_after: 'ok', payout: 'ok', payout_unknown: 'ok' });
});
