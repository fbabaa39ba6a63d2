import { parseUnits, Refusal, scaleOf, stars, type Amount, type Asset } from '#kernel';
import { readUser } from '#funds';
import { quotePayout } from '#payouts';
import { giftsFor, premiumMonths, type Choice } from './gifts.ts';
import { line } from './line.ts';
import { nextFor } from './next-wish.ts';
import { screen, type Scene, type Screen } from './screen.ts';
import { go, press } from './view.ts';
import { waysOut, type WayOut } from './ways-out.ts';
import { sure } from './withdraw-sure-screen.ts';
import { withdrawToScreens } from './withdraw-to-screens.ts';
import { wishIn, type Wish } from './wish.ts';

const withdraw = screen<{ ways: readonly WayOut[] }>('withdraw', {
  command: 'withdraw',
  load: async (scene) => ({ ways: await waysOut(scene) }),
  view: ({ ways }) => ({
    lines: [line('withdraw-title'), '', ways.length === 0 ? line('withdraw-none') : line('withdraw-how')],
    buttons: [
      ...ways.map(({ rail, asset, has }) => [
        press(line('withdraw-way', { rail, amount: has }), 'withdraw', 'by', rail, asset),
      ]),
      [go('withdraw-book', 'book'), go('back', 'money')],
    ],
  }),
  presses: {
    async by(scene, rail = '', asset = '') {
      const way = (await waysOut(scene)).find((one) => one.rail === rail && one.asset === asset);
      if (!way) throw new Refusal('gateway_switched_off', 'This way out is closed.');
      const wish: Wish = { key: scene.key, rail, asset, asks: way.asks };
      return nextFor(wish);
    },
  },
  samples: {
    ways: {
      ways: [
        { rail: 'stars_manual', asset: 'XTR', has: stars(1200), asks: 'nothing' },
        { rail: 'ton', asset: 'TON', has: { asset: 'TON', units: 6_250_000_000n }, asks: 'address' },
      ],
    },
    none: { ways: [] },
  },
});

const pick = screen<{ choices: readonly Choice[] }>('wd-pick', {
  async load(scene) {
    const { asks } = wishIn(scene.draft);
    return { choices: asks === 'months' ? premiumMonths : await giftsFor(scene) };
  },
  view: ({ choices }) => ({
    lines: [line('wd-pick-title'), '', line('wd-pick-note')],
    buttons: [
      ...choices.map(({ id, kind, price, name }) => [
        press(line('wd-pick-one', { kind, name, price }), 'wd-pick', 'this', id),
      ]),
      [go('cancel', 'withdraw')],
    ],
  }),
  presses: {
    async this(scene, id = '') {
      const wish = wishIn(scene.draft);
      const choices = wish.asks === 'months' ? premiumMonths : await giftsFor(scene);
      const chosen = choices.find((one) => one.id === id);
      if (!chosen) throw new Refusal('not_found', 'There is no such choice any more.');
      const field = wish.asks === 'months' ? { months: id } : { gift_id: id };
      return nextFor({ ...wish, destination: field, units: String(chosen.price.units) });
    },
  },
  samples: {
    premium: { choices: premiumMonths },
    gifts: { choices: [{ id: '5170145012310081615', kind: 'gift', price: stars(15), name: '💝' }] },
  },
});

const amount = screen<{ has: Amount; minimum: Amount }>('wd-sum', {
  async load(scene) {
    const { asset, rail } = wishIn(scene.draft);
    const has = await balance(scene, asset);
    const minimum = { asset, units: await minimumOf(scene, rail, has) };
    return { has, minimum };
  },
  view: ({ has, minimum }) => ({
    lines: [
      line('wd-sum-title'),
      '',
      line('wd-sum-has', { amount: has }),
      line('wd-sum-minimum', { amount: minimum }),
      ...(has.units < minimum.units ? [line('wd-sum-too-little')] : []),
    ],
    buttons: [
      ...(has.units >= minimum.units ? [[press(line('wd-sum-all', { amount: has }), 'wd-sum', 'all')]] : []),
      [go('cancel', 'withdraw')],
    ],
  }),
  presses: {
    async all(scene) {
      const wish = wishIn(scene.draft);
      return nextFor({ ...wish, units: String((await balance(scene, wish.asset)).units) });
    },
  },
  asks: {
    async sum(scene, { text }) {
      const wish = wishIn(scene.draft);
      const units = parseUnits(text.replace(',', '.'), scaleOf(wish.asset));
      if (units <= 0n) throw new Refusal('invalid_amount', 'Nothing is not an amount.');
      await quotePayout(scene.needs, { workspace: scene.ws, rail: wish.rail, amount: { asset: wish.asset, units } });
      return nextFor({ ...wish, units: String(units) });
    },
  },
  asksAtOnce: 'sum',
  samples: {
    enough: { has: stars(1200), minimum: stars(1000) },
    'too little': { has: stars(12), minimum: stars(1000) },
  },
});

async function balance({ needs, ws, user }: Scene, asset: Asset): Promise<Amount> {
  const { balances } = await readUser(needs.pool, ws, user);
  return balances.find((one) => one.asset === asset) ?? { asset, units: 0n };
}

/** What a quote says, also when what somebody has is below it: then the refusal says it. */
async function minimumOf({ needs, ws }: Scene, rail: string, has: Amount): Promise<bigint> {
  try {
    return (await quotePayout(needs, { workspace: ws, rail, amount: has })).minimum;
  } catch (error) {
    const minimum = error instanceof Refusal ? error.details['minimum'] : undefined;
    if (typeof minimum === 'object' && minimum !== null && 'amount' in minimum && typeof minimum.amount === 'string')
      return parseUnits(minimum.amount, scaleOf(has.asset));
    if (error instanceof Refusal) return 0n;
    throw error;
  }
}

/** A withdrawal, question by question. */
export const withdrawScreens: readonly Screen[] = [withdraw, ...withdrawToScreens, pick, amount, sure];
