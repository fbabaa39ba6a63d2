import { parseUnits, scaleOf, stars, type Amount, type Asset } from '#kernel';
import { readDepositLimits, startDeposit, type DepositLimit } from '#funds';
import { instant } from './instant.ts';
import { inRows } from './advertiser-lines.ts';
import { line } from './line.ts';
import { screen, type Draft, type Next, type Scene, type Screen } from './screen.ts';
import { go, link, press, type Button } from './view.ts';

type Way = { readonly asset: Asset; readonly minimum: Amount };

const least = (limits: readonly DepositLimit[], asset: Asset): Amount => ({
  asset,
  units: limits.find((limit) => limit.asset === asset)?.minimum ?? 0n,
});

async function waysOf({ needs, ws }: Scene): Promise<readonly Way[]> {
  const limits = await readDepositLimits(needs.pool, ws);
  return ways
    .filter(({ gateway }) => Object.hasOwn(needs.gateways, gateway))
    .map(({ asset }) => ({ asset, minimum: least(limits, asset) }));
}

/** How money comes in from inside Telegram. */
const ways = [
  { asset: 'XTR', gateway: 'stars', screen: 'topup-stars', presets: ['100', '250', '500', '1000', '2500'] },
  { asset: 'TON', gateway: 'ton', screen: 'topup-ton', presets: ['1', '5', '10', '25'] },
] as const;

const topUp = screen<{ readonly ways: readonly Way[] }>('topup', {
  command: 'deposit',
  load: async (scene) => ({ ways: await waysOf(scene) }),
  view: ({ ways: open }) => ({
    lines: [
      line('topup-title'),
      ...(open.length === 0 ? [line('topup-none')] : []),
      ...open.map(({ asset, minimum }) => line('topup-way', { asset, minimum })),
      '',
      line('topup-what'),
    ],
    buttons: [
      ways
        .filter(({ asset }) => open.some((way) => way.asset === asset))
        .map((way) => go(line('topup-by', { asset: way.asset }), way.screen)),
      [go('back', 'ads'), go('menu', 'home')],
    ],
  }),
  samples: {
    both: {
      ways: [
        { asset: 'XTR', minimum: stars(100) },
        { asset: 'TON', minimum: { asset: 'TON', units: 500_000_000n } },
      ],
    },
    none: { ways: [] },
  },
});

/** How much of it: a usual amount by a button, any other as a message. */
const amountScreen = ({ asset, screen: name, presets, gateway }: (typeof ways)[number]): Screen =>
  screen<{ readonly minimum: Amount }>(name, {
    load: async ({ needs, ws }) => ({ minimum: least(await readDepositLimits(needs.pool, ws), asset) }),
    view: ({ minimum }) => ({
      lines: [line('topup-how-much', { asset }), '', line('topup-least', { minimum })],
      buttons: [...inRows(presetsOf(name, asset, presets, minimum), 3), [go('back', 'topup'), go('menu', 'home')]],
    }),
    presses: { pay: (scene, amount = '') => ask(scene, gateway, asset, amount) },
    asks: { amount: (scene, { text }) => ask(scene, gateway, asset, text.replace(',', '.').replace(/\s/g, '')) },
    asksAtOnce: 'amount',
    samples: { usual: { minimum: asset === 'XTR' ? stars(100) : { asset, units: 500_000_000n } } },
  });

const presetsOf = (name: string, asset: Asset, presets: readonly string[], minimum: Amount): readonly Button[] =>
  presets
    .map((text) => ({ text, amount: { asset, units: parseUnits(text, scaleOf(asset)) } }))
    .filter(({ amount }) => amount.units >= minimum.units)
    .map(({ text, amount }) => press(line('topup-amount', { amount }), name, 'pay', text));

/** Asks for the money and keeps how it can be paid. The update is the key: dealt with twice, it asks once. */
async function ask(scene: Scene, gateway: string, asset: Asset, text: string): Promise<Next> {
  const { needs, ws, user, bot, key } = scene;
  const amount = { asset, units: parseUnits(text, scaleOf(asset)) };
  const connection = gateway === 'stars' ? { connection: String(bot.telegramId) } : {};
  const asked = await startDeposit(needs, { workspace: ws, user, amount, gateway, ...connection, key });
  const { address = null, comment = null, url } = asked;
  const pay = { asset, amount: text, url, address, comment, until: asked.expiresAt?.toISOString() ?? null };
  return { show: ['topup-pay'], draft: { ...scene.draft, pay } };
}

type Pay = {
  readonly amount: Amount;
  readonly url: string;
  readonly address: string | undefined;
  readonly comment: string | undefined;
  readonly until: Date | undefined;
} | null;

const payScreen = screen<Pay>('topup-pay', {
  load: async ({ draft }) => readPay(draft),
  view: (pay) => ({
    lines: pay === null ? [line('topup-gone')] : linesOf(pay),
    buttons: [
      ...(pay?.url.startsWith('https://') ? [[link(line('topup-pay', { amount: pay.amount }), pay.url)]] : []),
      [go('topup-look', 'ads')],
      [go('back', 'topup'), go('menu', 'home')],
    ],
  }),
  samples: {
    stars: {
      amount: stars(250),
      url: 'https://t.me/$invoice',
      address: undefined,
      comment: undefined,
      until: undefined,
    },
    ton: {
      amount: { asset: 'TON', units: 5_000_000_000n },
      url: 'ton://transfer/UQDkVKRO6zddwChVnSGC6d8vEQhiF0SoSlhoPAeaTO7U9PjL',
      address: 'UQDkVKRO6zddwChVnSGC6d8vEQhiF0SoSlhoPAeaTO7U9PjL',
      comment: 'pay_0193',
      until: instant('2026-11-22T12:00:00Z'),
    },
    gone: null,
  },
});

const linesOf = ({ amount, address, comment, until }: NonNullable<Pay>) => [
  line('topup-pay-title', { amount }),
  ...(address === undefined
    ? [line('topup-pay-stars')]
    : ([
        line('topup-pay-address', { amount, address }),
        line('topup-pay-comment', { comment: comment ?? '' }),
        '',
      ] as const)),
  ...(address === undefined ? [] : [line('topup-pay-care')]),
  ...(until === undefined ? [] : [line('topup-pay-until', { until })]),
];

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** How the last deposit that was asked for here can be paid; null once that is forgotten. */
function readPay({ pay }: Draft): Pay {
  if (typeof pay !== 'object' || pay === null || Array.isArray(pay)) return null;
  const kept = pay as Readonly<Record<string, unknown>>;
  const [asset, amount, url, until] = ['asset', 'amount', 'url', 'until'].map((name) => textOf(kept[name]));
  if (asset === undefined || amount === undefined || url === undefined) return null;
  return {
    amount: { asset, units: parseUnits(amount, scaleOf(asset)) },
    url,
    address: textOf(kept['address']),
    comment: textOf(kept['comment']),
    until: until === undefined ? undefined : new Date(until),
  };
}

export const topUpScreens: readonly Screen[] = [topUp, ...ways.map(amountScreen), payScreen];
