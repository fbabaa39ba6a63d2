import { line } from './line.ts';
import { screen, type Screen } from './screen.ts';
import { tellingScreen, type Telling } from './telling-screen.ts';
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

const tellings: readonly Telling[] = [
  { name: 'terms', own: 'terms', title: 'terms-title', usual: 'terms-text' },
  { name: 'privacy', own: 'privacy', title: 'privacy-title', usual: 'privacy-text' },
  { name: 'paysupport', own: 'paysupport', title: 'paysupport-title', usual: 'paysupport-text' },
  { name: 'support', own: 'support', title: 'support-title', usual: 'support-text' },
];

/** Help, and what every bot that takes money has to tell. */
export const aboutScreens: readonly Screen[] = [help, ...tellings.map(tellingScreen)];
