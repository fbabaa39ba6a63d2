// @ts-check
import { avatar } from '../base/avatar.js';
import { fill, h, svg } from '../base/dom.js';
import { icon, star } from '../base/icons.js';
import { stars, starsText, withStars } from '../base/stars.js';
import { botOf, me } from '../phone.js';
/** @import { Phone } from '../phone.js' */
/** @import { Invoice } from '../wire.js' */

/** @param {Phone} phone @param {Invoice} invoice who sells; the server names the bot by its id or whole */
export const seller = (phone, { bot }) => (typeof bot === 'object' ? bot : botOf(phone, Number(bot)));

/** @param {Phone} phone @param {Invoice} invoice the price in words, with its period for a subscription */
export function priceText({ words }, { total_amount, currency, subscription_period: period }) {
  const price = starsText(words, total_amount, currency);
  return period ? words('per_days', { price, count: Math.round(period / 86_400) }) : price;
}

/**
 * The top of the sheet: a way out, and what the person has, always as it is now.
 * @param {Phone} phone
 * @param {() => void} onClose
 */
export function payBar(phone, onClose) {
  const { words, store } = phone;
  const amount = h('span', {});
  const close = h('button', { type: 'button', class: 'bar-button', 'aria-label': words('close'), onClick: onClose });
  close.append(icon('close'));
  const balance = h('p', { class: 'pay-balance' }, h('small', {}, words('your_balance')), ' ', amount);
  store.watch(balance, () => fill(amount, stars(words, me(phone)?.stars ?? 0)));
  return h('header', { class: 'pay-bar over' }, close, balance);
}

/** @param {string} text @param {() => void} onClick the one thing to do next */
export const bigButton = (text, onClick) =>
  h(
    'button',
    { type: 'button', class: 'fill-button', 'data-focus': 'pay-main', onClick },
    h('span', {}, withStars(text)),
  );

/** @param {Phone} phone @param {Invoice} invoice the picture on top: who sells, with a Star */
export function hero(phone, invoice) {
  const bot = seller(phone, invoice);
  const badge = invoice.currency === 'XTR' && h('span', { class: 'hero-star' }, star());
  return h('div', { class: 'hero', 'aria-hidden': 'true' }, bot && avatar(bot, 'large'), badge);
}

/** @param {string} text */
export const waiting = (text) => h('p', { class: 'waiting', role: 'status' }, h('span', { class: 'spinner' }), text);

const sparks = [0, 1, 2, 3, 4, 5];

/** @param {'done' | 'failed'} kind a drawn tick, with a few Stars, or a cross */
export function verdict(kind) {
  const path = kind === 'done' ? 'M15 25l7 7 12-14' : 'M17 17l14 14M31 17L17 31';
  const sign = svg('path', { class: 'sign', d: path, pathLength: 1 });
  const drawing = svg('svg', { viewBox: '0 0 48 48' }, svg('circle', { cx: 24, cy: 24, r: 22 }), sign);
  const burst = sparks.map((place) => h('span', { class: `spark spark-${place}` }, star()));
  return h('div', { class: `verdict ${kind}`, 'aria-hidden': 'true' }, drawing, kind === 'done' ? burst : []);
}
