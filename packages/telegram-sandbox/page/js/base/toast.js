// @ts-check
import { h } from './dom.js';

const shownFor = 3500;

/** The phone's place for short notes: one at a time, said by a screen reader, gone by itself. */
export function openToast() {
  const element = h('div', { class: 'toasts', role: 'status' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {string} text */
  const toast = (text) => {
    clearTimeout(timer);
    element.replaceChildren(h('p', { class: 'toast' }, text));
    timer = setTimeout(() => element.replaceChildren(), shownFor);
  };
  return { element, toast };
}

/** A region that is read out and not shown. */
export function openAnnouncer() {
  const element = h('div', { class: 'hidden', 'aria-live': 'polite' });
  /** @param {string} text */
  const announce = (text) => element.replaceChildren(h('p', {}, text));
  return { element, announce };
}
