import { Refusal, stars, type Amount } from '#kernel';
import { cancelPayout, getPayout, listPayouts, type Payout } from '#payouts';
import { instant } from './instant.ts';
import { line } from './line.ts';
import { screen, type Scene, type Screen } from './screen.ts';
import { go, press } from './view.ts';

type One = {
  readonly id: string;
  readonly status: string;
  readonly outcome: string;
  readonly rail: string;
  readonly takes: Amount;
  readonly fee: Amount;
  readonly net: Amount;
  readonly at: Date;
  readonly canCancel: boolean;
};

const toOne = (payout: Payout): One => {
  const sum = (units: bigint): Amount => ({ asset: payout.asset, units });
  const { id, status, rail, requestedAt: at } = payout;
  return {
    id,
    status,
    outcome: payout.outcome ?? 'none',
    rail,
    takes: sum(payout.units),
    fee: sum(payout.fee),
    net: sum(payout.net),
    at,
    canCancel: status === 'requested' || (status === 'approved' && payout.looks === 0),
  };
};

/** One of this person's own. Refuses with `not_found`, the same for somebody else's as for none. */
async function mine({ needs, ws, user }: Scene, id: string): Promise<Payout> {
  const { payout } = await getPayout(needs.pool, ws, id);
  if (payout.user !== user) throw new Refusal('not_found', 'There is no such payout.');
  return payout;
}

const example: One = {
  id: 'po_00000000000000000000000000000001',
  status: 'requested',
  outcome: 'none',
  rail: 'stars_manual',
  takes: stars(1200),
  fee: stars(20),
  net: stars(1180),
  at: instant('2026-11-20T10:00:00Z'),
  canCancel: true,
};

const payout = screen<One>('payout', {
  load: async (scene, id = '') => toOne(await mine(scene, id)),
  view: ({ id, status, outcome, rail, takes, fee, net, at, canCancel }) => ({
    lines: [
      line('payout-title', { rail, at }),
      '',
      line('payout-status', { status, outcome }),
      '',
      line('wd-sure-takes', { amount: takes }),
      line('wd-sure-fee', { amount: fee }),
      line('wd-sure-net', { amount: net }),
    ],
    buttons: [
      ...(canCancel ? [[press('payout-cancel', 'payout', 'cancel', id)]] : []),
      [go('payout-refresh', 'payout', id), go('back', 'payouts')],
    ],
  }),
  presses: {
    async cancel(scene, id = '') {
      await mine(scene, id);
      await cancelPayout(scene.needs, { workspace: scene.ws, payout: id, actor: `person:${scene.user}` });
      return { show: ['payout', id], toast: line('payout-canceled') };
    },
  },
  samples: {
    requested: example,
    sent: { ...example, status: 'sent', canCancel: false },
    confirmed: { ...example, status: 'confirmed', canCancel: false },
    returned: { ...example, status: 'returned', outcome: 'failed', canCancel: false },
  },
});

const payouts = screen<{ list: readonly One[]; next: string | undefined }>('payouts', {
  async load({ needs, ws, user }, cursor) {
    const page = await listPayouts(needs.pool, { workspace: ws, user, limit: 6, ...(cursor && { cursor }) });
    return { list: page.payouts.map(toOne), next: page.cursor };
  },
  view: ({ list, next }) => ({
    lines: [line('payouts-title'), '', ...(list.length === 0 ? [line('payouts-none')] : [])],
    buttons: [
      ...list.map(({ id, status, net, outcome }) => [
        go(line('payouts-one', { status, outcome, amount: net }), 'payout', id),
      ]),
      ...(next === undefined ? [] : [[go('more', 'payouts', next)]]),
      [go('back', 'money')],
    ],
  }),
  samples: {
    some: { list: [example, { ...example, status: 'confirmed' }], next: 'po_00000000000000000000000000000002' },
    none: { list: [], next: undefined },
  },
});

/** Withdrawals that were asked for. */
export const payoutScreens: readonly Screen[] = [payout, payouts];
