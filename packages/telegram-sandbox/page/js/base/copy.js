// @ts-check
/** @import { Phone } from '../phone.js' */

/**
 * Puts a text on the clipboard, where the browser lets it, and shows it.
 * @param {Phone} phone
 * @param {string} text
 */
export async function copy(phone, text) {
  await navigator.clipboard?.writeText(text).catch(() => {});
  phone.toast(phone.words('copied', { text }));
}
