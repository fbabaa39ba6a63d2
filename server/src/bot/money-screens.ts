import type { Amount, Asset } from '#kernel';
import { readUser, userStatement } from '#funds';
import { stars } from '#kernel';
import { instant } from './instant.ts';
import { line } from './line.ts';
import { screen, type Screen } from './screen.ts';
import { go } from './view.ts';

type Money = { readonly balances: readonly Amount[]; readonly owed: readonly Amount[] };

const money = screen<Money>('money', {
  command: 'balance',
  load: ({ needs, ws, user }) => readUser(needs.pool, ws, user),
  view: ({ balances, owed }) => ({
    lines: [
      line('money-title'),
      '',
      ...(balances.length === 0 ? [line('money-nothing')] : balances.map((amount) => line('money-has', { amount }))),
      ...owed.map((amount) => line('money-owes', { amount })),
      '',
      line('money-held-note'),
    ],
    buttons: [
      [go('money-withdraw', 'withdraw'), go('money-deposit', 'topup')],
      balances.map(({ asset }) => go(line('money-statement', { asset: assetName(asset) }), 'moves', asset)),
      [go('money-payouts', 'payouts'), go('money-held', 'claims')],
      [go('menu', 'home')],
    ],
  }),
  samples: {
    some: {
      balances: [
        { asset: 'TON', units: 250_000_000n },
        { asset: 'XTR', units: 12_500_000_000n },
      ],
      owed: [],
    },
    nothing: { balances: [], owed: [] },
    owing: { balances: [], owed: [stars(40)] },
  },
});

/** As people call it: Stars have a sign of their own. */
export const assetName = (asset: Asset): string => (asset === 'XTR' ? '⭐' : asset);

type Moves = {
  readonly asset: Asset;
  readonly closing: bigint;
  readonly moves: readonly { readonly at: Date; readonly reason: string; readonly units: bigint }[];
};

const day = 86_400_000;
const looksBack = 30 * day;
const shown = 12;

const moves = screen<Moves>('moves', {
  command: 'statement',
  async load({ needs, ws, user, now }, asset = 'XTR') {
    const period = { from: new Date(now.getTime() - looksBack), to: new Date(now.getTime() + 1000) };
    const told = await userStatement(needs, user, { workspace: ws, asset, ...period, limit: 1000 });
    const last = told.movements.slice(-shown).toReversed();
    const short = last.map(({ recordedAt: at, reason, units }) => ({ at, reason, units }));
    return { asset, closing: told.closing, moves: short };
  },
  view: ({ asset, closing, moves: made }) => ({
    lines: [
      line('moves-title', { asset: assetName(asset), days: 30 }),
      '',
      ...made.map(({ at, reason, units }) =>
        line('moves-one', {
          at,
          reason: reason.replaceAll('.', '_'),
          sign: units < 0n ? 'out' : 'in',
          amount: size({ asset, units }),
        }),
      ),
      made.length === 0 ? line('moves-none') : '',
      line('moves-closing', { amount: { asset, units: closing } }),
      line('moves-more'),
    ],
    buttons: [[go('back', 'money'), go('menu', 'home')]],
  }),
  samples: {
    some: {
      asset: 'XTR',
      closing: 12_500_000_000n,
      moves: [
        { at: instant('2026-11-20T10:00:00Z'), reason: 'hold.release', units: 9_000_000_000n },
        { at: instant('2026-11-19T10:00:00Z'), reason: 'payout.requested', units: -1_000_000_000_000n },
        { at: instant('2026-11-18T10:00:00Z'), reason: 'funds.deposit', units: 1_004_500_000_000n },
      ],
    },
    none: { asset: 'TON', closing: 0n, moves: [] },
  },
});

const size = ({ asset, units }: Amount): Amount => ({ asset, units: units < 0n ? -units : units });

/** What somebody has, and what became of it. */
export const moneyScreens: readonly Screen[] = [money, moves];
