import type { Amount } from '#kernel';
import { readUser } from '#funds';
import { beginDraft, dropDraft, isBegun, nextStep, readDraft } from './advertiser-draft.ts';
import { amountLines } from './advertiser-lines.ts';
import { line } from './line.ts';
import { isModerator } from './moderators.ts';
import { screen } from './screen.ts';
import { go, press } from './view.ts';

type Home = {
  readonly balances: readonly Amount[];
  readonly owed: readonly Amount[];
  readonly hasDraft: boolean;
  readonly moderates: boolean;
};

/** Where an advertiser begins: what is there, what was begun, and what can be done. */
export const adsScreen = screen<Home>('ads', {
  command: 'advertise',
  async load(scene) {
    const { balances, owed } = await readUser(scene.needs.pool, scene.ws, scene.user);
    const [draft, moderates] = await Promise.all([readDraft(scene), isModerator(scene)]);
    return { balances, owed, hasDraft: isBegun(draft), moderates };
  },
  view: ({ balances, owed, hasDraft, moderates }) => ({
    lines: [
      line('ad-home-title'),
      line('ad-home-what'),
      '',
      line('ad-home-balance'),
      ...amountLines(balances),
      ...owed.map((amount) => line('ad-home-owed', { amount })),
      ...(hasDraft ? (['', line('ad-home-draft')] as const) : []),
    ],
    buttons: [
      ...(hasDraft ? [[press('ad-continue', 'ads', 'goon')]] : []),
      [press('ad-new', 'ads', 'new'), go('ad-mine', 'my-ads')],
      [go('ad-top-up', 'topup'), go('ad-shield', 'shield')],
      ...(moderates ? [[go('ad-queue', 'queue')]] : []),
      [go('menu', 'home')],
    ],
  }),
  presses: {
    async new(scene) {
      await beginDraft(scene);
      return { show: ['new-kind'] };
    },
    goon: async (scene) => ({ show: [nextStep(await readDraft(scene))] }),
    later: async () => ({ show: ['ads'], toast: line('ad-kept') }),
    async drop(scene) {
      await dropDraft(scene);
      return { show: ['ads'], toast: line('ad-dropped') };
    },
  },
  samples: {
    first: { balances: [], owed: [], hasDraft: false, moderates: false },
    draft: {
      balances: [{ asset: 'XTR', units: 125_500_000_000n }],
      owed: [{ asset: 'TON', units: 250_000_000n }],
      hasDraft: true,
      moderates: true,
    },
  },
});
