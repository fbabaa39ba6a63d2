// @ts-check
import { h } from '../base/dom.js';
/** @import { Phone } from '../phone.js' */
/** @import { Command } from '../wire.js' */

/** @param {HTMLElement} element @param {number} step moves the focus along the commands, round and round */
function step(element, step) {
  const items = [...element.querySelectorAll('button')];
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + step + items.length) % items.length]?.focus();
}

/**
 * The bot's commands above the composer: those that begin as what is typed. Arrows move, Enter sends, Escape goes back.
 * @param {Phone} phone
 * @param {{ onPick: (command: string) => void, onLeave: () => void }} told
 */
export function openCommandsMenu(phone, { onPick, onLeave }) {
  const element = h('div', { class: 'commands', role: 'menu', 'aria-label': phone.words('commands'), hidden: true });

  /** @param {Command} command */
  const item = ({ command, description }) =>
    h(
      'button',
      { type: 'button', role: 'menuitem', tabindex: '-1', onClick: () => onPick(`/${command}`) },
      h('b', {}, `/${command}`),
      ' ',
      h('span', {}, description),
    );

  element.addEventListener('keydown', (event) => {
    const moves = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
    const move = moves[event.key];
    if (move === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    if (move === undefined) onLeave();
    else step(element, move);
  });

  return {
    element,
    isOpen: () => !element.hidden,
    hide: () => void (element.hidden = true),
    enter: () => element.querySelector('button')?.focus(),
    /** @param {Command[]} commands @param {string} typed */
    show(commands, typed) {
      const fitting = commands.filter(({ command }) => `/${command}`.startsWith(typed.toLowerCase()));
      element.replaceChildren(...fitting.map(item));
      element.hidden = fitting.length === 0;
    },
  };
}
