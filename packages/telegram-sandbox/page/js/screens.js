// @ts-check
import { h } from './base/dom.js';
import { chatScreen } from './chat/chat-screen.js';
import { listScreen } from './list/list-screen.js';
import { peopleScreen } from './list/people-screen.js';
/** @import { Phone } from './phone.js' */

/** @param {HTMLElement} element takes a screen out after its way out of sight */
function slideOut(element) {
  element.classList.add('leaving');
  element.inert = true;
  void Promise.allSettled(element.getAnimations().map((motion) => motion.finished)).then(() => element.remove());
}

/**
 * Shows the screen that the state asks for: who are you, the list of chats, and over it the open chat.
 * @param {Phone} phone
 * @param {HTMLElement} element
 */
export function openScreens(phone, element) {
  const { store, layers } = phone;
  /** @type {{ person?: number, base?: HTMLElement, bot?: number, chat?: HTMLElement }} */
  const shown = {};

  /** @param {number | undefined} person */
  const showBase = (person) => {
    if (shown.base && shown.person === person) return;
    const hadFocus = shown.base?.contains(document.activeElement);
    shown.base?.remove();
    if (shown.base) layers.closeAll();
    shown.person = person;
    shown.base = (person === undefined ? peopleScreen(phone) : listScreen(phone)).element;
    element.prepend(shown.base);
    if (hadFocus) shown.base.querySelector('h1')?.focus();
  };

  const closeChat = () => {
    if (!shown.chat) return;
    slideOut(shown.chat);
    const name = `[data-focus="chat ${shown.bot}"]`;
    shown.chat = undefined;
    element.classList.remove('in-chat');
    if (shown.base) shown.base.inert = false;
    const row = shown.base?.querySelector(name);
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  };

  /** @param {number} bot */
  const showChat = (bot) => {
    const back = () => phone.go({ me: store.get().me });
    const chat = chatScreen(phone, back).element;
    chat.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !layers.isOpen()) back();
    });
    Object.assign(shown, { chat, bot });
    element.append(chat);
    element.classList.add('in-chat');
    if (shown.base) shown.base.inert = true;
  };

  store.watch(element, () => {
    const { me, bot, read } = store.get();
    const person = read || store.get().people.length > 0 ? me : undefined;
    if (shown.chat && (shown.bot !== bot || shown.person !== person)) closeChat();
    showBase(person);
    if (person !== undefined && bot !== undefined && !shown.chat) showChat(bot);
  });
}

/** @param {Phone} phone a line that says the server is gone, while it is */
export function connectionBanner(phone) {
  const element = h('div', { class: 'banner', role: 'status' });
  phone.store.watch(element, () => {
    const lost = phone.store.get().connection === 'lost';
    if (lost === element.childElementCount > 0) return;
    element.replaceChildren(
      ...(lost ? [h('p', {}, h('span', { class: 'spinner' }), phone.words('reconnecting'))] : []),
    );
  });
  return element;
}
