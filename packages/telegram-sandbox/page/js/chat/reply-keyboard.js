// @ts-check
import { h } from '../base/dom.js';
import { openMiniApp } from '../mini-app/open-mini-app.js';
import { botOf } from '../phone.js';
import { say } from './say.js';
/** @import { Phone } from '../phone.js' */
/** @import { Key, Keyboard } from '../wire.js' */

/** @param {Phone} phone @param {Key} key */
function pressKey(phone, key) {
  const bot = botOf(phone, phone.store.get().bot);
  if (key.web_app && bot) return void openMiniApp(phone, { bot, url: key.web_app.url, key: key.text });
  if (key.request_contact || key.request_location) return phone.toast(phone.words('not_emulated'));
  return void say(phone, key.text);
}

/**
 * The keys a bot put in place of the letters.
 * @param {Phone} phone
 * @param {Keyboard} keyboard
 * @param {() => void} onPressed
 */
export function replyKeyboard(phone, keyboard, onPressed) {
  const rows = keyboard.keyboard.map((row) => row.map((key) => (typeof key === 'string' ? { text: key } : key)));
  /** @param {Key} key @param {number} y @param {number} x */
  const draw = (key, y, x) => {
    const onClick = () => (pressKey(phone, key), onPressed());
    return h('button', { type: 'button', class: 'reply-key', 'data-focus': `reply ${y} ${x}`, onClick }, key.text);
  };
  return h(
    'div',
    { class: 'reply-keys', role: 'group', 'aria-label': phone.words('keyboard') },
    rows.map((row, y) =>
      h(
        'div',
        { class: 'key-row' },
        row.map((key, x) => draw(key, y, x)),
      ),
    ),
  );
}
