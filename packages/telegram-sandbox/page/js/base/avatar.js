// @ts-check
import { h } from './dom.js';

const palettes = 7;

/** @param {string} name the first letter, whole even when it is an emoji */
const initial = (name) => [...new Intl.Segmenter().segment(name.trim())][0]?.segment.toUpperCase() ?? '?';

/**
 * A round picture of somebody: their initial on a colour that stays theirs. Decoration; the name stands beside it.
 * @param {{ id: number, first_name: string }} who
 * @param {string} [className]
 */
export function avatar(who, className = '') {
  const palette = Math.abs(who.id) % palettes;
  return h(
    'span',
    { class: `avatar hue-${palette} ${className}`.trim(), 'aria-hidden': 'true' },
    initial(who.first_name),
  );
}
