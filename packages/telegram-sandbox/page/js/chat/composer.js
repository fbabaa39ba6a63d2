// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { openCommandsMenu } from './commands-menu.js';
import { menuButton } from './menu-button.js';
import { openReplyKeyboard } from './reply-keyboard.js';
import { say } from './say.js';
/** @import { Phone } from '../phone.js' */
/** @import { Chat } from '../wire.js' */

/** @param {HTMLTextAreaElement} field lets the field grow with its lines */
function grow(field) {
  field.style.height = '';
  if (field.value) field.style.height = `${field.scrollHeight}px`;
}

/** @param {Phone} phone */
function drawField({ words }) {
  const label = words('message');
  return h('textarea', {
    rows: '1',
    'aria-label': label,
    placeholder: label,
    autocomplete: 'off',
    enterkeyhint: 'send',
  });
}

/**
 * What a key pressed in the field means: Enter sends, Shift+Enter is a new line, arrows go into an open menu.
 * @param {KeyboardEvent} event
 * @param {{ isOpen: () => boolean, enter: () => void, hide: () => void }} menu
 * @param {() => void} onSend
 */
function actOnKey(event, menu, onSend) {
  const acts = /** @type {Record<string, () => void>} */ ({
    ...(event.shiftKey ? {} : { Enter: onSend }),
    ...(menu.isOpen() ? { Escape: menu.hide, ArrowDown: menu.enter, ArrowUp: menu.enter } : {}),
  });
  const act = acts[event.key];
  if (event.isComposing || !act) return;
  event.preventDefault();
  act();
}

/**
 * Where a person writes: the menu button, the field, the bot's commands while a / is typed, and the bot's own keys.
 * @param {Phone} phone
 */
export function openComposer(phone) {
  const { store, words } = phone;
  const field = drawField(phone);
  const send = h('button', { type: 'button', class: 'round send', 'aria-label': words('send') }, icon('send'));
  const menuPlace = h('span', { class: 'menu-place' });
  const keys = openReplyKeyboard(phone);
  const menu = openCommandsMenu(phone, {
    onPick: (command) => void submit(command),
    onLeave: () => {
      menu.hide();
      field.focus();
    },
  });
  let drawn = '';

  const commands = () => store.get().chat?.commands ?? [];
  const typed = () => {
    grow(field);
    send.disabled = field.value.trim() === '';
    if (/^\/\S*$/.test(field.value)) menu.show(commands(), field.value);
    else menu.hide();
  };
  const toggleMenu = () => {
    if (menu.isOpen()) return menu.hide();
    menu.show(commands(), '/');
    menu.enter();
  };

  /** @param {string} text comes back into the field when it could not be sent */
  const submit = async (text) => {
    if (text.trim() === '') return;
    field.value = '';
    typed();
    field.focus();
    if (await say(phone, text.trim())) return;
    field.value ||= text;
    typed();
  };

  /** @param {Chat} chat */
  const draw = ({ keyboard, commands: known = [], menu_button: button }) => {
    const version = JSON.stringify([keyboard, known, button]);
    if (version === drawn) return;
    drawn = version;
    menuPlace.replaceChildren(...menuButton(phone, button, known.length > 0, toggleMenu));
    keys.draw(keyboard);
    field.placeholder = keyboard?.input_field_placeholder ?? words('message');
  };

  field.addEventListener('input', typed);
  field.addEventListener('keydown', (event) => actOnKey(event, menu, () => void submit(field.value)));
  send.addEventListener('click', () => void submit(field.value));
  typed();

  const row = h('div', { class: 'composer-row' }, menuPlace, h('div', { class: 'field' }, field, keys.toggle), send);
  return {
    element: h('div', { class: 'composer' }, menu.element, row, keys.element),
    draw,
    focus: () => field.focus(),
  };
}
