import { referralSums } from '#claims';
import { Refusal, stars, type Amount } from '#kernel';
import { countReferrals, erasePerson, exportPerson, setNews } from '#people';
import { inviteLink } from './deep-links.ts';
import { line } from './line.ts';
import { screen, type Scene, type Screen } from './screen.ts';
import { go, link, press } from './view.ts';

const settings = screen<{ wantsNews: boolean }>('settings', {
  command: 'settings',
  load: async ({ person }) => ({ wantsNews: person.wantsNews }),
  view: ({ wantsNews }) => ({
    lines: [line('settings-title'), '', line('settings-news', { state: wantsNews ? 'on' : 'off' })],
    buttons: [
      [go('settings-language', 'language')],
      [
        press(
          line('settings-news-switch', { state: wantsNews ? 'on' : 'off' }),
          'settings',
          'news',
          wantsNews ? 'off' : 'on',
        ),
      ],
      [go('settings-limits', 'limits'), go('settings-book', 'book')],
      [press('settings-export', 'settings', 'export'), go('settings-delete', 'erase')],
      [go('menu', 'home')],
    ],
  }),
  presses: {
    async news(scene, wanted) {
      const person = await setNews(scene.needs, scene.ws, scene.user, wanted === 'on');
      return { show: ['settings'], person };
    },
    export: async (scene) => ({ show: ['settings'], toast: line('export-done'), files: await exportOf(scene) }),
  },
  samples: { on: { wantsNews: true }, off: { wantsNews: false } },
});

const charactersEach = 3500;
const filesMost = 10;

/** Everything that is kept of somebody, as text that fits into messages. */
async function exportOf(scene: Scene): Promise<readonly string[]> {
  const { needs, ws, user } = scene;
  const text = JSON.stringify(await exportPerson(needs, ws, user, await needs.partsOf(ws, user)), null, 1);
  const pieces = Math.min(Math.ceil(text.length / charactersEach), filesMost);
  return Array.from({ length: pieces }, (_, index) => text.slice(index * charactersEach, (index + 1) * charactersEach));
}

const erase = screen('erase', {
  load: async () => ({}),
  view: () => ({
    lines: [line('erase-title'), '', line('erase-what')],
    buttons: [[press('erase-yes', 'erase', 'yes')], [go('cancel', 'settings')]],
  }),
  presses: {
    async yes(scene) {
      if (scene.person.erasedAt) throw new Refusal('not_found', 'There is nobody to forget.');
      const person = await erasePerson(scene.needs, scene.ws, scene.user, { by: `person:${scene.user}` });
      return { show: ['erased'], person: { ...person, language: scene.person.language }, draft: null };
    },
  },
  samples: { usual: {} },
});

const erased = screen('erased', {
  isOpen: true,
  load: async () => ({}),
  view: () => ({ lines: [line('erased')], buttons: [] }),
  samples: { usual: {} },
});

type Invite = {
  readonly link: string;
  readonly first: number;
  readonly second: number;
  readonly sums: readonly { readonly held: Amount; readonly released: Amount }[];
};

const invite = screen<Invite>('invite', {
  command: 'invite',
  load: async ({ needs, ws, bot, user }) => ({
    link: inviteLink(bot.username, user),
    ...(await countReferrals(needs.pool, ws, user)),
    sums: (await referralSums(needs.pool, ws, user)).map(({ asset, held, released }) => ({
      held: { asset, units: held },
      released: { asset, units: released },
    })),
  }),
  view: ({ link: own, first, second, sums }) => ({
    lines: [
      line('invite-title'),
      '',
      line('invite-how'),
      '',
      line('invite-link', { link: own }),
      '',
      line('invite-first', { count: first }),
      line('invite-second', { count: second }),
      ...sums.map(({ held, released }) => line('invite-sum', { held, released })),
    ],
    buttons: [
      [link('invite-share', `https://t.me/share/url?url=${encodeURIComponent(own)}`)],
      [go('home-balance', 'money'), go('menu', 'home')],
    ],
  }),
  samples: {
    none: { link: inviteLink('your_bot', '77'), first: 0, second: 0, sums: [] },
    some: {
      link: inviteLink('your_bot', '77'),
      first: 21,
      second: 3,
      sums: [{ held: stars(12), released: stars(150) }],
    },
  },
});

/** Somebody's own matters. */
export const personScreens: readonly Screen[] = [settings, erase, erased, invite];
