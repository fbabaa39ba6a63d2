import { Refusal, type Amount } from '#kernel';
import { getMethod } from '#quotes';
import {
  cancelOrder,
  payOrder,
  readOrderStory,
  type OrderInvoice,
  type OrderPayment,
  type OrderStatus,
  type StoreOrder,
} from '#store';
import { line, type Line } from './line.ts';
import { sampleInvoice, sampleOrder, samplePayment } from './store-samples.ts';
import { chosenIn, withPaying } from './store-draft.ts';
import { storeScreen, type StoreScene, type StoreScreen } from './store-screen.ts';
import { go, link, press, type Button, type View } from './view.ts';

/** An order, as it is shown to its buyer. */
export type Shown = {
  readonly order: StoreOrder;
  readonly invoice: OrderInvoice | null;
  /** What became of money that came for it, but is not kept. */
  readonly back: readonly OrderPayment[];
  /** How the way of paying is called. */
  readonly way: string | null;
  /** The same order on the web, with what a browser can do beside: a picture to scan, a wallet to open. */
  readonly page: string | null;
};

type At = Pick<StoreScene, 'needs' | 'ws'>;
type Asked = { readonly user: string; readonly language: string; readonly method?: string | undefined };

/** Reads an order for its buyer, with the invoice of a method, or the newest; somebody else's order is not found. */
export async function readShown(at: At, name: string, { user, language, method }: Asked): Promise<Shown> {
  const { order: found, payments } = await readOrderStory(at.needs.pool, at.ws, name);
  if (found.buyer !== user) throw new Refusal('not_found', 'There is no such order.');
  const asked = payments
    .filter(({ status }) => status === 'asked')
    .toSorted(byTime)
    .at(-1)?.method;
  const chosen = found.method ?? method ?? asked;
  const invoice = found.status === 'awaiting_payment' ? await invoiceOf(at, found, method ?? asked) : null;
  const back = payments.filter(({ status }) => status !== 'asked' && status !== 'kept');
  const way = chosen === undefined ? null : await wayOf(at, chosen, language);
  return { order: found, back, invoice, way, page: pageOf(at, found) };
}

/** Telegram takes no button that leads to a machine only we can see. */
const pageOf = ({ needs }: At, { id }: StoreOrder): string | null =>
  needs.config.publicUrl.startsWith('https://') ? `${needs.config.publicUrl}/checkout/${id}` : null;

const byTime = (one: OrderPayment, other: OrderPayment) => one.askedAt.getTime() - other.askedAt.getTime();

/** The one that was given before; none while the gateway cannot be asked, or once it is too late. */
async function invoiceOf(
  { needs, ws }: At,
  { id }: StoreOrder,
  method: string | undefined,
): Promise<OrderInvoice | null> {
  if (method === undefined) return null;
  return payOrder(needs, ws, { order: id, method, actor: 'buyer' }).catch(noneIfRefused);
}

async function wayOf({ needs, ws }: At, method: string, language: string): Promise<string> {
  if (method === 'balance') return method;
  const found = await getMethod(needs.pool, ws, method).catch(noneIfRefused);
  return found ? (found.names[language] ?? found.names['en'] ?? method) : method;
}

function noneIfRefused(error: unknown): null {
  if (error instanceof Refusal) return null;
  throw error;
}

const shownTo = (scene: StoreScene, name: string): Promise<Shown> => {
  const { user, person, draft } = scene;
  return readShown(scene, name, { user, language: person.language, method: chosenIn(draft, name) });
};

const samplePage = 'https://store.example/checkout/so_1';

const order = storeScreen<Shown>('order', {
  load: (scene, name = '') => shownTo(scene, name),
  view: (shown) => orderView(shown),
  presses: {
    ways: async (scene, name = '') => ({ show: ['pay'], draft: withPaying(name) }),
    async cancel(scene, name = '') {
      const { order: own } = await shownTo(scene, name);
      await cancelOrder(scene.needs, scene.ws, { order: own.id, actor: 'buyer' });
      return { show: ['order', own.id], toast: line('store-order-canceled') };
    },
  },
  samples: {
    'to be paid on the chain': shownAs('awaiting_payment', { invoice: sampleInvoice('ton'), page: samplePage }),
    'to be paid by a link': shownAs('awaiting_payment', { invoice: sampleInvoice('card'), way: 'Card' }),
    'no way chosen': shownAs('awaiting_payment', {}),
    expired: shownAs('expired', {}),
    canceled: shownAs('canceled', {}),
    paid: shownAs('paid', {}),
    delivering: shownAs('delivering', {}),
    review: shownAs('review', {}),
    delivered: shownAs('delivered', {}),
    failed: shownAs('failed', { back: [samplePayment('returning', 'failed')] }),
    refunded: shownAs('refunded', { back: [samplePayment('returned', 'failed')] }),
    'paid twice': shownAs('delivered', { back: [samplePayment('credited', 'paid_twice')] }),
    reversed: shownAs('reversed', {}),
  },
});

function shownAs(status: OrderStatus, more: Partial<Omit<Shown, 'order'>>): Shown {
  return { order: sampleOrder(status), invoice: null, back: [], way: 'TON', page: null, ...more };
}

/** How an order stands, and what its buyer can do about it. */
export const orderView = ({ order: one, invoice, back, way, page }: Shown): View => ({
  lines: [
    line('store-order-title', { number: String(one.number) }),
    line('store-order-what', { stars: one.stars, username: one.username }),
    '',
    line('store-order-status', { status: one.status, stars: one.stars, username: one.username }),
    ...(invoice ? invoiceLines(invoice, way) : []),
    ...back.flatMap(backLines),
    '',
    ...detailLines(one, way),
  ],
  buttons: [...stepButtons(one, invoice, page), [go('store-home-orders', 'orders'), go('menu', 'home')]],
});

const invoiceLines = (invoice: OrderInvoice, way: string | null): readonly (Line | '')[] => {
  const { amount, surcharge, address, comment, expiresAt: until } = invoice;
  return [
    '',
    ...(address === undefined
      ? [line('store-invoice-link', { amount, way: way ?? invoice.method })]
      : [line('store-invoice-address', { amount, address })]),
    ...(comment === undefined ? [] : [line('store-invoice-comment', { comment })]),
    ...(surcharge.units === 0n ? [] : [line('store-invoice-fee', { fee: surcharge })]),
    ...(address === undefined ? [] : [line('store-invoice-care')]),
    line('store-invoice-until', { until }),
  ];
};

const backLines = ({ status, reason, came, booked }: OrderPayment): readonly Line[] => {
  const amount: Amount | null = status === 'credited' ? booked : came;
  return amount ? [line('store-order-back', { status, reason: reason ?? 'other', amount })] : [];
};

const detailLines = ({ price, orderedAt, paidAt, endedAt, status, proof }: StoreOrder, way: string | null) => [
  line('store-order-price', { price, way: way ?? 'none' }),
  line('store-order-ordered', { at: orderedAt }),
  ...(paidAt ? [line('store-order-paid', { at: paidAt })] : []),
  ...(endedAt ? [line('store-order-ended', { status, at: endedAt })] : []),
  ...(proof === null ? [] : [line('store-order-proof', { proof })]),
];

const again: readonly OrderStatus[] = ['delivered', 'refunded', 'expired', 'canceled'];
const asks: readonly OrderStatus[] = ['review', 'failed', 'reversed'];

function stepButtons(
  { id, status }: StoreOrder,
  invoice: OrderInvoice | null,
  page: string | null,
): readonly (readonly Button[])[] {
  if (status === 'awaiting_payment') return payButtons(id, invoice, page);
  if (again.includes(status)) return [[go('store-order-again', 'buy')]];
  const support = asks.includes(status) ? [go('help-support', 'support')] : [];
  return [[go('store-order-look', 'order', id), ...support]];
}

const payButtons = (id: string, invoice: OrderInvoice | null, page: string | null): readonly (readonly Button[])[] => [
  ...(invoice && /^https?:/.test(invoice.url)
    ? [[link(line('store-invoice-pay', { amount: invoice.amount }), invoice.url)]]
    : []),
  ...(page === null ? [] : [[link('store-invoice-page', page)]]),
  [go('store-order-look', 'order', id), press('store-order-ways', 'order', 'ways', id)],
  [press('store-order-cancel', 'order', 'cancel', id)],
];

/** One order, from its invoice to its receipt. */
export const storeOrderScreens: readonly StoreScreen[] = [order];
