// @ts-check
import { h } from '../base/dom.js';
/** @import { Children } from '../base/dom.js' */

/**
 * One titled part of the controls.
 * @param {string} name
 * @param {string} title
 * @param {Children[]} content
 */
export const section = (name, title, ...content) =>
  h(
    'section',
    { class: 'control', 'data-section': name, 'aria-labelledby': `control-${name}` },
    h('h2', { id: `control-${name}`, tabindex: '-1' }, title),
    ...content,
  );
