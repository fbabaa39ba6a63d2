import { Refusal, type Amount } from '#kernel';
import { getQuote, listMethods, makeQuote, type Method, type Quote } from '#quotes';
import { buyerBalance, getOrder, payFromBalance, payOrder, startOrder, type StoreOrder } from '#store';
import { instant } from './instant.ts';
import { line, type Line } from './line.ts';
import type { Next } from './screen.ts';
import { cancelButton } from './store-buy-screens.ts';
import {
  payingIn,
  pricedIn,
  recipientIn,
  tagOf,
  withBuying,
  withChosen,
  type Buying,
  type Recipient,
} from './store-draft.ts';
import { storeScreen, type StoreScene, type StoreScreen } from './store-screen.ts';
import { go, press, type Button, type View } from './view.ts';

type Sure = { readonly stars: number; readonly recipient: Recipient };

const sure = storeScreen<Sure>('sure', {
  load: async ({ draft }) => recipientIn(draft),
  view: ({ stars, recipient: { username, name, isVerified, isMe } }) => ({
    lines: [
      line('store-sure-title', { username }),
      '',
      line('store-sure-what', { stars, username }),
      ...(name === null ? [] : [line('store-sure-name', { name })]),
      '',
      ...(isVerified ? [line('store-sure-final')] : [line('store-sure-unverified', { username })]),
    ],
    buttons: [
      [press(isVerified ? 'store-sure-yes' : 'store-sure-yes-anyway', 'sure', 'yes', username, String(stars))],
      [go(isMe ? 'store-sure-other' : 'store-sure-change', 'to'), cancelButton()],
    ],
  }),
  presses: { yes: (scene, username, stars) => confirmed(scene, username, stars) },
  samples: {
    verified: { stars: 500, recipient: { username: 'ann', name: 'Ann & Co', isVerified: true, isMe: true } },
    unverified: { stars: 500, recipient: { username: 'ann', name: null, isVerified: false, isMe: false } },
  },
});

/** A yes is to what stands above the button: that of an older message is none to what is talked about now. */
async function confirmed(scene: StoreScene, username?: string, stars?: string): Promise<Next> {
  const buying = recipientIn(scene.draft);
  const isMeant = buying.recipient.username === username && String(buying.stars) === stars;
  return isMeant ? priced(scene, buying) : { show: ['sure'], toast: line('store-sure-look') };
}

/** Asks for a price that stands for a while. */
async function priced(scene: StoreScene, buying: Buying): Promise<Next> {
  const quote = await makeQuote(scene.needs, scene.ws, { stars: buying.stars });
  return { show: ['pay'], draft: withBuying({ ...buying, quote: quote.id }) };
}

/** One way of paying: what it is called, what is paid, and how much of it is for paying that way. */
type Way = { readonly code: string; readonly name: string; readonly amount: Amount; readonly fee: Amount };
type Pay = {
  readonly stars: number;
  readonly username: string;
  readonly price: Amount;
  readonly ways: readonly Way[];
  /** What the buyer has here, where that is enough. */
  readonly balance: Amount | null;
  readonly until: Date;
  readonly hasEnded: boolean;
  /** The order that is to be paid; null: it is not made yet. */
  readonly order: string | null;
  readonly tag: string;
};

const pay = storeScreen<Pay>('pay', {
  load: loadPay,
  view: (state) => (state.hasEnded ? endedView(state) : openView(state)),
  presses: {
    by: (scene, code = '', tag = '') => paidBy(scene, code, tag),
    again: (scene) => priced(scene, pricedIn(scene.draft)),
  },
  samples: {
    usual: samplePay(null),
    'with a balance': { ...samplePay(null), balance: { asset: 'USD', units: 12_000_000n } },
    'of an order': samplePay('so_00000000000000000000000000000001'),
    'with no way open': { ...samplePay(null), ways: [] },
    ended: { ...samplePay(null), hasEnded: true },
  },
});

function samplePay(order: string | null): Pay {
  const usd = (units: bigint): Amount => ({ asset: 'USD', units });
  const ton = { asset: 'TON', units: 2_857_142_858n };
  return {
    stars: 500,
    username: 'ann',
    price: usd(9_000_000n),
    ways: [
      { code: 'ton', name: 'TON', amount: ton, fee: usd(0n) },
      { code: 'card', name: 'Card', amount: usd(9_230_000n), fee: usd(230_000n) },
    ],
    balance: null,
    until: instant('2026-11-22T12:00:00Z'),
    hasEnded: false,
    order,
    tag: '0a1b2',
  };
}

const openView = ({ stars, username, price, ways, balance, until, order, tag }: Pay): View => ({
  lines: [
    line('store-pay-title', { stars, username }),
    line('store-pay-price', { price }),
    '',
    ...(ways.length === 0 && !balance ? [line('store-pay-none')] : [line('store-pay-choose')]),
    ...ways.map(wayLine),
    ...(balance ? [line('store-pay-balance-has', { balance })] : []),
    '',
    line('store-pay-until', { until }),
  ],
  buttons: [
    ...ways.map(({ code, name, amount }) => [press(line('store-pay-by', { name, amount }), 'pay', 'by', code, tag)]),
    ...(balance ? [[press(line('store-pay-by-balance', { amount: price }), 'pay', 'by', 'balance', tag)]] : []),
    backFrom(order),
  ],
});

const wayLine = ({ name, amount, fee }: Way): Line =>
  fee.units === 0n ? line('store-pay-way', { name, amount }) : line('store-pay-way-fee', { name, amount, fee });

const endedView = ({ stars, username, order }: Pay): View => ({
  lines: [line('store-pay-title', { stars, username }), '', line('store-pay-ended')],
  buttons: [...(order === null ? [[press('store-pay-again', 'pay', 'again')]] : []), backFrom(order)],
});

const backFrom = (order: string | null): readonly Button[] =>
  order === null ? [go('back', 'sure'), cancelButton()] : [go('back', 'order', order), go('menu', 'home')];

async function loadPay(scene: StoreScene): Promise<Pay> {
  const { needs, ws, draft, user, person, now } = scene;
  const order = await orderIn(scene);
  const buying = order ? undefined : pricedIn(draft);
  const quote = await getQuote(needs.pool, ws, order?.quote ?? buying?.quote ?? '');
  const methods = await listMethods(needs.pool, ws);
  const { balance } = await buyerBalance(needs.pool, ws, user);
  const until = order?.expiresAt ?? quote.endsAt;
  return {
    stars: quote.stars,
    username: order?.username ?? buying?.recipient.username ?? '',
    price: quote.price,
    ways: waysOf(quote, methods, person.language),
    balance: balance.units >= quote.price.units ? balance : null,
    until,
    hasEnded: until <= now,
    order: order?.id ?? null,
    tag: tagOf(order?.id ?? quote.id),
  };
}

/** In the order of the operator, by the name in the person's language; one that was switched off since is not shown. */
const waysOf = (quote: Quote, methods: readonly Method[], language: string): readonly Way[] =>
  quote.methods.flatMap(({ method: code, amount, surcharge: fee }) => {
    const method = methods.find((one) => one.code === code && one.isOn);
    return method ? [{ code, name: method.names[language] ?? method.names['en'] ?? code, amount, fee }] : [];
  });

/** The order of this person that is to be paid in another way; somebody else's is not found. */
async function orderIn({ needs, ws, draft, user }: StoreScene): Promise<StoreOrder | undefined> {
  const named = payingIn(draft);
  if (named === undefined) return undefined;
  const order = await getOrder(needs.pool, ws, named);
  if (order.buyer !== user) throw new Refusal('not_found', 'There is no such order.');
  return order;
}

/** Makes the order, once however often it is pressed, and asks for the money. */
async function paidBy(scene: StoreScene, code: string, tag: string): Promise<Next> {
  const before = await orderIn(scene);
  const buying = before ? undefined : pricedIn(scene.draft);
  if (tag !== tagOf(before?.id ?? buying?.quote ?? '')) return { show: ['pay'], toast: line('store-pay-look') };
  try {
    const order = before ?? (await ordered(scene));
    await askedFor(scene, order, code);
    return { show: ['order', order.id], draft: withChosen(order.id, code) };
  } catch (error) {
    if (!(error instanceof Refusal) || !buying) throw error;
    if (error.code === 'quote_ended') return { ...(await priced(scene, buying)), toast: line('store-pay-renewed') };
    if (error.code === 'recipient_invalid') return namedAgain(buying, error);
    throw error;
  }
}

const askedFor = ({ needs, ws }: StoreScene, { id: order }: StoreOrder, method: string): Promise<unknown> =>
  method === 'balance'
    ? payFromBalance(needs, ws, { order, actor: 'buyer' })
    : payOrder(needs, ws, { order, method, actor: 'buyer' });

/** Whoever was there when they were named may be gone when it is paid: nobody knows any more, or somebody knows better. */
function namedAgain({ key, stars, recipient }: Buying & { readonly recipient: Recipient }, { details }: Refusal): Next {
  if (details['verdict'] !== 'unknown')
    return { show: ['to'], draft: withBuying({ key, stars }), toast: line('store-to-bad', { reason: 'other' }) };
  const unsure = { ...recipient, isVerified: false };
  return { show: ['sure'], draft: withBuying({ key, stars, recipient: unsure }), toast: line('store-sure-lost') };
}

function ordered(scene: StoreScene): Promise<StoreOrder> {
  const { needs, ws, user, draft, person } = scene;
  const { key, recipient, quote } = pricedIn(draft);
  return startOrder(needs, ws, {
    channel: 'bot',
    buyer: user,
    quote,
    recipient: `@${recipient.username}`,
    acceptUnverified: !recipient.isVerified,
    language: person.language,
    key: `${key}:${quote}`,
    actor: 'buyer',
  });
}

/** Whether it is meant, and how it is paid. */
export const storePayScreens: readonly StoreScreen[] = [sure, pay];
