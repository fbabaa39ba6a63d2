// @ts-check
// Elements are built from data, never from markup: a string child becomes a text node, so no name or message can be HTML.

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Child | Child[]} Children */

/**
 * @param {Element} element
 * @param {string} name
 * @param {unknown} value
 */
function setProp(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (typeof value === 'function') {
    element.addEventListener(name.slice(2).toLowerCase(), /** @type {EventListener} */ (value));
    return;
  }
  element.setAttribute(name, value === true ? '' : String(value));
}

/**
 * Adds children in order; strings and numbers as text, empty values not at all.
 * @param {Element} element
 * @param {Children[]} children
 */
export function add(element, ...children) {
  for (const child of /** @type {Child[]} */ (children.flat())) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/**
 * Builds one HTML element: attributes by their HTML names, listeners as `onClick`.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [props]
 * @param {Children[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  add(element, ...children);
  return element;
}

const svgSpace = 'http://www.w3.org/2000/svg';

/**
 * Builds one SVG element.
 * @param {string} tag
 * @param {Record<string, unknown>} [props]
 * @param {Children[]} children
 */
export function svg(tag, props = {}, ...children) {
  const element = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  add(element, ...children);
  return element;
}

/**
 * Replaces everything inside an element.
 * @param {Element} element
 * @param {Children[]} children
 */
export function fill(element, ...children) {
  element.replaceChildren();
  add(element, ...children);
}
