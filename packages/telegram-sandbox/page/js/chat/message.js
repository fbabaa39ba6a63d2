// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { stars } from '../base/stars.js';
import { hourOf, instant } from '../base/time.js';
import { inlineKeys } from './inline-keys.js';
import { richText } from './entities.js';
import { openLink } from './open-link.js';
import { say } from './say.js';
/** @import { Phone } from '../phone.js' */
/** @import { Message, PaidNote } from '../wire.js' */

/** @param {Phone} phone @returns {import('./entities.js').Follow} */
const follow = (phone) => ({
  onLink: (url) => void openLink(phone, url),
  onCommand: (command) => void say(phone, command),
  spoiler: phone.words('spoiler'),
});

/** @param {Phone} phone @param {Message} message */
function meta(phone, message) {
  const { words } = phone;
  const at = instant(message.date);
  return h(
    'span',
    { class: 'meta' },
    message.edit_date ? h('span', { class: 'edited' }, words('edited'), ' ') : undefined,
    h('time', { datetime: at.toISOString() }, hourOf(words, at)),
    message.from === 'user' ? icon('sent', 'ticks') : undefined,
  );
}

/** @param {Phone} phone @param {Message} message */
function invoiceCard(phone, message) {
  const { invoice } = message;
  if (!invoice) return undefined;
  return h(
    'div',
    { class: 'invoice' },
    h('div', { class: 'invoice-price' }, stars(phone.words, invoice.total_amount, invoice.currency)),
    h('h3', {}, invoice.title),
    h('p', {}, invoice.description),
  );
}

/** @param {Phone} phone @param {Message} message @param {string} author */
function bubble(phone, message, author) {
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  return h(
    'div',
    { class: 'bubble' },
    h('span', { class: 'hidden' }, `${author}: `),
    message.photo ? h('div', { class: 'photo', role: 'img', 'aria-label': phone.words('photo') }) : undefined,
    invoiceCard(phone, message),
    text ? h('div', { class: 'text' }, richText(text, entities, follow(phone))) : undefined,
    meta(phone, message),
  );
}

/** @param {Phone} phone @param {PaidNote} note @param {'you_paid' | 'you_paid_for' | 'refunded'} word @param {string} bot */
function note(phone, { currency, total_amount, title }, word, bot) {
  return phone.words.nodes(word, {
    price: stars(phone.words, total_amount, currency),
    bot: h('b', {}, bot),
    title: h('b', {}, title ?? ''),
  });
}

/** @param {Phone} phone @param {Message} message @param {string} bot what a service message says, when it is one */
function serviceWords(phone, message, bot) {
  const { successful_payment: paid, refunded_payment: refunded } = message;
  if (paid) return note(phone, paid, paid.title ? 'you_paid_for' : 'you_paid', bot);
  return refunded ? note(phone, refunded, 'refunded', bot) : undefined;
}

/**
 * One message: a bubble with its buttons, or a service note in the middle.
 * @param {Phone} phone
 * @param {Message} message
 * @param {{ bot: string, first: boolean, last: boolean, fresh: boolean }} shown the bot's name, and the place in a run of one side's messages
 */
export function messageElement(phone, message, { bot, first, last, fresh }) {
  const service = serviceWords(phone, message, bot);
  const arriving = fresh ? 'arriving' : '';
  if (service) return h('li', { class: `service ${arriving}` }, h('p', {}, service));
  const side = message.from === 'user' ? 'out' : 'in';
  const author = side === 'out' ? phone.words('you') : bot;
  return h(
    'li',
    { class: `message ${side} ${first ? 'first' : ''} ${last ? 'last' : ''} ${arriving}` },
    bubble(phone, message, author),
    inlineKeys(phone, message),
  );
}
