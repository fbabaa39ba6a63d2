// @ts-check
// What this browser remembers: language, theme, and the person last used. Private windows may refuse; then nothing is kept.

/** @typedef {'language' | 'theme' | 'me'} Memory */

/** @param {Memory} name */
export function recall(name) {
  try {
    return localStorage.getItem(`telegram-sandbox.${name}`);
  } catch {
    return null;
  }
}

/** @param {Memory} name @param {string} value */
export function remember(name, value) {
  try {
    localStorage.setItem(`telegram-sandbox.${name}`, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}
