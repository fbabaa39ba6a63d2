// @ts-check
import { h } from '../base/dom.js';
import { starsText, withStars } from '../base/stars.js';
import { addStars } from '../panel/stars-section.js';
import { me } from '../phone.js';
import { bigButton, hero, priceText, seller } from './payment-parts.js';
/** @import { Phone } from '../phone.js' */
/** @import { Invoice } from '../wire.js' */
/** @import { Child } from '../base/dom.js' */

/** @param {Invoice} invoice */
const productCard = ({ title, description }) =>
  h('div', { class: 'product' }, h('b', {}, title), h('p', {}, description));

/** @param {Phone} phone @param {Invoice} invoice what is about to happen, in one sentence */
function question(phone, invoice) {
  const word = invoice.subscription_period ? 'confirm_subscription' : 'confirm_purchase';
  const sentence = phone.words.nodes(word, {
    title: h('b', {}, invoice.title),
    bot: h('b', {}, seller(phone, invoice)?.first_name ?? ''),
    price: h('b', {}, withStars(priceText(phone, invoice))),
  });
  return h('p', {}, sentence);
}

/**
 * What is offered to somebody who has too few Stars: exactly those missing, or a handful.
 * @param {Phone} phone
 * @param {number} short
 * @returns {Child[]}
 */
function topUp(phone, short) {
  /** @param {number} amount */
  const label = (amount) => phone.words('add_stars', { stars: starsText(phone.words, amount) });
  const add = /** @param {number} amount */ (amount) => () => void addStars(phone, amount);
  const more = { type: 'button', class: 'quiet-button wide', 'data-focus': 'pay-more', onClick: add(1000) };
  return [
    h('p', { class: 'short', role: 'alert' }, phone.words('not_enough', { count: short })),
    bigButton(label(short), add(short)),
    h('button', more, h('span', {}, withStars(label(1000)))),
  ];
}

/**
 * The offer: what, from whom, for how much, and the button that agrees.
 * @param {Phone} phone
 * @param {Invoice} invoice
 * @param {() => void} onConfirm
 * @returns {Child[]}
 */
export function offer(phone, invoice, onConfirm) {
  const { words } = phone;
  const recurring = Boolean(invoice.subscription_period);
  const price = starsText(words, invoice.total_amount, invoice.currency);
  const short = invoice.currency === 'XTR' ? invoice.total_amount - (me(phone)?.stars ?? 0) : 0;
  const agree = bigButton(words(recurring ? 'subscribe_pay' : 'confirm_pay', { price }), onConfirm);
  return [
    hero(phone, invoice),
    h('h2', {}, words(recurring ? 'subscribe' : 'confirm_title')),
    question(phone, invoice),
    productCard(invoice),
    ...(short > 0 ? topUp(phone, short) : [agree]),
  ];
}
