// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { pickChannel } from '../channels/pick-channel.js';
import { openMiniApp } from '../mini-app/open-mini-app.js';
import { botOf } from '../phone.js';
import { say } from './say.js';
/** @import { Phone } from '../phone.js' */
/** @import { Key, Keyboard } from '../wire.js' */

/** @param {Phone} phone @param {Key} key */
function pressKey(phone, key) {
  const bot = botOf(phone, phone.store.get().bot);
  if (key.web_app && bot) return void openMiniApp(phone, { bot, url: key.web_app.url, key: key.text });
  if (key.request_chat) return pickChannel(phone, key.request_chat);
  if (key.request_contact || key.request_location) return phone.toast(phone.words('not_emulated'));
  return void say(phone, key.text);
}

/** @param {Phone} phone @param {Keyboard} keyboard @param {(key: Key) => void} onPress */
function drawKeys({ words }, { keyboard }, onPress) {
  /** @param {Key} key @param {number} y @param {number} x */
  const draw = (key, y, x) => {
    const props = { type: 'button', class: 'reply-key', 'data-focus': `reply ${y} ${x}`, onClick: () => onPress(key) };
    return h('button', props, key.text);
  };
  const rows = keyboard.map((row) => row.map((key) => (typeof key === 'string' ? { text: key } : key)));
  const drawn = rows.map((row, y) =>
    h(
      'div',
      { class: 'key-row' },
      row.map((key, x) => draw(key, y, x)),
    ),
  );
  return h('div', { class: 'reply-keys', role: 'group', 'aria-label': words('keyboard') }, drawn);
}

/**
 * The keys a bot put in place of the letters, and the button in the field that shows and hides them.
 * @param {Phone} phone
 */
export function openReplyKeyboard(phone) {
  const label = phone.words('show_keyboard');
  const toggle = h('button', { type: 'button', class: 'round keyboard', 'aria-label': label }, icon('keyboard'));
  const element = h('div', { class: 'keys-place' });

  /** @param {boolean} shown */
  const show = (shown) => {
    element.hidden = !shown;
    toggle.setAttribute('aria-expanded', String(shown));
  };
  toggle.addEventListener('click', () => show(element.hidden === true));

  /** @param {Keyboard | null | undefined} keyboard */
  const draw = (keyboard) => {
    /** @param {Key} key */
    const press = (key) => {
      pressKey(phone, key);
      if (keyboard?.one_time_keyboard) show(false);
    };
    toggle.hidden = !keyboard;
    element.replaceChildren(...(keyboard ? [drawKeys(phone, keyboard, press)] : []));
    show(Boolean(keyboard));
  };
  return { element, toggle, draw };
}
