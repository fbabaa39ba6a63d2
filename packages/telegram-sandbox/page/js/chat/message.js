// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { stars } from '../base/stars.js';
import { hourOf, instant } from '../base/time.js';
import { inlineKeys } from './inline-keys.js';
import { richText } from './entities.js';
import { refundButton } from './refund-button.js';
import { say } from './say.js';
/** @import { Phone } from '../phone.js' */
/** @import { Message, PaidNote } from '../wire.js' */

/** @param {Phone} phone @returns {import('./entities.js').Follow} */
const follow = (phone) => ({
  onLink: (url) => phone.openLink(url),
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

/** @param {Phone} phone @param {Message} message a picture the sandbox keeps; one that is elsewhere is not fetched */
function photo({ words }, { photo: sizes }) {
  const id = sizes?.at(-1)?.file_id;
  if (!id) return undefined;
  if (/^https?:/.test(id))
    return h('div', { class: 'photo', role: 'img', 'aria-label': words('photo') }, icon('photo'));
  return h('img', { class: 'photo', src: `sandbox/files/${encodeURIComponent(id)}`, alt: words('photo') });
}

/** @param {Phone} phone @param {Message} message @param {string} author */
function bubble(phone, message, author) {
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  return h(
    'div',
    { class: 'bubble' },
    h('span', { class: 'hidden' }, `${author}: `),
    photo(phone, message),
    invoiceCard(phone, message),
    text ? h('div', { class: 'text' }, richText(text, entities, follow(phone))) : undefined,
    meta(phone, message),
  );
}

/** @param {Phone} phone @param {PaidNote} note @param {'you_paid' | 'you_paid_for' | 'refunded'} word @param {string} name */
function note(phone, { currency, total_amount }, word, name) {
  return phone.words.nodes(word, { price: stars(phone.words, total_amount, currency), name: h('b', {}, name) });
}

/** @param {Phone} phone @param {Message} message @param {string} bot what a service message says, when it is one */
function serviceWords(phone, message, bot) {
  const { successful_payment: paid, refunded_payment: refunded, paid_for: title } = message;
  if (paid) return title ? note(phone, paid, 'you_paid_for', title) : note(phone, paid, 'you_paid', bot);
  if (refunded) return note(phone, refunded, 'refunded', bot);
  if (message.web_app_data) return [phone.words('data_sent', { name: message.web_app_data.button_text })];
  const known = message.text ?? message.caption ?? message.photo ?? message.invoice;
  return known === undefined ? [phone.words('other_message')] : undefined;
}

/**
 * One message: a bubble with its buttons, or a service note in the middle.
 * @param {Phone} phone
 * @param {Message} message
 * @param {{ bot: string, first: boolean, last: boolean, kept: boolean, fresh: boolean }} shown the bot's name, the place in a run
 *   of one side's messages, and whether what was paid has not been given back
 */
export function messageElement(phone, message, { bot, first, last, kept, fresh }) {
  const service = serviceWords(phone, message, bot);
  const arriving = fresh ? 'arriving' : '';
  if (service)
    return h(
      'li',
      { class: `service ${arriving}` },
      h('p', {}, service),
      kept ? refundButton(phone, message) : undefined,
    );
  const side = message.from === 'user' ? 'out' : 'in';
  const author = side === 'out' ? phone.words('you') : bot;
  return h(
    'li',
    { class: `message ${side} ${first ? 'first' : ''} ${last ? 'last' : ''} ${arriving}` },
    bubble(phone, message, author),
    inlineKeys(phone, message),
  );
}
