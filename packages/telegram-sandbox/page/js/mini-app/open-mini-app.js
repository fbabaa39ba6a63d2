// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { readLink } from '../base/link.js';
import { attempt } from '../phone.js';
import { showAlert } from '../chat/show-alert.js';
import { openPayment } from '../pay/open-payment.js';
import { openBridge } from './bridge.js';
import { launchAddress } from './launch-address.js';
/** @import { Phone } from '../phone.js' */
/** @import { Bot } from '../wire.js' */

/**
 * What a Mini App can make the phone do.
 * @typedef {object} Moves
 * @property {() => void} ready
 * @property {() => void} close
 * @property {(visible: boolean) => void} backButton
 * @property {(look: Record<string, unknown>) => void} mainButton
 * @property {(data: string) => void} send gives the bot what an app opened from its keyboard made, and closes the app
 * @property {(url: string) => void} link
 * @property {(link: string) => Promise<'paid' | 'failed' | 'cancelled'>} invoice
 * @property {(message: string, title: string, buttons: { id: string, text: string }[]) => Promise<string | undefined>} popup
 * @property {() => Record<string, unknown>} viewport
 */

/**
 * What the frame may do. An app from this very address would have this page at hand, so it gets an origin of its own.
 * @param {string} url
 */
const mayDo = (url) =>
  `allow-scripts allow-forms allow-popups allow-modals ${new URL(url).origin === location.origin ? '' : 'allow-same-origin'}`;

/** @param {Phone} phone @param {Bot} bot @param {string} url */
function drawApp({ words }, bot, url) {
  const frame = h('iframe', { title: bot.first_name, sandbox: mayDo(url), allow: 'clipboard-write' });
  const leave = h('button', { type: 'button', class: 'bar-button', 'aria-label': words('close') }, icon('close'));
  const again = h('button', { type: 'button', class: 'bar-button', 'aria-label': words('reload') }, icon('refresh'));
  const main = h('button', { type: 'button', class: 'fill-button main-button', hidden: true });
  const cover = h(
    'div',
    { class: 'app-cover', role: 'status' },
    h('span', { class: 'spinner' }),
    h('span', { class: 'hidden' }, words('loading')),
  );
  const title = h('div', { class: 'bar-title' }, h('h2', {}, bot.first_name), h('p', {}, words('mini_app')));
  const content = [
    h('header', { class: 'bar app-bar' }, leave, title, again),
    h('div', { class: 'app-frame' }, frame, cover),
    main,
  ];
  return { frame, leave, again, main, cover, content };
}

/** @param {HTMLButtonElement} button @param {Record<string, unknown>} look */
function wearLook(button, look) {
  if ('is_visible' in look) button.hidden = look['is_visible'] !== true;
  if ('is_active' in look) button.disabled = look['is_active'] === false;
  if (typeof look['text'] === 'string' && look['text']) button.textContent = look['text'];
  button.toggleAttribute('aria-busy', look['is_progress_visible'] === true);
}

/** @param {HTMLButtonElement} button @param {boolean} back @param {Phone} phone the close button becomes Back while the app wants one */
function wearBack(button, back, { words }) {
  button.replaceChildren(icon(back ? 'back' : 'close'));
  button.setAttribute('aria-label', words(back ? 'back_in_app' : 'close'));
}

/**
 * Opens a bot's Mini App over the whole screen, signed in as the person who holds the phone.
 * @param {Phone} phone
 * @param {{ bot: Bot, url: string, start?: string | undefined, key?: string }} app `key` is the keyboard button that opened it
 */
export async function openMiniApp(phone, { bot, url, start, key }) {
  const { me } = phone.store.get();
  if (me === undefined) return;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return phone.toast(phone.words('bad_link'));
  const signed = await attempt(phone, () => phone.api.initData(me, bot.id, start));
  if (!signed) return;

  const drawn = drawApp(phone, bot, url);
  const { frame, leave, again, main, cover } = drawn;
  let wantsBack = false;
  const load = () => {
    cover.hidden = false;
    frame.src = launchAddress(url, signed.init_data, start);
  };
  load();
  const layer = phone.layers.open({
    kind: 'full',
    label: bot.first_name,
    content: drawn.content,
    onClose: () => bridge.stop(),
  });

  const bridge = openBridge(frame, {
    ready: () => void (cover.hidden = true),
    close: layer.close,
    backButton: (visible) => wearBack(leave, (wantsBack = visible), phone),
    mainButton: (look) => wearLook(main, look),
    send: (data) => {
      if (key) void attempt(phone, () => phone.api.sendAppData(me, bot.id, data, key));
      layer.close();
    },
    link: (to) => {
      if (readLink(to)?.kind === 'bot') layer.close();
      phone.openLink(to);
    },
    invoice: (link) => openPayment(phone, { link }),
    popup: (message, title, buttons) => showAlert(phone, message, buttons.length > 0 ? { title, buttons } : { title }),
    viewport: () => ({
      width: frame.clientWidth,
      height: frame.clientHeight,
      is_expanded: true,
      is_state_stable: true,
    }),
  });
  frame.addEventListener('load', () => void (cover.hidden = true));
  leave.addEventListener('click', () => (wantsBack ? bridge.tell('back_button_pressed') : layer.close()));
  main.addEventListener('click', () => bridge.tell('main_button_pressed'));
  again.addEventListener('click', () => (wearBack(leave, (wantsBack = false), phone), (main.hidden = true), load()));
}
