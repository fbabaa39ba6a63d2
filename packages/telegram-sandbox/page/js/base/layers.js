// @ts-check
import { focusNamed } from './focus.js';
import { h } from './dom.js';
/** @import { Child } from './dom.js' */

/**
 * @typedef {object} LayerOptions
 * @property {string} label what the layer is called for a screen reader
 * @property {'sheet' | 'alert' | 'full'} kind from the bottom, in the middle, or over the whole screen
 * @property {Child[]} [content]
 * @property {boolean} [held] Escape and a press outside do not close it
 * @property {() => void} [onClose]
 */
/** @typedef {{ element: HTMLElement, close: () => void }} Layer */
/** @typedef {ReturnType<typeof openLayers>} Layers */

/** @param {LayerOptions} options */
function drawLayer({ label, kind, content = [] }) {
  const role = kind === 'alert' ? 'alertdialog' : 'dialog';
  const element = h('div', { class: `layer-body ${kind}`, role, 'aria-label': label, tabindex: '-1' }, content);
  return { element, cover: h('div', { class: `layer ${kind}` }, h('div', { class: 'backdrop' }), element) };
}

/**
 * Takes an element out after its closing motion; at once where motion is not wanted.
 * @param {HTMLElement} element
 */
function fadeOut(element) {
  element.classList.add('closing');
  element.inert = true;
  // Its own motions only: what turns or sparkles inside may never end.
  const motions = [...element.children].flatMap((child) => child.getAnimations());
  void Promise.allSettled(motions.map((motion) => motion.finished)).then(() => element.remove());
}

/** Where the focus was, to bring it back even if that element has been redrawn meanwhile. */
function rememberFocus() {
  const opener = document.activeElement;
  return () => {
    if (!(opener instanceof HTMLElement)) return;
    if (opener.isConnected) opener.focus({ preventScroll: true });
    else focusNamed(document, opener.dataset['focus']);
  };
}

/**
 * Sheets and dialogs over the phone's screens: the newest has the focus, what is under it cannot be reached, Escape closes it.
 * @param {HTMLElement} host
 * @param {HTMLElement} screens
 */
export function openLayers(host, screens) {
  /** @type {{ cover: HTMLElement, close: () => void, held: boolean }[]} */
  const open = [];

  const settle = () => {
    const top = open.at(-1);
    screens.inert = top !== undefined;
    for (const layer of open) layer.cover.inert = layer !== top;
  };

  host.addEventListener('keydown', (event) => {
    const top = open.at(-1);
    if (event.key !== 'Escape' || !top || event.defaultPrevented) return;
    event.preventDefault();
    if (!top.held) top.close();
  });

  return {
    /** @param {LayerOptions} options @returns {Layer} */
    open(options) {
      const giveFocusBack = rememberFocus();
      const { element, cover } = drawLayer(options);
      const layer = { cover, close: () => close(), held: options.held ?? false };
      const close = () => {
        if (!open.includes(layer)) return;
        open.splice(open.indexOf(layer), 1);
        settle();
        fadeOut(cover);
        if (cover.contains(document.activeElement) || document.activeElement === document.body) giveFocusBack();
        options.onClose?.();
      };
      cover.querySelector('.backdrop')?.addEventListener('click', () => layer.held || close());
      open.push(layer);
      host.append(cover);
      settle();
      element.focus({ preventScroll: true });
      return { element, close };
    },
    closeAll: () => [...open].reverse().forEach((layer) => layer.close()),
    isOpen: () => open.length > 0,
  };
}
