import { openHeleket } from '@asterism/sandbox/systems/heleket';
import { conforms, type Change } from '#test/gateways';
import { isJsonObject, phpJson, readJsonTree, type JsonTree } from '#gateways/wire';
import type { Delivery, OpenConnection } from '#payments/gateway';
import { heleketGateway } from './heleket-gateway.ts';
import { heleketSign } from './sign.ts';

const changed: Readonly<Partial<Record<Change, Record<string, JsonTree>>>> = {
  amount: { amount: '1.00', payment_amount: '1.00', merchant_amount: '0.99' },
  currency: { currency: 'EUR', payer_currency: 'TON' },
  order: { order_id: 'pay_of_another' },
  status: { status: 'fail' },
};

function resign(delivery: Delivery, change: Change, { secrets }: OpenConnection): Delivery | undefined {
  const notice = readJsonTree(delivery.body.toString('utf8'));
  const members = changed[change];
  if (!isJsonObject(notice) || !members) return undefined;
  const rest = new Map([...notice, ...Object.entries(members)]);
  rest.delete('sign');
  const sign = heleketSign(phpJson(rest, { unicode: 'raw' }), secrets['payment_key'] ?? '');
  return { ...delivery, body: Buffer.from(phpJson(rest.set('sign', sign), { unicode: 'raw' })) };
}

conforms({
  code: 'heleket',
  gateway: heleketGateway,
  system: openHeleket,
  price: { asset: 'USD', units: 2_750_000n },
  settings: { calc_path: 'off' }, // so that the one call of a payout is the one that is lost
  resign,
  cannot: {
    wrong_shop: 'A notice of Heleket names no shop.',
    paid_twice: 'An invoice of Heleket ends with its payment; what comes to its address later is told of by nobody.',
  },
  payout: {
    amount: { asset: 'USDT', units: 5_000_000n },
    destination: { network: 'ton', address: 'EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2', memo: '12345' },
    bad: [
      { network: 'ton', address: 'EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q3' },
      { network: 'tron', address: 'TDD97yguPESTpcrJMqU6h2ozZbibv4Vaqn' },
      { network: 'bsc', address: '0x1234' },
      { network: 'bitcoin', address: '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2' },
    ],
  },
});
