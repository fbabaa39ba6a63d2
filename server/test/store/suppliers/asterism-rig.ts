import { stoppedClock } from '#kernel';
import { openDoor } from '#outbound';
import { asterism } from '#suppliers/asterism';
import { openScriptedAsterism, type ScriptedAsterism } from '../scripted-asterism.ts';
import type { Stage, SupplierRig, SupplierWorld } from './rig.ts';

export const asterismRig: SupplierRig = {
  code: 'asterism',
  supplier: asterism({ door: openDoor({ allowPrivate: true }), clock: stoppedClock(new Date('2026-11-20T12:00:00Z')) }),
  returns: true,
  cannot: {
    paid_on_chain: 'It is paid from our balance there.',
    never_paid: 'It is paid from our balance there, at once.',
    given_up: 'It is paid from our balance there, at once: there is nothing unpaid to give up.',
    told_paid: 'It is paid from our balance there.',
  },
  open: async (now) => worldOf(await openScriptedAsterism({ now })),
};

const statuses: Record<Stage, string> = {
  pending: 'processing',
  held: 'review',
  delivered: 'delivered',
  failed: 'failed',
  ran_out: 'failed',
  reversed: 'failed', // what was delivered, with `reversed` beside it
  strange: 'teleported',
};

function worldOf(server: ScriptedAsterism): SupplierWorld {
  const full = server.balance;
  const found = (id: string) => {
    const order = server.orders.find((one) => one.id === id);
    if (!order) throw new Error('There is no such order.');
    return order;
  };
  const settings = { url: server.url, currency: 'USD' };
  const access = { id: 'sup_2', settings, secrets: { api_key: server.key, webhook_secret: server.secret } } as const;
  return {
    access,
    server,
    calls: { place: 'POST /v1/topup', find: 'GET /v1/orders', validate: 'POST /v1/validate-user' },
    cost: (stars) => ({ asset: 'USD', units: server.price * BigInt(stars) }),
    orders: () => server.orders.map(({ id, username, stars }) => ({ externalId: id, username, stars })),
    taken: () => full - server.balance,
    know: (username, how) => void server.checks.set(username, how),
    raisePrice: () => void (server.price *= 2n),
    empty: () => void (server.balance = 0n),
    lock: () => ({ ...access, secrets: { ...access.secrets, api_key: 'ak_anotherkey0123456789' } }),
    bring: (externalId, stage) => server.move(found(externalId), statuses[stage]),
    forget: (externalId) => void server.orders.splice(server.orders.indexOf(found(externalId)), 1),
    confuse: (externalId) => {
      const { id } = found(externalId);
      return JSON.stringify({ order_id: id, status: 'delivered', stars: 500, client_ref: 'pur_another' });
    },
    delivery(externalId, secrets) {
      const body = server.delivery(found(externalId));
      const headers = server.sign('evt_1', body, secrets);
      return { method: 'POST', query: '', headers, body: Buffer.from(body), address: '127.0.0.1' };
    },
    close: () => server.close(),
  };
}
