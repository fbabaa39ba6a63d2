// @ts-check
import { avatar } from '../base/avatar.js';
import { fill, h } from '../base/dom.js';
import { keepFocus } from '../base/focus.js';
import { icon, mark } from '../base/icons.js';
import { drawList } from '../base/list.js';
import { readLink } from '../base/link.js';
import { stars } from '../base/stars.js';
import { instant } from '../base/time.js';
import { me } from '../phone.js';
import { lastKey } from '../refresh.js';
import { chatRow } from './chat-row.js';
/** @import { Phone } from '../phone.js' */
/** @import { ChatRow, Person } from '../wire.js' */

/** @param {Phone} phone @param {Person} person */
function barContent(phone, person) {
  const { words } = phone;
  const who = words('you_are', { name: person.first_name });
  return [
    h(
      'button',
      {
        type: 'button',
        class: 'bar-face',
        'aria-label': who,
        'data-focus': 'who',
        onClick: () => phone.showControls('people'),
      },
      avatar(person),
    ),
    h('h1', { tabindex: '-1', 'data-focus': 'title' }, words('chats')),
    h(
      'button',
      { type: 'button', class: 'pill', 'data-focus': 'balance', onClick: () => phone.showControls('stars') },
      h('span', { class: 'hidden' }, words('balance'), ': '),
      stars(words, person.stars),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'bar-button only-narrow',
        'aria-label': words('controls'),
        'data-focus': 'controls',
        onClick: () => phone.showControls(),
      },
      icon('sliders'),
    ),
  ];
}

/** @param {Phone} phone @param {() => void} onTyped filters the chats, or follows a t.me link that was put in */
function searchField(phone, onTyped) {
  const label = phone.words('search');
  const field = h('input', {
    type: 'search',
    'aria-label': label,
    placeholder: label,
    autocomplete: 'off',
    enterkeyhint: 'go',
  });
  const form = h('form', { class: 'search', role: 'search' }, icon('search'), field);
  field.addEventListener('input', onTyped);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const target = readLink(field.value);
    if (!target || target.kind === 'web') return;
    phone.openLink(field.value);
    field.value = '';
    onTyped();
  });
  return { form, typed: () => field.value.trim().toLowerCase() };
}

/** @param {Phone} phone what the list says while there is no bot */
function emptyList({ words, showControls }) {
  const sample = `new Bot(token, { client: { apiRoot: '${location.origin}' } })`;
  const add = { type: 'button', class: 'fill-button', 'data-focus': 'add-bot', onClick: () => showControls('bots') };
  return h(
    'div',
    { class: 'empty' },
    mark('big'),
    h('h2', {}, words('no_bots')),
    h('p', {}, words('no_bots_hint')),
    h('pre', { tabindex: '0' }, h('code', {}, sample)),
    h('button', add, words('add_bot')),
  );
}

/** @param {ChatRow} row */
const lastAt = (row) => (row.last ? instant(row.last.date).getTime() : 0);

/** @param {Phone} phone @param {string} typed every bot, those written to last first */
function shownChats(phone, typed) {
  const { chats, bots } = phone.store.get();
  const silent = bots.filter((bot) => !chats.some((row) => row.bot.id === bot.id)).map((bot) => ({ bot }));
  /** @type {ChatRow[]} */
  const all = [...chats, ...silent];
  const fits = all.filter(({ bot }) => `${bot.first_name} @${bot.username ?? ''}`.toLowerCase().includes(typed));
  return (readLink(typed) ? all : fits).toSorted((a, b) => lastAt(b) - lastAt(a));
}

/**
 * The list of chats, which is also every bot there is.
 * @param {Phone} phone
 */
export function listScreen(phone) {
  const { store, words } = phone;
  const bar = h('header', { class: 'bar list-bar' });
  const search = searchField(phone, () => draw());
  const list = h('ul', { class: 'rows', 'aria-label': words('chats') });
  const rest = h('div', {});
  const element = h(
    'section',
    { class: 'screen list' },
    bar,
    search.form,
    h('div', { class: 'list-body' }, list, rest),
  );
  let barDrawn = '';

  const draw = () => {
    const { seen, read } = store.get();
    const person = me(phone);
    if (!person) return;
    const version = JSON.stringify(person);
    if (version !== barDrawn) keepFocus(bar, () => fill(bar, barContent(phone, person)));
    barDrawn = version;
    const rows = shownChats(phone, search.typed());
    drawList(
      list,
      rows.map((row) => asRow(row, seen[row.bot.id])),
    );
    const none = read && store.get().bots.length === 0;
    const nothing = rows.length === 0 && search.typed() !== '' && h('p', { class: 'nothing' }, words('nothing_found'));
    keepFocus(rest, () => fill(rest, none ? emptyList(phone) : nothing));
  };

  /** @param {ChatRow} row @param {string | undefined} seen */
  const asRow = (row, seen) => {
    const unseen = seen !== undefined && seen !== lastKey(row);
    const version = JSON.stringify([row.bot, row.last, unseen]);
    return { key: String(row.bot.id), version, draw: () => chatRow(phone, row, unseen) };
  };

  store.watch(element, draw);
  return { element };
}
