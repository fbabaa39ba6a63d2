// @ts-check
import { recall, remember } from './remember.js';

/** @typedef {'auto' | 'light' | 'dark'} Theme */

/** @type {readonly Theme[]} */
export const themes = ['auto', 'light', 'dark'];

/** The theme chosen here before, else the system's. @returns {Theme} */
export const chosenTheme = () => themes.find((theme) => theme === recall('theme')) ?? 'auto';

/** @param {Theme} theme */
export function wearTheme(theme) {
  remember('theme', theme);
  document.documentElement.dataset['theme'] = theme;
}

/** @param {string} colour a computed `rgb(r g b)` */
function hex(colour) {
  const parts = colour.match(/[\d.]+/g) ?? [];
  return `#${parts
    .slice(0, 3)
    .map((part) => Math.round(Number(part)).toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Telegram's names of theme colours, and the token each is here. */
const themeTokens = {
  bg_color: '--surface',
  secondary_bg_color: '--ground',
  section_bg_color: '--surface',
  header_bg_color: '--surface',
  bottom_bar_bg_color: '--surface',
  text_color: '--text',
  hint_color: '--text-quiet',
  subtitle_text_color: '--text-quiet',
  section_header_text_color: '--accent',
  section_separator_color: '--line-solid',
  accent_text_color: '--accent',
  link_color: '--accent',
  button_color: '--fill',
  button_text_color: '--on-fill',
  destructive_text_color: '--danger',
};

/**
 * The theme as a Mini App is told it: colour names of Telegram, hexadecimal values of this page.
 * @returns {Record<string, string>}
 */
export function themeParams() {
  const probe = document.createElement('i');
  document.body.append(probe);
  const colours = Object.entries(themeTokens).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, hex(getComputedStyle(probe).color)];
  });
  probe.remove();
  return Object.fromEntries(colours);
}
