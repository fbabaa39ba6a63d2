// @ts-check
import { h } from '../base/dom.js';

/**
 * A field of a form under its name.
 * @param {string} label
 * @param {Record<string, unknown>} props
 */
export const labelledInput = (label, props) => labelled(label, h('input', { autocomplete: 'off', ...props }));

/** @param {string} label @param {HTMLElement} field */
export const labelled = (label, field) => h('label', { class: 'labelled' }, h('span', {}, label), field);

/** @param {HTMLFormElement} form the fields that were filled in, without blanks around */
export function filledIn(form) {
  const filled = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}
