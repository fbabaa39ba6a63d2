import { Refusal, type Asset } from '#kernel';
import { addDestination, removeDestination } from '#payouts';
import { instant } from './instant.ts';
import { entriesOf, sampleEntry, type Entry } from './address-entries.ts';
import { line } from './line.ts';
import { nextFor } from './next-wish.ts';
import { screen, type Screen } from './screen.ts';
import { shortAddress } from './short-address.ts';
import { go, press } from './view.ts';
import { wishIn } from './wish.ts';

const whereTo = screen<{ asset: Asset; entries: readonly Entry[] }>('wd-to', {
  async load(scene) {
    const wish = wishIn(scene.draft);
    return { asset: wish.asset, entries: await entriesOf(scene, wish.rail) };
  },
  view: ({ asset, entries }) => ({
    lines: [
      line('wd-to-title', { asset }),
      '',
      line('wd-to-paste'),
      ...entries.flatMap(({ label, usableAt }) => (usableAt ? [line('wd-to-cooling', { label, at: usableAt })] : [])),
    ],
    buttons: [
      ...entries
        .filter(({ usableAt }) => usableAt === null)
        .map(({ id, label, address }) => [
          press(line('wd-to-entry', { label, address: shortAddress(address) }), 'wd-to', 'book', id),
        ]),
      [go('cancel', 'withdraw')],
    ],
  }),
  presses: {
    book: async (scene, address = '') => nextFor({ ...wishIn(scene.draft), address }),
  },
  asks: {
    async address(scene, { text }) {
      const [address = '', ...memo] = text.split(/\s+/);
      const destination = { address, ...(memo.length > 0 && { memo: memo.join(' ') }) };
      return nextFor({ ...wishIn(scene.draft), destination });
    },
  },
  asksAtOnce: 'address',
  samples: {
    empty: { asset: 'TON', entries: [] },
    book: {
      asset: 'TON',
      entries: [
        { ...sampleEntry, usableAt: null },
        { ...sampleEntry, label: 'New one', usableAt: instant('2026-11-21T10:00:00Z') },
      ],
    },
  },
});

const book = screen<{ entries: readonly Entry[] }>('book', {
  load: async (scene) => ({ entries: await entriesOf(scene) }),
  view: ({ entries }) => ({
    lines: [
      line('book-title'),
      '',
      ...(entries.length === 0 ? [line('book-empty')] : []),
      ...entries.map(({ label, address, usableAt }) =>
        usableAt ? line('book-cooling', { label, address, at: usableAt }) : line('book-entry', { label, address }),
      ),
      '',
      line('book-how'),
    ],
    buttons: [
      ...entries.map(({ id, label }) => [press(line('book-remove', { label }), 'book', 'remove', id)]),
      [go('back', 'withdraw')],
    ],
  }),
  presses: {
    async remove(scene, id = '') {
      const mine = (await entriesOf(scene)).some((one) => one.id === id);
      if (!mine) throw new Refusal('not_found', 'There is no such entry in your book.');
      await removeDestination(scene.needs, scene.ws, id, `person:${scene.user}`);
      return { show: ['book'], toast: line('book-removed') };
    },
  },
  asks: {
    async entry(scene, { text }) {
      const [address = '', ...label] = text.split(/\s+/);
      const named = label.join(' ').slice(0, 40) || shortAddress(address);
      const kept = { user: scene.user, rail: 'ton', destination: { address }, label: named };
      await addDestination(scene.needs, scene.ws, kept, `person:${scene.user}`);
      return { show: ['book'], toast: line('book-added') };
    },
  },
  asksAtOnce: 'entry',
  samples: {
    empty: { entries: [] },
    some: {
      entries: [
        { ...sampleEntry, usableAt: null },
        { ...sampleEntry, usableAt: instant('2026-11-21T10:00:00Z') },
      ],
    },
  },
});

/** Where a withdrawal goes, and the address book. */
export const withdrawToScreens: readonly Screen[] = [whereTo, book];
