import { formatUnits, Refusal, scaleOf } from '#kernel';
import { listClaims } from '#claims';
import { readUser } from '#funds';
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
      [go('settings-book', 'book')],
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
  const told = await exportPerson(scene.needs, scene.ws, scene.user, await partsOf(scene));
  const text = JSON.stringify(told, null, 1);
  const pieces = Math.min(Math.ceil(text.length / charactersEach), filesMost);
  return Array.from({ length: pieces }, (_, index) => text.slice(index * charactersEach, (index + 1) * charactersEach));
}

async function partsOf({ needs, ws, user }: Scene) {
  const { balances, owed } = await readUser(needs.pool, ws, user);
  const { claims } = await listClaims(needs, { workspace: ws, worker: user, limit: 200 });
  const wire = ({ asset, units }: { asset: string; units: bigint }) => `${formatUnits(units, scaleOf(asset))} ${asset}`;
  return {
    balances: balances.map(wire),
    owed: owed.map(wire),
    claims: claims.map(({ id, task, status, reward, claimedAt, settledAt }) => ({
      id,
      task,
      status,
      reward: wire(reward),
      claimed_at: claimedAt.toISOString(),
      settled_at: settledAt?.toISOString() ?? null,
    })),
  };
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

type Invite = { readonly link: string; readonly first: number; readonly second: number };

const invite = screen<Invite>('invite', {
  command: 'invite',
  load: async ({ needs, ws, bot, user }) => ({
    link: inviteLink(bot.username, user),
    ...(await countReferrals(needs.pool, ws, user)),
  }),
  view: ({ link: own, first, second }) => ({
    lines: [
      line('invite-title'),
      '',
      line('invite-how'),
      '',
      line('invite-link', { link: own }),
      '',
      line('invite-first', { count: first }),
      line('invite-second', { count: second }),
      line('invite-sums'),
    ],
    buttons: [
      [link('invite-share', `https://t.me/share/url?url=${encodeURIComponent(own)}`)],
      [go('home-balance', 'money'), go('menu', 'home')],
    ],
  }),
  samples: {
    none: { link: inviteLink('your_bot', '77'), first: 0, second: 0 },
    some: { link: inviteLink('your_bot', '77'), first: 21, second: 3 },
  },
});

/** Somebody's own matters. */
export const personScreens: readonly Screen[] = [settings, erase, erased, invite];
