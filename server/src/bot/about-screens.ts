import { line } from './line.ts';
import { ownText, type OwnTextName } from './own-texts.ts';
import { screen, type Screen } from './screen.ts';
import { go } from './view.ts';

const help = screen('help', {
  command: 'help',
  isOpen: true,
  load: async () => ({}),
  view: () => ({
    lines: [line('help-title'), '', line('help-text')],
    buttons: [
      [go('help-terms', 'terms'), go('help-privacy', 'privacy')],
      [go('help-paysupport', 'paysupport'), go('help-support', 'support')],
      [go('help-opt-out', 'shield')],
      [go('menu', 'home')],
    ],
  }),
  samples: { usual: {} },
});

type Telling = { readonly name: OwnTextName; readonly title: string; readonly usual: string };

/** A page of the operator's own words, or of ours until there are some. Telegram asks for these commands. */
const telling = ({ name, title, usual }: Telling): Screen =>
  screen(name, {
    command: name,
    isOpen: true,
    load: async (scene) => ({ own: await ownText(scene, name) }),
    view: ({ own }) => ({ lines: [line(title), '', own ?? line(usual)], buttons: [[go('back', 'help')]] }),
    samples: { ours: { own: undefined }, "operator's own": { own: line('own-text', { text: '…' }) } },
  });

const tellings: readonly Telling[] = [
  { name: 'terms', title: 'terms-title', usual: 'terms-text' },
  { name: 'privacy', title: 'privacy-title', usual: 'privacy-text' },
  { name: 'paysupport', title: 'paysupport-title', usual: 'paysupport-text' },
  { name: 'support', title: 'support-title', usual: 'support-text' },
];

/** Help, and what every bot that takes money has to tell. */
export const aboutScreens: readonly Screen[] = [help, ...tellings.map(telling)];
