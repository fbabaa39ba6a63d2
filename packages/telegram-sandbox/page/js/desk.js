// @ts-check
import { h } from './base/dom.js';
import { icon, mark } from './base/icons.js';
import { hourOf } from './base/time.js';
import { appearance } from './panel/appearance.js';
import { controls, pointAt } from './panel/controls.js';
import { now } from './phone.js';
/** @import { Phone } from './phone.js' */
/** @import { Language, Words } from './base/words.js' */

/** From this width on, the phone stands on a desk with its controls beside it. */
const wide = matchMedia('(min-width: 840px)');

/** @param {Words} words @param {(language: Language) => void} onLanguage */
function brand(words, onLanguage) {
  return h(
    'header',
    { class: 'brand' },
    h('div', { class: 'brand-name' }, mark(), h('p', {}, h('b', {}, 'Asterism'), h('span', {}, words('sandbox')))),
    h('p', { class: 'brand-about' }, words('about')),
    appearance(words, onLanguage),
  );
}

/** @param {Phone} phone the line on top of the drawn phone, with the sandbox's time */
function statusBar(phone) {
  const time = h('time', {});
  const element = h(
    'div',
    { class: 'status-bar', 'aria-hidden': 'true' },
    time,
    h('i', { class: 'island' }),
    h('i', { class: 'battery' }),
  );
  phone.store.watch(element, () => void (time.textContent = hourOf(phone.words, now(phone))));
  return element;
}

/** @param {Phone} phone @param {(language: Language) => void} onLanguage @param {string | undefined} section */
function openControlsSheet(phone, onLanguage, section) {
  const { words, layers } = phone;
  const close = h('button', { type: 'button', class: 'bar-button', 'aria-label': words('close') }, icon('close'));
  const bar = h('header', { class: 'pay-bar' }, close, h('h2', {}, words('controls')));
  const body = h('div', { class: 'sheet-scroll' }, controls(phone), appearance(words, onLanguage));
  const layer = layers.open({ kind: 'sheet', label: words('controls'), content: [bar, body] });
  close.addEventListener('click', layer.close);
  pointAt(body, section);
}

/**
 * The page around the phone. On a wide window the controls stand beside it, on a phone's they come up in a sheet.
 * @param {Phone} phone
 * @param {{ device: HTMLElement, onLanguage: (language: Language) => void }} parts
 */
export function drawDesk(phone, { device, onLanguage }) {
  const { words } = phone;
  const side = h('aside', { class: 'side', 'aria-label': words('controls') });
  const place = () => side.replaceChildren(...(wide.matches ? [controls(phone)] : []));
  wide.onchange = () => (phone.layers.closeAll(), place());
  place();
  device.prepend(statusBar(phone));
  const element = h(
    'div',
    { class: 'desk' },
    brand(words, onLanguage),
    h('main', { class: 'device-place' }, device),
    side,
  );
  /** @param {string} [section] */
  const showControls = (section) =>
    wide.matches ? pointAt(side, section) : openControlsSheet(phone, onLanguage, section);
  return { element, showControls };
}
