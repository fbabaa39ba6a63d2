// @ts-check
import { h } from '../base/dom.js';
/** @import { Phone } from '../phone.js' */

/**
 * A note that waits for an OK, as a bot asks for with `show_alert`, and a Mini App with `showPopup`.
 * The answer is the id of the button pressed, or undefined when it was closed.
 * @param {Phone} phone
 * @param {string} text
 * @param {{ title?: string, buttons?: { id: string, text: string }[] }} [more]
 * @returns {Promise<string | undefined>}
 */
export function showAlert(phone, text, { title, buttons = [{ id: 'ok', text: phone.words('ok') }] } = {}) {
  const { promise, resolve } = Promise.withResolvers();
  /** @type {string | undefined} */
  let pressed;
  const keys = buttons.map(({ id, text: label }) =>
    h('button', { type: 'button', class: 'alert-key', onClick: () => ((pressed = id), layer.close()) }, label),
  );
  const content = [title ? h('h2', {}, title) : undefined, h('p', {}, text), h('div', { class: 'alert-keys' }, keys)];
  const layer = phone.layers.open({ kind: 'alert', label: title ?? text, content, onClose: () => resolve(pressed) });
  keys.at(-1)?.focus();
  return promise;
}
