import { openDoor } from '#outbound';
import { fragment } from '#suppliers/fragment';
import type { Access } from '#supply/supplier';
import { openScriptedFragment, type ScriptedFragment } from '../scripted-fragment.ts';
import type { Stage, SupplierRig, SupplierWorld } from './rig.ts';

const nothingIsPaid =
  'A request that nobody pays buys nothing, and nothing is paid before its payment is named: whatever is lost or not understood until then surely took nothing, and is refused.';
const tellsNoEnd = 'It knows no such word of a request: what it does not deliver is for a person.';
const noWebhooks = 'It sends nothing.';
const noBalance = 'There is no balance there: each request is paid by itself.';

const laws = {
  repeated: 'Asked again it would be another request: it is asked once, and paid once.',
  lost_before: nothingIsPaid,
  lost_after: nothingIsPaid,
  failing: nothingIsPaid,
  senseless: nothingIsPaid,
  price_guard:
    'A request that is not paid stays open there, and buys nothing; the guard itself is in fragment.test.ts.',
  never_paid: 'A request that is not paid stays open there; that nothing was paid is known from the payouts.',
  given_up: 'A request cannot be given up there; it is not paid.',
  held: tellsNoEnd,
  failed: tellsNoEnd,
  reversed: tellsNoEnd,
  empty: noBalance,
  balance: noBalance,
  hinted: noWebhooks,
  rotated: noWebhooks,
  forged: noWebhooks,
  old: noWebhooks,
} as const;

/** Where the suite stops time. */
const stopped = new Date('2026-11-20T12:00:00Z');

export const fragmentRig: SupplierRig = {
  code: 'fragment',
  supplier: fragment({ door: openDoor({ allowPrivate: true }), clock: { now: () => stopped } }),
  proves: true,
  cannot: laws,
  open: async (now) => worldOf(await openScriptedFragment({ now })),
};

const modes: Record<Stage, string> = {
  pending: 'processing',
  held: 'processing',
  delivered: 'done',
  failed: 'failed',
  ran_out: 'new',
  reversed: 'done',
  strange: 'teleported',
};

/** An account at a scripted Fragment, which is paid from this wallet. */
export const fragmentAccess = (server: ScriptedFragment, wallet = `0:${'ab'.repeat(32)}`): Access => ({
  id: 'sup_1',
  settings: {
    url: server.url,
    wallet_address: wallet,
    wallet_public_key: 'cd'.repeat(32),
    wallet_state_init: `${'te6cckE'.repeat(8)}=`,
  },
  secrets: server.cookies,
});

let worlds = 0;

function worldOf(server: ScriptedFragment): SupplierWorld {
  // accounts keep their hash by their id, and each scripted server has another
  const access: Access = { ...fragmentAccess(server), id: `sup_${(worlds += 1)}` };
  const found = (id: string) => {
    const request = server.requests.find((one) => one.id === id);
    if (!request) throw new Error('There is no such request.');
    return request;
  };
  return {
    access,
    server,
    calls: { place: 'POST /api', find: 'POST /api', validate: 'POST /api' },
    cost: (stars) => ({ asset: 'TON', units: server.price * BigInt(stars) }),
    orders: () => server.requests.map(({ id, username, stars }) => ({ externalId: id, username, stars })),
    taken: () => 0n,
    know(username, how) {
      if (how === 'no') server.errors.set(username, 'No Telegram users found.');
      if (how === 'unknown') server.errors.set(username, 'Please try again later.');
    },
    raisePrice: () => void (server.price *= 2n),
    lock: () => ({ ...access, id: 'sup_locked', secrets: { ...access.secrets, stel_token: 'anothertoken99' } }),
    bring: (externalId, stage) => void (found(externalId).mode = modes[stage]),
    forget: (externalId) => void server.requests.splice(server.requests.indexOf(found(externalId)), 1),
    confuse: () => JSON.stringify({ ok: true, mode: 'done', req_id: 'another' }),
    close: () => server.close(),
  };
}
