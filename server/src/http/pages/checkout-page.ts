import type { Method, MethodPrice } from '#quotes';
import { noticeText, type NoticeKind, type OrderInvoice, type OrderPayment, type StoreOrder } from '#store';
import type { Amount } from '#kernel';
import { html, raw, type Html } from './html.ts';
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
  readonly ways: readonly Way[];
  /** How it is paid by the way that was chosen, while it is not paid. */
  readonly invoice?: OrderInvoice;
  readonly problem?: string;
};

const over: ReadonlySet<string> = new Set(['delivered', 'refunded', 'canceled', 'expired']);

/** An order from its payment to its receipt. */
export function checkoutPage(place: ShopPlace, view: CheckoutView): string {
  const words = shopWords(place.language);
  const { order, payments, invoice } = view;
  const isOpen = order.status === 'awaiting_payment';
  const title = isOpen && !invoice ? words.choose : words.status[order.status];
  const told = payments.map(({ payment, status, came }) => `${payment}${status}${came ? 1 : 0}`).join();
  const state = `${order.status} ${invoice?.method ?? ''} ${told}`;
  const body = isOpen ? paying(place, view, words) : standing(place, view, words);
  const content = html`${stepBar(isOpen ? 2 : 3, words)}
    <h1>${invoice && isOpen ? payTitle(invoice, view, place.language, words) : title}</h1>
    ${view.problem === undefined ? html`` : html`<p class="notice wrong" role="alert">${view.problem}</p>`} ${body}
    ${facts(place, view, words)}
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

/** What is said of an order that is not waiting for its payment, and of money that was not as asked. */
function standing(place: ShopPlace, { order, payments }: CheckoutView, words: ShopWords): Html {
  const at = order.endedAt ?? order.paidAt ?? order.orderedAt;
  const text = (kind: NoticeKind, amount: Amount | null) => noticeText(order, { kind, amount, at }, place.language);
  const tone =
    order.status === 'delivered' ? 'right' : order.status === 'paid' || order.status === 'delivering' ? '' : 'wrong';
  const odd = payments.flatMap((payment) => {
    const { status, reason, came, booked } = payment;
    if (reason === 'underpaid' || reason === 'late' || reason === 'paid_after_cancel' || reason === 'paid_twice')
      return [
        text(reason, came),
        ...(status === 'returned' ? [text('refunded', came)] : status === 'credited' ? [text('credited', booked)] : []),
      ];
    return status === 'credited'
      ? [text('credited', booked)]
      : status === 'returned' && order.status !== 'refunded'
        ? [text('refunded', came)]
        : [];
  });
  const again = html`<a class="button" href="${withQuery(place.shop, { lang: place.language })}">${words.again}</a>`;
  const main = order.status === 'awaiting_payment' ? [] : [text(kindOf(order, payments), givenBack(payments))];
  return html`${main.map((one) => html`<p class="notice ${tone}">${one}</p>`)}
    ${odd.filter((one) => !main.includes(one)).map((one) => html`<p class="notice">${one}</p>`)}
    <div class="actions">${over.has(order.status) ? again : html``}</div>`;
}

/** A refund that could not go the way it came is the buyer's balance. */
function kindOf({ status }: StoreOrder, payments: readonly OrderPayment[]): NoticeKind {
  if (status === 'awaiting_payment') return 'paid';
  const isCredited = status === 'refunded' && payments.some((one) => one.status === 'credited');
  return isCredited ? 'credited' : status;
}

const givenBack = (payments: readonly OrderPayment[]): Amount | null => {
  const back = payments.find(({ status }) => status === 'returned' || status === 'credited');
  return (back?.status === 'credited' ? back.booked : back?.came) ?? null;
};

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
