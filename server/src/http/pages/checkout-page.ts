import type { Method, MethodPrice } from '#quotes';
import {
  noticeText,
  type Notice,
  type NoticeKind,
  type OrderInvoice,
  type OrderPayment,
  type StoreOrder,
} from '#store';
import { html, type Html } from './html.ts';
import { qrImage } from './qr.ts';
import {
  fill,
  shopPage,
  shopWords,
  showCount,
  showMoney,
  showTime,
  stepBar,
  withQuery,
  type ShopPlace,
} from './shop-frame.ts';
import type { ShopWords } from './shop-words.ts';

/** A way of paying an order, with its words. */
export type Way = MethodPrice & { readonly names: Method['names'] };

export type CheckoutView = {
  readonly order: StoreOrder;
  readonly payments: readonly OrderPayment[];
  /** What its buyer was told, or is to be. */
  readonly notices: readonly Notice[];
  readonly ways: readonly Way[];
  /** How it is paid by the way that was chosen, while it is not paid. */
  readonly invoice?: OrderInvoice;
  readonly problem?: string;
  readonly now: Date;
};

const over: ReadonlySet<string> = new Set(['delivered', 'refunded', 'canceled', 'expired']);

/** An order from its payment to its receipt. */
export function checkoutPage(place: ShopPlace, view: CheckoutView): string {
  const words = shopWords(place.language);
  const { order, payments, invoice } = view;
  const isWaiting = order.status === 'awaiting_payment';
  const isOpen = isWaiting && order.expiresAt > view.now;
  const standing = isWaiting && !isOpen ? 'expired' : order.status; // its sweep comes in a moment
  const title = isOpen && !invoice ? words.choose : words.status[standing];
  const told = payments.map(({ payment, status, came }) => `${payment}${status}${came ? 1 : 0}`).join();
  const state = `${order.status} ${invoice?.method ?? ''} ${told} ${view.notices.length}`;
  const body = isOpen ? paying(place, view, words) : another(place, standing, words);
  const content = html`${stepBar(isOpen ? 2 : 3, words)}
    <h1>${invoice && isOpen ? payTitle(invoice, view, place.language, words) : title}</h1>
    ${view.problem === undefined ? html`` : html`<p class="notice wrong" role="alert">${view.problem}</p>`}
    ${notices(view, place.language)} ${body} ${facts(place, view, words)}
    <p class="soft small">${words.keep}</p>`;
  const address = `${place.checkout}/${order.id}`;
  const isLive = !over.has(order.status) || payments.some(({ status }) => status === 'returning');
  return shopPage(place, {
    title: `${title} · ${words.order} #${order.number}`,
    content,
    address,
    ...(isLive && { live: state }),
  });
}

const nameOf = (ways: readonly Way[], code: string, language: string): string => {
  const names = ways.find(({ method }) => method === code)?.names;
  return names?.[language] ?? names?.['en'] ?? code;
};

const payTitle = (invoice: OrderInvoice, { ways }: CheckoutView, language: string, words: ShopWords): string =>
  invoice.address === undefined
    ? fill(words.payAt, { amount: showMoney(invoice.amount), method: nameOf(ways, invoice.method, language) })
    : fill(words.sendExactly, { amount: showMoney(invoice.amount) });

function paying(place: ShopPlace, view: CheckoutView, words: ShopWords): Html {
  const { order, invoice } = view;
  const { language } = place;
  const address = `${place.checkout}/${order.id}`;
  const until = html`<p class="soft small">${words.payUntil} ${showTime(order.expiresAt, language)}</p>`;
  const cancel = html`<form method="post" action="${address}/cancel">
    <input type="hidden" name="lang" value="${language}" /><button class="plain">${words.cancel}</button>
  </form>`;
  if (!invoice)
    return html`${methods(address, view, language, words)} ${until}
      <div class="actions">${cancel}</div>`;
  const other = html`<a class="button plain" href="${withQuery(address, { lang: language, choose: 1 })}"
    >${words.otherWay}</a
  >`;
  return html`<div class="sheet send">
      ${invoice.address === undefined ? onTheirPage(invoice, words) : byTransfer(invoice, words)}
    </div>
    <p class="notice">${words.waiting}</p>
    ${until}
    <div class="actions">${other}${cancel}</div>`;
}

function methods(address: string, { ways }: CheckoutView, language: string, words: ShopWords): Html {
  if (ways.length === 0) return html`<p class="notice wrong">${words.noMethods}</p>`;
  const one = ({ method, names, amount, price, surcharge }: Way) => {
    const fee = surcharge.units === 0n ? words.noFee : fill(words.withFee, { fee: showMoney(surcharge) });
    const worth = amount.asset === price.asset ? '' : ` (${showMoney(price)})`;
    return html`<button name="method" value="${method}">
      <span>${names[language] ?? names['en'] ?? method}</span>
      <span class="sum">${showMoney(amount)}${worth}</span> <span class="fee">${fee}</span>
    </button>`;
  };
  return html`<form method="post" action="${address}/pay" class="sheet ways">
    <input type="hidden" name="lang" value="${language}" />
    ${ways.map(one)}
  </form>`;
}

const onTheirPage = ({ url, amount }: OrderInvoice, words: ShopWords): Html =>
  html`<a class="button" href="${url}" rel="noreferrer">${fill(words.payBy, { amount: showMoney(amount) })}</a>
    <p class="soft small">${words.payPage}</p>`;

function byTransfer({ url, address = '', comment }: OrderInvoice, words: ShopWords): Html {
  const line = (label: string, text: string) =>
    html`<div class="line">
      <span class="soft small">${label}</span><code>${text}</code
      ><button type="button" class="plain" data-copy="${text}" data-done="${words.copied}" hidden>
        ${words.copy}<span class="unseen"> ${label}</span>
      </button>
    </div>`;
  return html`${qrImage(url, words.qr)}
    <a class="button" href="${url}">${words.openWallet}</a>
    ${line(words.address, address)} ${comment === undefined ? html`` : line(words.comment, comment)}`;
}

/** What the buyer was told of it, in the words the bot has for it as well; the newest stands first. */
function notices({ order, notices: all }: CheckoutView, language: string): Html {
  const told = all.filter(({ kind }, n) => isStanding(kind, order) || (isOdd.has(kind) && !isRepeated(all, n)));
  const one = (notice: Notice) =>
    html`<p class="notice ${toneOf(notice.kind)}">${noticeText(order, notice, language)}</p>`;
  return html`${told.toReversed().map(one)}`;
}

function another({ shop, language }: ShopPlace, status: StoreOrder['status'], words: ShopWords): Html {
  if (!over.has(status)) return html``;
  return html`<div class="actions">
    <a class="button" href="${withQuery(shop, { lang: language })}">${words.again}</a>
  </div>`;
}

/** A step of the order is told while the order stands there; what became of money stays true. */
const isStanding = (kind: NoticeKind, { status }: StoreOrder): boolean => kind === status;
const isOdd: ReadonlySet<NoticeKind> = new Set([
  'refunded',
  'credited',
  'underpaid',
  'overpaid',
  'late',
  'paid_after_cancel',
  'paid_twice',
]);
const isRepeated = (notices: readonly Notice[], n: number): boolean =>
  notices.findIndex(({ kind, amount }) => kind === notices[n]?.kind && amount?.units === notices[n]?.amount?.units) < n;

function toneOf(kind: NoticeKind): string {
  if (kind === 'delivered' || kind === 'refunded') return 'right';
  return kind === 'paid' || kind === 'delivering' || kind === 'overpaid' || kind === 'credited' ? '' : 'wrong';
}

function facts({ language }: ShopPlace, { order, ways }: CheckoutView, words: ShopWords): Html {
  const { number, stars, username, recipientName, price, paid, method, paidAt, endedAt, proof } = order;
  const row = (name: string, value: Html | string) =>
    html`<dt>${name}</dt>
      <dd>${typeof value === 'string' ? html`${value}` : value}</dd>`;
  const rows = [
    row(words.order, `#${number}`),
    row(words.amount, fill(words.stars, { stars: showCount(stars, language) })),
    row(words.recipient, recipientName === null ? `@${username}` : `@${username} (${recipientName})`),
    row(words.price, showMoney(price)),
    ...(paid ? [row(words.paidWith, showMoney(paid))] : []),
    ...(paidAt && method !== null ? [row(words.method, nameOf(ways, method, language))] : []),
    row(words.ordered, showTime(order.orderedAt, language)),
    ...(order.status === 'delivered' && endedAt ? [row(words.delivered, showTime(endedAt, language))] : []),
    ...(order.status === 'delivered' && proof !== null ? [row(words.proof, proof)] : []),
  ];
  return html`<section class="sheet" aria-label="${words.order} #${String(number)}">
    <dl>${rows}</dl>
  </section>`;
}
