// @ts-check
import { h } from './dom.js';
import { star } from './icons.js';
/** @import { Words } from './words.js' */
/** @import { Child } from './dom.js' */

/**
 * An amount of Stars as people see it: ⭐ 1,250. Other currencies are written with their code.
 * @param {Words} words
 * @param {number} amount
 * @param {string} [currency]
 */
export function stars(words, amount, currency = 'XTR') {
  if (currency !== 'XTR') return h('span', { class: 'stars' }, `${words.number(amount)} ${currency}`);
  return h('span', { class: 'stars' }, star(), ' ', words.number(amount));
}

/**
 * The same for a place that takes only text.
 * @param {Words} words
 * @param {number} amount
 * @param {string} [currency]
 */
export const starsText = (words, amount, currency = 'XTR') =>
  currency === 'XTR' ? `⭐ ${words.number(amount)}` : `${words.number(amount)} ${currency}`;

/**
 * A Pay button's label: Telegram shows its Star wherever the text has ⭐ or XTR.
 * @param {string} text
 * @returns {Child[]}
 */
export const withStars = (text) => text.split(/⭐️?|XTR/).flatMap((part, place) => (place ? [star(), part] : [part]));
