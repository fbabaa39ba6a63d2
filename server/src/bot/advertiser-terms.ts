import { formatUnits, parseUnits, scaleOf, type Amount, type Asset } from '#kernel';
import { readSettings, type ExchangeSettings, type TaskKind } from '#exchange';
import { categories, riskOf } from '#moderation';
import { fillIn, nextStep, readDraft } from './advertiser-draft.ts';
import { inRows, topicLine, wayOut } from './advertiser-lines.ts';
import { line } from './line.ts';
import { screen, type Next, type Scene, type Screen } from './screen.ts';
import { press } from './view.ts';

const topics = Object.keys(categories).filter((topic) => riskOf(topic) !== 'forbidden');

/** What the target is about: some topics are looked at by two people, and some cannot be promoted at all. */
const topicScreen = screen<null>('new-topic', {
  load: async () => null,
  view: () => ({
    lines: [line('new-topic-title'), line('new-topic-risky'), '', line('new-topic-forbidden')],
    buttons: [
      ...inRows(
        topics.map((topic) => press(topicLine(topic), 'new-topic', 'pick', topic)),
        2,
      ),
      wayOut('new-target'),
    ],
  }),
  presses: {
    async pick(scene, topic = '') {
      if (!topics.includes(topic)) return { show: ['new-topic'] };
      return { show: [nextStep(await fillIn(scene, { category: topic }))] };
    },
  },
  samples: { usual: null },
});

type Reward = {
  readonly kind: TaskKind;
  readonly asset: Asset;
  readonly assets: readonly Asset[];
  readonly least: Amount;
  readonly usual: Amount;
  /** Percent of the reward that the house takes. */
  readonly fee: string;
};

/** What one person gets. */
const rewardScreen = screen<Reward>('new-reward', {
  async load(scene) {
    const { kind = 'subscribe', asset } = await readDraft(scene);
    const settings = await readSettings(scene.needs.pool, scene.ws);
    const least = leastOf(settings, kind, asset);
    const usual = { asset, units: least.units * 2n };
    const fee = formatUnits(BigInt(settings.fees[asset] ?? 0), 2);
    return { kind, asset, assets: Object.keys(settings.fees), least, usual, fee };
  },
  view: ({ kind, asset, assets, least, usual, fee }) => ({
    lines: [
      line('new-reward-title', { kind }),
      '',
      line('new-reward-least', { least }),
      line('new-reward-usual', { usual }),
      line('new-reward-fee', { fee }),
      '',
      line('new-reward-send', { asset }),
    ],
    buttons: [
      [1n, 2n, 4n].map((times) => rewardButton({ asset, units: least.units * times })),
      assets
        .filter((one) => one !== asset)
        .map((one) => press(line('new-reward-in', { asset: one }), 'new-reward', 'in', one)),
      wayOut('new-topic'),
    ],
  }),
  presses: {
    set: (scene, reward = '') => setReward(scene, reward),
    async in(scene, asset = '') {
      const { fees } = await readSettings(scene.needs.pool, scene.ws);
      if (Object.hasOwn(fees, asset)) await fillIn(scene, { asset, reward: undefined });
      return { show: ['new-reward'] };
    },
  },
  asks: { reward: (scene, { text }) => setReward(scene, text.replace(',', '.').replace(/[\s⭐]/gu, '')) },
  asksAtOnce: 'reward',
  samples: {
    stars: {
      kind: 'subscribe',
      asset: 'XTR',
      assets: ['XTR', 'TON'],
      least: { asset: 'XTR', units: 500_000_000n },
      usual: { asset: 'XTR', units: 1_000_000_000n },
      fee: '25',
    },
  },
});

const leastOf = ({ leastRewards }: ExchangeSettings, kind: TaskKind, asset: Asset): Amount =>
  leastRewards.find((one) => one.kind === kind && one.least.asset === asset)?.least ?? { asset, units: 1n };

const textOf = ({ asset, units }: Amount): string => formatUnits(units, scaleOf(asset));

const rewardButton = (amount: Amount) => press(line('ad-each', { amount }), 'new-reward', 'set', textOf(amount));

async function setReward(scene: Scene, text: string): Promise<Next> {
  const { kind = 'subscribe', asset } = await readDraft(scene);
  const units = parseUnits(text, scaleOf(asset));
  const least = leastOf(await readSettings(scene.needs.pool, scene.ws), kind, asset);
  if (units < least.units) return { show: ['new-reward'], toast: line('new-reward-less', { least }) };
  return { show: [nextStep(await fillIn(scene, { reward: textOf({ asset, units }) }))] };
}

type Slots = { readonly min: number; readonly max: number };

/** How many people. */
const slotsScreen = screen<Slots>('new-slots', {
  load: async ({ needs, ws }) => (await readSettings(needs.pool, ws)).slots,
  view: ({ min, max }) => ({
    lines: [line('new-slots-title'), '', line('new-slots-range', { min, max })],
    buttons: [
      ...inRows(
        [min, 50, 100, 500, 1000]
          .filter((slots, at, all) => slots >= min && slots <= max && all.indexOf(slots) === at)
          .map((slots) => press(line('ad-people', { count: slots }), 'new-slots', 'set', String(slots))),
        3,
      ),
      wayOut('new-reward'),
    ],
  }),
  presses: { set: (scene, slots = '') => setSlots(scene, slots) },
  asks: { slots: (scene, { text }) => setSlots(scene, text.replace(/[\s.,]/g, '')) },
  asksAtOnce: 'slots',
  samples: { usual: { min: 10, max: 100_000 } },
});

async function setSlots(scene: Scene, text: string): Promise<Next> {
  const { slots } = await readSettings(scene.needs.pool, scene.ws);
  const wanted = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (wanted < slots.min || wanted > slots.max)
    return { show: ['new-slots'], toast: line('new-slots-range', { ...slots }) };
  const isFirst = (await readDraft(scene)).slots === undefined;
  await fillIn(scene, { slots: wanted });
  return { show: [isFirst ? 'new-who' : 'new-sum'] };
}

export const termsScreens: readonly Screen[] = [topicScreen, rewardScreen, slotsScreen];
