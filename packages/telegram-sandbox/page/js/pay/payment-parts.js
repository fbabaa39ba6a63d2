// @ts-check
import { avatar } from '../base/avatar.js';
import { h, svg } from '../base/dom.js';
import { icon, star } from '../base/icons.js';
import { stars, starsText } from '../base/stars.js';
import { botOf, me } from '../phone.js';
/** @import { Phone } from '../phone.js' */
/** @import { Invoice } from '../wire.js' */
/** @import { Child } from '../base/dom.js' */

/** @param {Phone} phone @param {Invoice} invoice who sells; the server names the bot by its id or whole */
export const seller = (phone, { bot }) => (typeof bot === 'object' ? bot : botOf(phone, Number(bot)));

/** @param {Phone} phone @param {number} price how many Stars are missing for it */
export const missing = (phone, price) => Math.max(0, price - (me(phone)?.stars ?? 0));

/** @param {Phone} phone @param {() => void} onClose */
export function payBar(phone, onClose) {
  const { words } = phone;
  const balance = h(
    'p',
    { class: 'pay-balance' },
    h('small', {}, words('your_balance')),
    ' ',
    stars(words, me(phone)?.stars ?? 0),
  );
  const props = {
    type: 'button',
    class: 'bar-button',
    'aria-label': words('close'),
    'data-focus': 'pay-close',
    onClick: onClose,
  };
  return h('header', { class: 'pay-bar' }, h('button', props, icon('close')), balance);
}

/** @param {string} text @param {() => void} onClick @param {string} [name] */
export const bigButton = (text, onClick, name = 'pay-main') =>
  h(
    'button',
    { type: 'button', class: 'fill-button', 'data-focus': name, onClick },
    text.split('⭐').flatMap((part, place) => (place ? [star(), part] : [part])),
  );

/** @param {Phone} phone @param {Invoice} invoice the picture on top: who sells, with a Star */
export function hero(phone, invoice) {
  const bot = seller(phone, invoice);
  return h(
    'div',
    { class: 'hero', 'aria-hidden': 'true' },
    bot ? avatar(bot, 'large') : undefined,
    h('span', { class: 'hero-star' }, star()),
  );
}

/** @param {Phone} phone @param {Invoice} invoice the price in words: Stars, per month for a subscription */
export function priceText({ words }, { total_amount, currency, subscription_period: period }) {
  const price = starsText(words, total_amount, currency);
  return period ? words('per_days', { price, count: Math.round(period / 86_400) }) : price;
}

/** @param {Invoice} invoice */
export const productCard = ({ title, description }) =>
  h('div', { class: 'product' }, h('b', {}, title), h('p', {}, description));

/** @param {'done' | 'failed'} kind a drawn tick or cross */
export function verdict(kind) {
  const path = kind === 'done' ? 'M15 25l7 7 12-14' : 'M17 17l14 14M31 17L17 31';
  return h(
    'div',
    { class: `verdict ${kind}`, 'aria-hidden': 'true' },
    svg(
      'svg',
      { viewBox: '0 0 48 48' },
      svg('circle', { cx: 24, cy: 24, r: 22 }),
      svg('path', { d: path, pathLength: 1 }),
    ),
    kind === 'done'
      ? [0, 1, 2, 3, 4, 5].map((place) => h('span', { class: `spark spark-${place}` }, star()))
      : undefined,
  );
}

/** @param {string} title @param {Child[]} content */
export const centred = (title, ...content) => [h('h2', {}, title), ...content];
