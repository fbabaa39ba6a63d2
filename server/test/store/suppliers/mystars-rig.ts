import { openDoor } from '#outbound';
import { mystars } from '#suppliers/mystars';
import { openScriptedMyStars, type ScriptedMyStars } from '../scripted-mystars.ts';
import type { Stage, SupplierRig, SupplierWorld } from './rig.ts';

export const mystarsRig: SupplierRig = {
  code: 'mystars',
  supplier: mystars({ door: openDoor({ allowPrivate: true }) }),
  proves: true,
  cannot: {
    empty: 'There is no balance there: each order is paid by itself.',
    balance: 'There is no balance there: each order is paid by itself.',
    told_paid: 'It sees the payment on the chain by itself.',
    old: 'Its signature holds no time; a delivery is a hint, and what it tells is asked for.',
  },
  open: async (now) => worldOf(await openScriptedMyStars({ now })),
};

const statuses: Record<Stage, string> = {
  pending: 'purchasing',
  held: 'held',
  delivered: 'delivered',
  failed: 'reversed', // its word for what was paid and could not be delivered
  ran_out: 'expired',
  reversed: 'reversed',
  strange: 'teleported',
};

function worldOf(server: ScriptedMyStars): SupplierWorld {
  const found = (id: string) => {
    const order = server.orders.find((one) => one.id === id);
    if (!order) throw new Error('There is no such order.');
    return order;
  };
  const settings = { url: server.url, payment_currency: 'ton' };
  const access = { id: 'sup_1', settings, secrets: { api_key: server.key, webhook_secret: server.secret } } as const;
  return {
    access,
    server,
    calls: { place: 'POST /v1/orders', find: 'GET /v1/orders', validate: 'POST /v1/recipients/check' },
    cost: (stars) => ({ asset: 'TON', units: server.price * BigInt(stars) }),
    orders: () =>
      server.orders.map(({ id, username, quantity }) => ({ externalId: id, username, stars: quantity })).toReversed(),
    taken: () => 0n,
    know: (username, how) =>
      void server.checks.set(username, ({ yes: 'eligible', no: 'not_found', unknown: 'indeterminate' } as const)[how]),
    raisePrice: () => void (server.price *= 2n),
    lock: () => ({ ...access, secrets: { ...access.secrets, api_key: 'anotherkey0123456789' } }),
    bring(externalId, stage) {
      const order = found(externalId);
      order.status = statuses[stage];
      if (stage === 'delivered') order.purchaseTx = 'e3b0c44298fc1c14';
      if (stage === 'failed') order.failureReason = 'undeliverable';
    },
    forget: (externalId) => void server.orders.splice(server.orders.indexOf(found(externalId)), 1),
    confuse: () => JSON.stringify({ order_id: 'another', status: 'delivered', type: 'stars' }),
    delivery(externalId, secrets) {
      const body = server.delivery(found(externalId));
      const headers = { 'x-faas-signature': server.sign(body, secrets) };
      return { method: 'POST', query: '', headers, body: Buffer.from(body), address: '127.0.0.1' };
    },
    close: () => server.close(),
  };
}
