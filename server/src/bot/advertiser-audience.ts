import type { Amount } from '#kernel';
import { quoteTask, type Audience } from '#exchange';
import { fillIn, readDraft, toTaskDraft } from './advertiser-draft.ts';
import { inRows, wayOut } from './advertiser-lines.ts';
import { line } from './line.ts';
import { screen, type Scene } from './screen.ts';
import { press } from './view.ts';

/** Languages of Telegram's apps that can be asked for here. */
const appLanguages = ['en', 'ru', 'uk', 'kk', 'uz', 'es', 'pt', 'tr', 'id', 'fa'] as const;

type State = {
  readonly audience: Audience;
  /** What one person costs then, and how many there are; null while that cannot be told. */
  readonly price: { readonly unit: Amount; readonly multiplier: number; readonly pool: number } | null;
};

/** Whom it is for, with what that does to the price and how many people are left. */
export const audienceScreen = screen<State>('new-who', {
  async load(scene) {
    const draft = await readDraft(scene);
    return { audience: draft.audience, price: await priceOf(scene) };
  },
  view: ({ audience, price }) => ({
    lines: [
      line('new-who-title'),
      '',
      audience.languages?.length
        ? line('new-who-languages', { codes: audience.languages.join(', ') })
        : line('new-who-any'),
      ...(audience.isPremium ? [line('new-who-premium')] : []),
      ...(audience.onlyNew ? [line('new-who-new')] : []),
      '',
      ...(price === null
        ? [line('new-who-no-price')]
        : [
            line('new-who-price', { unit: price.unit, multiplier: factorOf(price.multiplier) }),
            line('new-who-pool', { count: price.pool }),
          ]),
    ],
    buttons: [
      ...inRows(
        appLanguages.map((code) =>
          press(
            line('new-who-language', { code, on: onOff(audience.languages?.includes(code)) }),
            'new-who',
            'speak',
            code,
          ),
        ),
        5,
      ),
      [
        press(line('new-who-toggle', { what: 'premium', on: onOff(audience.isPremium) }), 'new-who', 'only', 'premium'),
        press(line('new-who-toggle', { what: 'new', on: onOff(audience.onlyNew) }), 'new-who', 'only', 'new'),
      ],
      [press('ad-next', 'new-who', 'done')],
      wayOut('new-slots'),
    ],
  }),
  presses: {
    async speak(scene, code = '') {
      const { audience } = await readDraft(scene);
      const before = audience.languages ?? [];
      const known = appLanguages.filter((one) => (one === code) !== before.includes(one));
      await fillIn(scene, {
        audience: { ...without(audience, 'languages'), ...(known.length > 0 && { languages: known }) },
      });
      return { show: ['new-who'] };
    },
    async only(scene, which) {
      const { audience } = await readDraft(scene);
      const name = which === 'premium' ? 'isPremium' : 'onlyNew';
      await fillIn(scene, { audience: { ...without(audience, name), ...(!audience[name] && { [name]: true }) } });
      return { show: ['new-who'] };
    },
    done: async () => ({ show: ['new-pace'] }),
  },
  samples: {
    everybody: {
      audience: {},
      price: { unit: { asset: 'XTR', units: 1_250_000_000n }, multiplier: 10_000, pool: 5230 },
    },
    narrow: {
      audience: { languages: ['en', 'ru'], isPremium: true, onlyNew: true },
      price: { unit: { asset: 'XTR', units: 2_475_000_000n }, multiplier: 19_800, pool: 312 },
    },
    unknown: { audience: {}, price: null },
  },
});

const without = (audience: Audience, name: keyof Audience): Audience =>
  Object.fromEntries(Object.entries(audience).filter(([one]) => one !== name));

const onOff = (isOn = false): string => (isOn ? 'yes' : 'no');

/** Basis points as a factor: `1.98`. */
const factorOf = (points: number): string => String(points / 10_000);

async function priceOf(scene: Scene): Promise<State['price']> {
  const draft = toTaskDraft(await readDraft(scene), scene.user);
  if (!draft) return null;
  const { unit, multiplier, pool } = await quoteTask(scene.needs, scene.ws, draft);
  return { unit, multiplier, pool };
}
