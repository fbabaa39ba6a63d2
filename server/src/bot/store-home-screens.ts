import { languageScreen } from './language-screen.ts';
import { line } from './line.ts';
import { storeScreen, type StoreScreen } from './store-screen.ts';
import { tellingScreen, type Telling } from './telling-screen.ts';
import { go } from './view.ts';

const home = storeScreen('home', {
  command: 'menu',
  load: async ({ person }) => ({ name: person.firstName }),
  view: ({ name }) => ({
    lines: [line('home-hello', { name }), '', line('store-home-what')],
    buttons: [
      [go('store-home-buy', 'buy')],
      [go('store-home-orders', 'orders'), go('home-balance', 'balance')],
      [go('store-home-language', 'language'), go('home-help', 'help')],
    ],
  }),
  samples: { usual: { name: 'Ann' } },
});

const help = storeScreen('help', {
  command: 'help',
  load: async () => ({}),
  view: () => ({
    lines: [line('store-help-title'), '', line('store-help-text')],
    buttons: [
      [go('help-terms', 'terms'), go('help-privacy', 'privacy')],
      [go('help-paysupport', 'paysupport'), go('help-support', 'support')],
      [go('menu', 'home')],
    ],
  }),
  samples: { usual: {} },
});

const tellings: readonly Telling[] = [
  { name: 'terms', own: 'store_terms', title: 'terms-title', usual: 'store-terms-text' },
  { name: 'privacy', own: 'store_privacy', title: 'privacy-title', usual: 'store-privacy-text' },
  { name: 'paysupport', own: 'store_paysupport', title: 'paysupport-title', usual: 'store-paysupport-text' },
  { name: 'support', own: 'store_support', title: 'support-title', usual: 'store-support-text' },
];

/** The menu, the language, and what every bot that takes money has to tell. Nothing has to be accepted here. */
export const storeHomeScreens: readonly StoreScreen[] = [
  home,
  languageScreen({ back: () => 'home', after: () => 'home' }),
  help,
  ...tellings.map(tellingScreen),
];
