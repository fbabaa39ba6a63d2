import { acceptRules } from '#people';
import { languageScreen } from './language-screen.ts';
import { line } from './line.ts';
import { ownText } from './own-texts.ts';
import { screen, type Draft, type Screen } from './screen.ts';
import { go, press, type Where } from './view.ts';

const home = screen('home', {
  command: 'menu',
  load: async ({ person }) => ({ name: person.firstName }),
  view: ({ name }) => ({
    lines: [line('home-hello', { name }), '', line('home-what')],
    buttons: [
      [go('home-earn', 'tasks'), go('home-advertise', 'ads')],
      [go('home-claims', 'claims'), go('home-balance', 'money')],
      [go('home-invite', 'invite'), go('home-settings', 'settings')],
      [go('home-help', 'help')],
    ],
  }),
  samples: { usual: { name: 'Ann' } },
});

/** The version of the rules that people accept here; a new one asks them again. */
export const rulesVersion = '2026-11';

const rules = screen('rules', {
  isOpen: true,
  load: async (scene) => ({ own: await ownText(scene, 'rules'), accepted: scene.person.accepted !== undefined }),
  view: ({ own, accepted }) => ({
    lines: [line('rules-title'), '', own ?? line('rules-text')],
    buttons: [
      ...(accepted ? [[go('menu', 'home')]] : [[press('rules-accept', 'rules', 'accept')]]),
      [go('rules-language', 'language')],
    ],
  }),
  presses: {
    async accept(scene) {
      const person = await acceptRules(scene.needs, scene.ws, scene.user, { isOfAge: true, version: rulesVersion });
      return { show: whereAfter(scene.draft), person, toast: line('rules-accepted'), draft: null };
    },
  },
  samples: { first: { own: undefined, accepted: false }, accepted: { own: undefined, accepted: true } },
});

/** Where they wanted to before they were asked to read the rules. */
function whereAfter({ after }: Draft): Where {
  const [name, ...about] = Array.isArray(after) ? after.filter((part) => typeof part === 'string') : [];
  return name === undefined ? ['home'] : [name, ...about];
}

const language = languageScreen({
  back: (hasAccepted) => (hasAccepted ? 'settings' : 'rules'),
  after: (hasAccepted) => (hasAccepted ? 'home' : 'rules'),
});

/** Where everybody begins. */
export const homeScreens: readonly Screen[] = [home, rules, language];
