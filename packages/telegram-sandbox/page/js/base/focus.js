// @ts-check
// Elements that can be redrawn carry `data-focus`, a name that outlives them, so that the focus can follow to the new one.

/**
 * The name of the focused element inside `root`, when it has one.
 * @param {Element} root
 */
export function focusedName(root) {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !root.contains(active)) return undefined;
  return active.dataset['focus'];
}

/**
 * Focuses the element with that name; false when there is none.
 * @param {ParentNode} root
 * @param {string | undefined} name
 */
export function focusNamed(root, name) {
  if (name === undefined) return false;
  const found = root.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  if (!(found instanceof HTMLElement)) return false;
  found.focus({ preventScroll: true });
  return true;
}

/**
 * Redraws part of the page and gives the focus back to what had it.
 * @param {Element} root
 * @param {() => void} draw
 */
export function keepFocus(root, draw) {
  const name = focusedName(root);
  draw();
  if (!root.contains(document.activeElement)) focusNamed(root, name);
}
