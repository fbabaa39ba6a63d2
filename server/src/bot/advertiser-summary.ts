import { stars, type Amount } from '#kernel';
import { readDepositLimits, readUser } from '#funds';
import { createTask, quoteTask, readSettings, type Finding, type TaskKind } from '#exchange';
import { dropDraft, nextStep, readDraft, toTaskDraft, type AdDraft } from './advertiser-draft.ts';
import { kindLine, ofAsset, topicLine } from './advertiser-lines.ts';
import { paceLines } from './advertiser-pace.ts';
import { line, type Line } from './line.ts';
import { screen, type Next, type Scene, type Screen } from './screen.ts';
import { go, press, type Button } from './view.ts';

type Sum = {
  readonly kind: TaskKind;
  readonly title: string;
  readonly topic: string;
  readonly slots: number;
  readonly audience: AdDraft['audience'];
  readonly pacing: AdDraft['pacing'];
  readonly reward: Amount;
  readonly fee: Amount;
  readonly unit: Amount;
  readonly total: Amount;
  readonly balance: Amount;
  readonly pool: number;
  readonly holdSeconds: number;
  readonly guaranteeSeconds: number;
  readonly findings: readonly Finding[];
  /** Why the target cannot be ordered for now, though it could before. */
  readonly notProven: string | null;
  /** Somebody has to look at it before workers see it. */
  readonly isReviewed: boolean;
  /** The whole Stars, or coins, that are missing and can be brought in at once. */
  readonly missing: Amount | null;
} | null;

/** All of it, with every figure, before anything is paid. */
const sumScreen = screen<Sum>('new-sum', {
  load: readSum,
  view: (sum) =>
    sum === null
      ? { lines: [line('new-sum-gone')], buttons: [[go('back', 'ads'), go('menu', 'home')]] }
      : { lines: [...whatLines(sum), '', ...priceLines(sum), '', ...noteLines(sum)], buttons: buttonsOf(sum) },
  presses: {
    order,
    async drop(scene) {
      await dropDraft(scene);
      return { show: ['ads'], toast: line('ad-dropped') };
    },
  },
  samples: {
    enough: sample(),
    short: {
      ...sample(),
      balance: stars(100),
      missing: stars(150),
      findings: [{ code: 'channel_new', level: 'review' }],
    },
    'not proven': { ...sample(), notProven: 'bot_not_admin' },
    blocked: { ...sample(), findings: [{ code: 'blocked_word', level: 'block', detail: 'casino' }] },
    gone: null,
  },
});

function sample(): NonNullable<Sum> {
  return {
    kind: 'subscribe',
    title: 'Lighthouse news',
    topic: 'news',
    slots: 100,
    audience: { languages: ['en'], isPremium: true },
    pacing: { perHour: 50 },
    reward: stars(2),
    fee: { asset: 'XTR', units: 500_000_000n },
    unit: { asset: 'XTR', units: 2_500_000_000n },
    total: stars(250),
    balance: stars(400),
    pool: 1204,
    holdSeconds: 21 * 86_400,
    guaranteeSeconds: 21 * 86_400,
    findings: [],
    notProven: null,
    isReviewed: true,
    missing: null,
  };
}

async function readSum(scene: Scene): Promise<Sum> {
  const { needs, ws, user } = scene;
  const draft = await readDraft(scene);
  const asked = toTaskDraft(draft, user);
  if (!asked || nextStep(draft) !== 'new-sum') return null;
  const [quote, settings, { balances }] = await Promise.all([
    quoteTask(needs, ws, asked),
    readSettings(needs.pool, ws),
    readUser(needs.pool, ws, user),
  ]);
  const { asset } = draft;
  const balance = ofAsset(balances, asset);
  return {
    kind: asked.kind,
    title: draft.target?.title ?? '',
    topic: draft.category ?? '',
    slots: asked.slots,
    audience: draft.audience,
    pacing: draft.pacing,
    reward: quote.reward,
    fee: quote.fee,
    unit: quote.unit,
    total: quote.total,
    balance,
    pool: quote.pool,
    holdSeconds: quote.holdSeconds,
    guaranteeSeconds: quote.guaranteeSeconds,
    notProven: quote.notProven ?? null,
    findings: quote.findings,
    isReviewed: settings.review.mode === 'always' || quote.findings.some(({ level }) => level === 'review'),
    missing: await missingOf(scene, quote.total, balance),
  };
}

/** What has to be brought in: rounded up to what a deposit can be of. */
async function missingOf({ needs, ws }: Scene, { asset, units }: Amount, balance: Amount): Promise<Amount | null> {
  const short = units - balance.units;
  if (short <= 0n) return null;
  const { minimum = 0n } = (await readDepositLimits(needs.pool, ws)).find((limit) => limit.asset === asset) ?? {};
  const step = asset === 'XTR' ? stars(1).units : 10_000_000n;
  const whole = ((short + step - 1n) / step) * step;
  return { asset, units: whole < minimum ? minimum : whole };
}

const whatLines = ({ kind, title, topic, slots, audience, pacing, pool }: NonNullable<Sum>): (Line | '')[] => [
  line('new-sum-title'),
  '',
  line('new-sum-what', { kind: kindLine(kind), title, count: slots }),
  line('new-sum-topic', { topic: topicLine(topic) }),
  audience.languages?.length
    ? line('new-who-languages', { codes: audience.languages.join(', ') })
    : line('new-who-any'),
  ...(audience.isPremium ? [line('new-who-premium')] : []),
  ...(audience.onlyNew ? [line('new-who-new')] : []),
  line('new-who-pool', { count: pool }),
  ...paceLines(pacing),
];

const priceLines = ({ reward, fee, unit, slots, total, balance, missing }: NonNullable<Sum>): Line[] => [
  line('new-sum-unit', { reward, fee, unit }),
  line('new-sum-total', { count: slots, unit, total }),
  line('new-sum-balance', { balance }),
  ...(missing === null ? [] : [line('new-sum-missing', { missing })]),
];

const noteLines = ({ holdSeconds, guaranteeSeconds, findings, notProven, isReviewed }: NonNullable<Sum>): Line[] => [
  line('new-sum-hold', { hold: { seconds: holdSeconds } }),
  line('new-sum-guarantee', { guarantee: { seconds: guaranteeSeconds } }),
  line('new-sum-label'),
  ...(notProven === null ? [] : [line('new-sum-not-proven')]),
  ...findings.map(findingLine),
  ...(isReviewed ? [line('new-sum-review')] : []),
];

/** What an automatic check has to say, in words. */
export const findingLine = ({ code, level, detail }: Finding): Line =>
  line('ad-finding', { code, level, detail: detail ?? '' });

function buttonsOf({ missing, total, findings, notProven }: NonNullable<Sum>): Button[][] {
  const isBlocked = notProven !== null || findings.some(({ level }) => level === 'block');
  const pay = missing === null ? press(line('new-sum-order', { total }), 'new-sum', 'order') : topUpButton(missing);
  return [
    ...(isBlocked ? [] : [[pay]]),
    [go('new-sum-target', 'new-target'), go('new-sum-reward', 'new-reward')],
    [go('new-sum-slots', 'new-slots'), go('new-sum-who', 'new-who')],
    [go('new-sum-pace', 'new-pace'), go('new-sum-topics', 'new-topic')],
    [press('ad-later', 'ads', 'later'), press('ad-drop', 'new-sum', 'drop')],
  ];
}

const topUpButton = (missing: Amount): Button => {
  const name = missing.asset === 'XTR' ? 'topup-stars' : 'topup-ton';
  return press(line('new-sum-top-up', { missing }), name, 'pay', plain(missing));
};

/** Nanos as decimal text. */
const plain = ({ units }: Amount): string =>
  `${units / 1_000_000_000n}.${String(units % 1_000_000_000n).padStart(9, '0')}`.replace(/\.?0+$/, '');

/** Orders it, once: the draft is the key, however often the button is pressed. */
async function order(scene: Scene): Promise<Next> {
  const { needs, ws, user } = scene;
  const draft = await readDraft(scene);
  const asked = toTaskDraft(draft, user);
  if (!asked) return { show: ['my-ads'] };
  const task = await createTask(needs, ws, { ...asked, key: `bot:${draft.id}`, actor: `person:${user}` });
  await dropDraft(scene);
  return { show: ['ad', task.id], toast: line('new-sum-ordered') };
}

export const summaryScreens: readonly Screen[] = [sumScreen];
