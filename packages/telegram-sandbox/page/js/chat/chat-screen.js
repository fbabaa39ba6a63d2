// @ts-check
import { avatar } from '../base/avatar.js';
import { fill, h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { botOf } from '../phone.js';
import { blockBot, openBotCard } from './bot-card.js';
import { openComposer } from './composer.js';
import { openMessages } from './messages.js';
import { say } from './say.js';
/** @import { Phone } from '../phone.js' */
/** @import { Bot, Chat } from '../wire.js' */

const canHover = matchMedia('(hover: hover)');

/** @param {Phone} phone @param {() => void} onBack */
function chatBar(phone, onBack) {
  const { words } = phone;
  const title = h('h2', { tabindex: '-1' });
  const face = h('button', { type: 'button', class: 'bar-face', 'aria-label': words('about_bot') });
  const back = h(
    'button',
    { type: 'button', class: 'bar-button', 'aria-label': words('back'), onClick: onBack },
    icon('back'),
  );
  const name = h('div', { class: 'bar-title' }, title, h('p', {}, words('bot')));
  /** @param {Bot} bot */
  const draw = (bot) => {
    title.textContent = bot.first_name;
    fill(face, avatar(bot));
    face.onclick = () => openBotCard(phone, bot);
  };
  return { element: h('header', { class: 'bar chat-bar' }, back, name, face), draw, focus: () => title.focus() };
}

/** @param {Phone} phone @param {Bot} bot what stands in a chat before its first message */
function greeting({ words }, bot) {
  return h(
    'div',
    { class: 'greeting' },
    h(
      'div',
      { class: 'greeting-card' },
      avatar(bot, 'large'),
      h('h3', {}, bot.first_name),
      h('p', {}, words('greeting')),
    ),
  );
}

/** @param {Phone} phone */
function failure(phone) {
  const { words } = phone;
  const again = () => void phone.refresh('chat');
  return h(
    'div',
    { class: 'greeting', role: 'alert' },
    h(
      'div',
      { class: 'greeting-card' },
      icon('alert', 'big'),
      h('h3', {}, words('chat_failed')),
      h('p', {}, phone.store.get().chatError ?? ''),
      h('button', { type: 'button', class: 'quiet-button', onClick: again }, words('try_again')),
    ),
  );
}

/** @param {Phone} phone the Start of a new chat, or of a deep link */
async function pressStart(phone) {
  const { start, bot } = phone.store.get();
  const param = start && start.bot === bot ? ` ${start.param}` : '';
  phone.store.set({ start: undefined });
  await say(phone, `/start${param}`);
}

/**
 * The open chat with a bot.
 * @param {Phone} phone
 * @param {() => void} onBack
 */
export function chatScreen(phone, onBack) {
  const { store, words } = phone;
  const bar = chatBar(phone, onBack);
  const toEnd = h(
    'button',
    { type: 'button', class: 'to-end', 'aria-label': words('to_end'), hidden: true },
    icon('down'),
  );
  const messages = openMessages(phone, (away) => void (toEnd.hidden = !away));
  toEnd.addEventListener('click', () => messages.toEnd());
  const composer = openComposer(phone);
  let entered = false;
  composer.element.hidden = true;
  const start = h('button', { type: 'button', class: 'start', hidden: true, onClick: onStart });
  const empty = h('div', { class: 'empty-place' });
  const body = h('div', { class: 'chat-body' }, messages.element, empty, toEnd);
  const element = h(
    'section',
    { class: 'screen chat', 'aria-label': words('chat') },
    bar.element,
    body,
    composer.element,
    start,
  );

  /** Somebody with a keyboard goes on at once; on a touch screen its keyboard stays down until it is asked for. */
  const enter = () => {
    const next = start.hidden ? (canHover.matches ? composer : bar) : start;
    if (element.contains(document.activeElement) || phone.layers.isOpen()) return;
    next.focus();
  };

  async function onStart() {
    const { chat, bot } = store.get();
    if (chat?.blocked && bot !== undefined) await blockBot(phone, bot, false);
    await pressStart(phone);
    composer.focus();
  }

  /** @param {Chat} chat @param {Bot} bot */
  const drawChat = (chat, bot) => {
    const isEmpty = chat.messages.length === 0;
    const waits = isEmpty || chat.blocked || store.get().start?.bot === bot.id;
    messages.draw(chat.messages);
    composer.draw(chat);
    fill(empty, isEmpty && greeting(phone, bot));
    start.textContent = words(chat.blocked ? 'restart' : 'start');
    start.hidden = !waits;
    composer.element.hidden = waits;
    if (!entered) enter();
    entered = true;
  };

  store.watch(element, () => {
    const { chat, chatError, bot: id } = store.get();
    const bot = botOf(phone, id);
    if (bot) bar.draw(bot);
    if (!chat && chatError) fill(empty, failure(phone));
    if (chat && bot) drawChat(chat, bot);
  });
  return { element };
}
