import { openCryptobot } from '@asterism/sandbox/systems/cryptobot';
import type { Delivery } from '#payments/gateway';
import { conforms, type Change } from '#test/gateways';
import { cryptobotGateway } from './cryptobot-gateway.ts';
import { signatureOf } from './sign.ts';

type Invoice = Record<string, unknown>;

const changes: Readonly<Record<Change, ((invoice: Invoice) => Invoice) | undefined>> = {
  amount: (invoice) => ({ ...invoice, amount: '1', paid_amount: '0.01' }),
  currency: (invoice) => ({ ...invoice, fiat: 'USD', paid_asset: 'TON' }),
  order: (invoice) => ({ ...invoice, payload: 'pay_0000000000000000000000' }),
  status: (invoice) => ({ ...invoice, status: 'active' }),
  shop: undefined,
};

function resign({ body, ...delivery }: Delivery, change: Change, token: string): Delivery | undefined {
  const update = JSON.parse(body.toString('utf8')) as { payload: Invoice };
  const payload = changes[change]?.(update.payload);
  if (!payload) return undefined;
  const bytes = Buffer.from(JSON.stringify({ ...update, payload }));
  const headers = { ...delivery.headers, 'crypto-pay-api-signature': signatureOf(token, bytes) };
  return { ...delivery, headers, body: bytes };
}

conforms({
  code: 'cryptobot',
  gateway: cryptobotGateway,
  system: openCryptobot,
  price: { asset: 'RUB', units: 50_000n },
  cannot: {
    wrong_shop: 'A webhook of Crypto Pay names no app: the token that signs it is the app.',
    underpaid: 'An invoice of CryptoBot is paid whole.',
    overpaid: 'An invoice of CryptoBot is paid whole.',
    expired: 'An invoice of CryptoBot cannot be paid once it has expired.',
    paid_twice: 'An invoice of CryptoBot is paid once.',
    refunded: 'CryptoBot gives nothing back.',
  },
  resign: (delivery, change, { secrets }) => resign(delivery, change, secrets['token'] ?? ''),
  payout: {
    amount: { asset: 'USDT', units: 5_000_000n },
    destination: { user_id: '77001' },
    bad: [
      { user_id: '0' },
      { user_id: '-5' },
      { user_id: '12e3' },
      { user_id: '99999999999999999' },
      { user_id: '5', chat: '6' },
    ],
  },
});
