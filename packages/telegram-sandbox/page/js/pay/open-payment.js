// @ts-check
import { fill, h } from '../base/dom.js';
import { keepFocus } from '../base/focus.js';
import { starsText } from '../base/stars.js';
import { sentenceOf } from '../phone.js';
import { addStars } from '../panel/stars-section.js';
import { bigButton, centred, hero, missing, payBar, priceText, productCard, seller, verdict } from './payment-parts.js';
/** @import { Phone } from '../phone.js' */
/** @import { Bill, Invoice, Paid } from '../wire.js' */
/** @import { Child } from '../base/dom.js' */

/** @typedef {'paid' | 'failed' | 'cancelled'} PaymentEnd */
/**
 * Where a payment stands.
 * @typedef {{ at: 'reading' } | { at: 'offer', invoice: Invoice } | { at: 'paying', invoice: Invoice }
 *   | { at: 'paid', invoice: Invoice } | { at: 'failed', invoice?: Invoice, error: string }} Stand
 */
/** @typedef {{ close: () => void, confirm: (invoice: Invoice) => void, again: () => void }} Moves */

/** @param {Phone} phone @param {Invoice} invoice @param {Moves} moves @returns {Child[]} */
function offer(phone, invoice, moves) {
  const { words } = phone;
  const short = missing(phone, invoice.total_amount);
  const price = priceText(phone, invoice);
  const recurring = Boolean(invoice.subscription_period);
  const sentence = words.nodes(recurring ? 'confirm_subscription' : 'confirm_purchase', {
    title: h('b', {}, invoice.title),
    bot: h('b', {}, seller(phone, invoice)?.first_name ?? ''),
    price: h('b', {}, price),
  });
  const intro = [
    hero(phone, invoice),
    ...centred(words(recurring ? 'subscribe' : 'confirm_title'), h('p', { class: 'pay-question' }, sentence)),
  ];
  if (short === 0)
    return [...intro, productCard(invoice), bigButton(words('confirm_pay', { price }), () => moves.confirm(invoice))];
  /** @param {number} amount */
  const more = (amount) => words('add_stars', { stars: starsText(words, amount) });
  return [
    ...intro,
    productCard(invoice),
    h('p', { class: 'short', role: 'alert' }, words('not_enough', { count: short })),
    bigButton(more(short), () => void addStars(phone, short)),
    h(
      'button',
      {
        type: 'button',
        class: 'quiet-button wide',
        'data-focus': 'pay-more',
        onClick: () => void addStars(phone, 1000),
      },
      more(1000),
    ),
  ];
}

/** @param {Phone} phone @param {Stand} stand @param {Moves} moves @returns {Child[]} */
function inside(phone, stand, moves) {
  const { words } = phone;
  if (stand.at === 'reading')
    return [h('p', { class: 'waiting', role: 'status' }, h('span', { class: 'spinner' }), words('loading'))];
  if (stand.at === 'offer') return offer(phone, stand.invoice, moves);
  if (stand.at === 'paying') {
    const wait = h('p', { class: 'waiting', role: 'status' }, h('span', { class: 'spinner' }), words('paying'));
    return [hero(phone, stand.invoice), ...centred(stand.invoice.title, wait)];
  }
  if (stand.at === 'paid') {
    const said = words('paid_for', { title: stand.invoice.title, price: starsText(words, stand.invoice.total_amount) });
    return [
      verdict('done'),
      ...centred(words('paid'), h('p', { role: 'status' }, said)),
      bigButton(words('done'), moves.close),
    ];
  }
  const again = stand.invoice ? bigButton(words('try_again'), moves.again) : bigButton(words('close'), moves.close);
  return [verdict('failed'), ...centred(words('not_paid'), h('p', { role: 'alert' }, stand.error)), again];
}

/** @param {Phone} phone @param {Paid} paid why a payment did not happen, in the bot's words when it gave some */
const reason = ({ words }, { status, error }) =>
  error ?? (status === 'cancelled' ? words('bot_silent') : words('not_paid_hint'));

/**
 * The payment sheet: what is sold, for how much, what the person has, and then what came of it.
 * Answers when it is closed: `paid`, `failed`, or `cancelled` when the person did not try.
 * @param {Phone} phone
 * @param {Bill} bill
 * @returns {Promise<PaymentEnd>}
 */
export async function openPayment(phone, bill) {
  const { promise, resolve } = Promise.withResolvers();
  const { me } = phone.store.get();
  const body = h('div', { class: 'pay' });
  /** @type {Stand} */
  let stand = { at: 'reading' };
  const end = () => (stand.at === 'paid' || stand.at === 'failed' ? stand.at : 'cancelled');
  const layer = phone.layers.open({
    kind: 'sheet',
    label: phone.words('payment'),
    content: [body],
    onClose: () => resolve(end()),
  });

  const draw = () => {
    const inner = h('div', { class: `pay-body ${stand.at}` }, inside(phone, stand, moves));
    keepFocus(body, () => fill(body, payBar(phone, layer.close), inner));
    if (!layer.element.contains(document.activeElement)) layer.element.focus({ preventScroll: true });
  };
  /** @param {Stand} next */
  const move = (next) => ((stand = next), draw());

  /** @param {Invoice} invoice */
  const confirm = async (invoice) => {
    if (me === undefined) return;
    move({ at: 'paying', invoice });
    try {
      const paid = await phone.api.pay(me, bill);
      move(paid.status === 'paid' ? { at: 'paid', invoice } : { at: 'failed', invoice, error: reason(phone, paid) });
    } catch (error) {
      move({ at: 'failed', invoice, error: sentenceOf(phone, error) });
    }
    await phone.refresh('people', 'chat', 'chats');
  };
  const moves = {
    close: layer.close,
    confirm: /** @param {Invoice} invoice */ (invoice) => void confirm(invoice),
    again: () => 'invoice' in stand && stand.invoice && move({ at: 'offer', invoice: stand.invoice }),
  };

  draw();
  let balance = phone.store.get().people;
  phone.store.watch(body, () => {
    if (balance === phone.store.get().people) return;
    balance = phone.store.get().people;
    if (stand.at === 'offer') draw();
  });
  try {
    if (me !== undefined) move({ at: 'offer', invoice: await phone.api.invoice(me, bill) });
  } catch (error) {
    move({ at: 'failed', error: sentenceOf(phone, error) });
  }
  return promise;
}
