// @ts-check
import { focusedName, focusNamed } from './focus.js';

/** @type {WeakMap<Element, { key: string, version: string }>} */
const drawn = new WeakMap();

/** @param {Element} parent */
function drawnByKey(parent) {
  /** @type {Map<string, Element>} */
  const found = new Map();
  for (const child of parent.children) {
    const mark = drawn.get(child);
    if (mark) found.set(mark.key, child);
  }
  return found;
}

/**
 * @param {Element | undefined} old
 * @param {Row} row
 */
function elementOf(old, row) {
  if (old && drawn.get(old)?.version === row.version) return old;
  const element = row.draw(old === undefined);
  drawn.set(element, { key: row.key, version: row.version });
  return element;
}

/**
 * One row to show: redrawn only when its version changes. `draw` learns whether the row is new in the list.
 * @typedef {{ key: string, version: string, draw: (fresh: boolean) => Element }} Row
 */

/**
 * Makes the children of `parent` the given rows, in order, touching only those that changed. The focus follows its row.
 * @param {Element} parent
 * @param {Row[]} rows
 */
export function drawList(parent, rows) {
  const old = drawnByKey(parent);
  const name = focusedName(parent);
  const next = rows.map((row) => elementOf(old.get(row.key), row));
  next.forEach((element, place) => {
    const there = parent.children[place];
    if (there !== element) parent.insertBefore(element, there ?? null);
  });
  while (parent.children.length > next.length) parent.lastElementChild?.remove();
  if (name !== undefined && !parent.contains(document.activeElement)) focusNamed(parent, name);
}
