// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { openCommandsMenu } from './commands-menu.js';
import { menuButton } from './menu-button.js';
import { replyKeyboard } from './reply-keyboard.js';
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

/** @param {Phone} phone @param {import('../base/icons.js').IconName} name @param {'send' | 'show_keyboard'} word */
const roundButton = (phone, name, word) =>
  h('button', { type: 'button', class: `round ${name}`, 'aria-label': phone.words(word) }, icon(name));

/**
 * Where a person writes: the menu button, the field, the bot's commands while a / is typed, and the bot's own keys.
 * @param {Phone} phone
 */
export function openComposer(phone) {
  const field = drawField(phone);
  const send = roundButton(phone, 'send', 'send');
  const toggle = roundButton(phone, 'keyboard', 'show_keyboard');
  const menuPlace = h('span', { class: 'menu-place' });
  const keysPlace = h('div', { class: 'keys-place' });
  const menu = openCommandsMenu(phone, { onPick: (command) => void submit(command), onLeave: () => leaveMenu() });
  let drawn = '';
  let keysShown = true;

  const commands = () => phone.store.get().chat?.commands ?? [];
  const leaveMenu = () => (menu.hide(), field.focus());
  const typed = () => {
    grow(field);
    send.disabled = field.value.trim() === '';
    if (/^\/\S*$/.test(field.value)) menu.show(commands(), field.value);
    else menu.hide();
  };

  /** @param {string} text the text comes back into the field when it could not be sent */
  const submit = async (text) => {
    if (text.trim() === '') return;
    field.value = '';
    typed();
    field.focus();
    if (await say(phone, text.trim())) return;
    field.value ||= text;
    typed();
  };

  const showKeys = () => {
    keysPlace.hidden = toggle.hidden || !keysShown;
    toggle.setAttribute('aria-expanded', String(!keysPlace.hidden));
  };

  /** @param {Chat} chat */
  const draw = (chat) => {
    const { menu_button: button } = phone.store.get().chats.find((row) => row.bot.id === phone.store.get().bot) ?? {};
    const version = JSON.stringify([chat.keyboard ?? null, chat.commands ?? [], button ?? null]);
    if (version === drawn) return;
    drawn = version;
    const openCommands = () => (menu.isOpen() ? menu.hide() : (menu.show(commands(), '/'), menu.enter()));
    menuPlace.replaceChildren(...menuButton(phone, button, commands().length > 0, openCommands));
    toggle.hidden = !chat.keyboard;
    keysShown = true;
    const pressed = () => (chat.keyboard?.one_time_keyboard ? ((keysShown = false), showKeys()) : undefined);
    keysPlace.replaceChildren(...(chat.keyboard ? [replyKeyboard(phone, chat.keyboard, pressed)] : []));
    field.placeholder = chat.keyboard?.input_field_placeholder ?? phone.words('message');
    showKeys();
  };

  field.addEventListener('input', typed);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) (event.preventDefault(), void submit(field.value));
    if (event.key === 'Escape' && menu.isOpen()) (event.preventDefault(), menu.hide());
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && menu.isOpen()) (event.preventDefault(), menu.enter());
  });
  send.addEventListener('click', () => void submit(field.value));
  toggle.addEventListener('click', () => ((keysShown = !keysShown), showKeys()));
  typed();

  const row = h('div', { class: 'composer-row' }, menuPlace, h('div', { class: 'field' }, field, toggle), send);
  return { element: h('div', { class: 'composer' }, menu.element, row, keysPlace), draw, focus: () => field.focus() };
}
