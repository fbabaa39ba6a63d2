import type { Rig } from '../rig.ts';
import { toyGateway, type Mistake } from './toy-gateway.ts';
import { openToy, signToy } from './toy-system.ts';

const changed = {
  amount: { amount: '9.00' },
  currency: { currency: 'USD' },
  shop: { shop: 'shop_of_another' },
  order: { payment: 'pay_of_another' },
  status: { status: 'refunded' },
};

/** The toy, with mistakes if any are wanted. */
export const toyRig = (...mistakes: readonly Mistake[]): Rig => ({
  code: 'toy',
  gateway: toyGateway(...mistakes),
  system: openToy,
  price: { asset: 'EUR', units: 1000n },
  resign(delivery, change, { secrets }) {
    const body = JSON.stringify({ ...(JSON.parse(delivery.body.toString('utf8')) as object), ...changed[change] });
    const headers = { ...delivery.headers, 'x-toy-signature': signToy(body, secrets['key'] ?? '') };
    return { ...delivery, headers, body: Buffer.from(body) };
  },
  payout: { amount: { asset: 'EUR', units: 500n }, destination: { to: 'ann' }, bad: [{ to: '' }, { to: 'no one' }] },
});
