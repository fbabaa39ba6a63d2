import { Refusal, type Amount } from '#kernel';
import { listPackages, readQuoteTerms, requireStars } from '#quotes';
import { readStoreSettings } from '#store';
import { validateRecipient } from '#supply';
import { inRows } from './advertiser-lines.ts';
import { line } from './line.ts';
import type { Next } from './screen.ts';
import { buyingIn, withBuying, type Recipient } from './store-draft.ts';
import { storeScreen, type StoreScene, type StoreScreen } from './store-screen.ts';
import { go, press, type Button } from './view.ts';

type Offer = { readonly stars: number; readonly price: Amount | null };
type Buy = {
  readonly isOpen: boolean;
  readonly offers: readonly Offer[];
  readonly min: number;
  readonly max: number;
};

/** The last button of every step: nothing has been ordered so far, and nothing is. */
export const cancelButton = (): Button => press('cancel', 'buy', 'cancel');

const buy = storeScreen<Buy>('buy', {
  command: 'buy',
  async load({ needs, ws }) {
    const { min, max } = await readQuoteTerms(needs.pool, ws);
    const { isEnabled, isReadOnly } = await readStoreSettings(needs.pool, ws);
    const isOpen = isEnabled && !isReadOnly;
    const offers = isOpen ? await listPackages(needs, ws) : [];
    return { isOpen, min, max, offers: offers.map(({ stars, price }) => ({ stars, price })) };
  },
  view: ({ isOpen, offers, min, max }) =>
    isOpen
      ? {
          lines: [line('store-buy-title'), '', line('store-buy-free', { min, max })],
          buttons: [...inRows(offers.map(toButton), 2), [press('cancel', 'buy', 'cancel')]],
        }
      : { lines: [line('store-closed')], buttons: [[go('menu', 'home')]] },
  presses: {
    pick: (scene, text = '') => forStars(scene, text),
    cancel: async () => ({ show: ['canceled'], draft: null }),
  },
  asks: { amount: (scene, { text }) => forStars(scene, text.replaceAll(/[\s,.'⭐]/g, '')) },
  asksAtOnce: 'amount',
  samples: {
    usual: {
      isOpen: true,
      min: 50,
      max: 1_000_000,
      offers: [
        { stars: 100, price: { asset: 'USD', units: 2_000_000n } },
        { stars: 250, price: { asset: 'USD', units: 4_500_000n } },
        { stars: 500, price: { asset: 'USD', units: 9_000_000n } },
        { stars: 1000, price: null },
      ],
    },
    closed: { isOpen: false, min: 50, max: 1_000_000, offers: [] },
  },
});

const toButton = ({ stars, price }: Offer): Button =>
  press(
    price ? line('store-buy-offer', { stars, price }) : line('store-buy-stars', { stars }),
    'buy',
    'pick',
    String(stars),
  );

/** How many is settled; for whom comes next. */
async function forStars(scene: StoreScene, text: string): Promise<Next> {
  if (!/^\d{1,9}$/.test(text)) return { toast: line('store-buy-not-a-number'), show: ['buy'] };
  const stars = Number(text);
  const terms = await readQuoteTerms(scene.needs.pool, scene.ws);
  try {
    requireStars(stars, terms);
  } catch (error) {
    if (error instanceof Refusal) return { toast: line('store-buy-free', terms), show: ['buy'] };
    throw error;
  }
  return { show: ['to'], draft: withBuying({ key: scene.key, stars }) };
}

type To = { readonly stars: number; readonly username: string | undefined };

const to = storeScreen<To>('to', {
  load: async ({ draft, person }) => ({ stars: buyingIn(draft).stars, username: person.username }),
  view: ({ stars, username }) => ({
    lines: [
      line('store-to-title', { stars }),
      '',
      ...(username === undefined ? [line('store-to-how-other'), line('store-to-no-username')] : [line('store-to-how')]),
    ],
    buttons: [
      ...(username === undefined ? [] : [[press(line('store-to-me', { username }), 'to', 'me')]]),
      [go('back', 'buy'), cancelButton()],
    ],
  }),
  presses: {
    me: (scene) => checked(scene, scene.person.username ?? scene.user, true),
  },
  asks: { recipient: (scene, { text }) => checked(scene, text, false) },
  asksAtOnce: 'recipient',
  samples: {
    usual: { stars: 500, username: 'ann' },
    'without a username': { stars: 500, username: undefined },
  },
});

const longest = 100;

/** A recipient nobody can top up is said so, and asked for again; anybody else is shown back. */
async function checked(scene: StoreScene, text: string, isMe: boolean): Promise<Next> {
  const buying = buyingIn(scene.draft);
  if (text === '' || text.length > longest)
    return { toast: line('store-to-bad', { reason: 'malformed' }), show: ['to'] };
  const found = await validateRecipient(scene.needs, scene.ws, { recipient: text, stars: buying.stars });
  const { verdict, username, name = null, reason } = found;
  if (verdict === 'no' || username === undefined) return { toast: whyNot(text, reason), show: ['to'] };
  const recipient: Recipient = { username, name, isVerified: verdict === 'yes', isMe };
  return { show: ['sure'], draft: withBuying({ key: buying.key, stars: buying.stars, recipient }) };
}

const known = ['no_username', 'malformed', 'not_found'];
const isNumber = (text: string): boolean => /^\d+$/.test(text.trim());

/** A supplier's own words are for programs and in one language; what we know of is said in ours. */
function whyNot(text: string, reason: string | undefined) {
  if (reason === 'no_username' && isNumber(text)) return line('store-to-bad', { reason: 'number' });
  return line('store-to-bad', { reason: reason !== undefined && known.includes(reason) ? reason : 'other' });
}

const canceled = storeScreen('canceled', {
  command: 'cancel',
  load: async () => ({}),
  view: () => ({
    lines: [line('store-canceled')],
    buttons: [[go('store-home-buy', 'buy'), go('menu', 'home')]],
  }),
  samples: { usual: {} },
});

/** How many Stars, and for whom. */
export const storeBuyScreens: readonly StoreScreen[] = [buy, to, canceled];
