// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { openMiniApp } from '../mini-app/open-mini-app.js';
import { botOf } from '../phone.js';
/** @import { Phone } from '../phone.js' */
/** @import { MenuButton } from '../wire.js' */

/**
 * The button left of the field: a bot's Mini App when it set one, else its commands when it has any, else nothing.
 * @param {Phone} phone
 * @param {MenuButton | undefined} button
 * @param {boolean} hasCommands
 * @param {() => void} onCommands
 * @returns {HTMLElement[]}
 */
export function menuButton(phone, button, hasCommands, onCommands) {
  const app = button?.web_app;
  const open = () => {
    const bot = botOf(phone, phone.store.get().bot);
    if (bot && app) void openMiniApp(phone, { bot, url: app.url });
  };
  if (app) {
    const props = { type: 'button', class: 'menu-pill', 'data-focus': 'menu', onClick: open };
    return [h('button', props, icon('app'), button.text ?? phone.words('open'))];
  }
  if (!hasCommands) return [];
  const props = {
    type: 'button',
    class: 'menu-pill',
    'data-focus': 'menu',
    'aria-haspopup': 'menu',
    onClick: onCommands,
  };
  return [h('button', props, icon('menu'), phone.words('menu'))];
}
