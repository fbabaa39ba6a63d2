// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { starsText, withStars } from '../base/stars.js';
import { pressButton } from './press-button.js';
/** @import { Phone } from '../phone.js' */
/** @import { Button, Message } from '../wire.js' */

/** @param {Button} button the small sign in the corner that tells where a button leads */
function corner(button) {
  if (button.url ?? button.login_url) return icon('link', 'corner');
  if (button.web_app) return icon('app', 'corner');
  return button.copy_text ? icon('copy', 'corner') : undefined;
}

/**
 * An invoice always has its Pay button, also when the bot sent none.
 * @param {Phone} phone
 * @param {Message} message
 * @returns {Button[][]}
 */
function rowsOf({ words }, message) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const { invoice } = message;
  if (!invoice || rows[0]?.[0]?.pay) return rows;
  const price = starsText(words, invoice.total_amount, invoice.currency);
  return [[{ text: words('pay', { price }), pay: true }], ...rows];
}

/** @param {Phone} phone @param {Message} message @param {Button} button @param {string} name */
function key(phone, message, button, name) {
  const label = h('span', {}, button.pay ? withStars(button.text) : button.text);
  const element = h('button', { type: 'button', class: 'key', 'data-focus': name }, label, corner(button));
  element.addEventListener('click', () => {
    element.setAttribute('aria-busy', 'true');
    void pressButton(phone, message, button).finally(() => element.removeAttribute('aria-busy'));
  });
  return element;
}

/**
 * The buttons under a message.
 * @param {Phone} phone
 * @param {Message} message
 */
export function inlineKeys(phone, message) {
  const rows = rowsOf(phone, message);
  if (rows.length === 0) return undefined;
  return h(
    'div',
    { class: 'keys' },
    rows.map((row, y) =>
      h(
        'div',
        { class: 'key-row' },
        row.map((button, x) => key(phone, message, button, `key ${message.message_id} ${y} ${x}`)),
      ),
    ),
  );
}
