// @ts-check
import { h } from './dom.js';
import { star } from './icons.js';
/** @import { Words } from './words.js' */
/** @import { Child } from './dom.js' */

/** Telegram counts these currencies in whole units, and those in thousandths; all others in hundredths. */
const whole = new Set(['BYR', 'CLP', 'ISK', 'JPY', 'KRW', 'PYG', 'UGX', 'VND']);
const thousandths = new Set(['BHD', 'IQD']);

/** @param {Words} words @param {number} amount in the currency's smallest units @param {string} currency */
function money(words, amount, currency) {
  const decimals = whole.has(currency) ? 0 : thousandths.has(currency) ? 3 : 2;
  return `${words.number(amount / 10 ** decimals)} ${currency}`;
}

/**
 * An amount of Stars as people see it: ⭐ 1,250. Other currencies are written with their code: 1.45 USD.
 * @param {Words} words
 * @param {number} amount
 * @param {string} [currency]
 */
export function stars(words, amount, currency = 'XTR') {
  if (currency !== 'XTR') return h('span', { class: 'stars' }, money(words, amount, currency));
  return h('span', { class: 'stars' }, star(), ' ', words.number(amount));
}

/**
 * The same for a place that takes only text.
 * @param {Words} words
 * @param {number} amount
 * @param {string} [currency]
 */
export const starsText = (words, amount, currency = 'XTR') =>
  currency === 'XTR' ? `⭐ ${words.number(amount)}` : money(words, amount, currency);

/**
 * A Pay button's label: Telegram shows its Star wherever the text has ⭐ or XTR.
 * @param {string} text
 * @returns {Child[]}
 */
export const withStars = (text) => text.split(/⭐️?|XTR/).flatMap((part, place) => (place ? [star(), part] : [part]));
