// @ts-check
import { h } from '../base/dom.js';
/** @import { Entity } from '../wire.js' */
/** @import { Child } from '../base/dom.js' */

/** @typedef {{ onLink: (url: string) => void, onCommand: (command: string) => void, spoiler: string }} Follow */

/** What each entity is in HTML; those not named here are shown as the text they are. */
const tags = /** @type {const} */ ({
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
});

/** @type {Record<string, (text: string, entity: Entity) => string | undefined>} */
const addresses = {
  text_link: (_, entity) => entity.url,
  url: (text) => (/^[a-z][a-z+.-]*:/i.test(text) ? text : `https://${text}`),
  mention: (text) => `https://t.me/${text.slice(1)}`,
};

/**
 * A link inside a message is a button that never carries its address to the browser: the page decides what may be opened.
 * @param {Child[]} inside
 * @param {string} title
 * @param {() => void} onClick
 */
const messageLink = (inside, title, onClick) =>
  h('button', { type: 'button', class: 'text-link', title, onClick }, inside);

/** @param {Child[]} inside @param {string} label */
function spoiler(inside, label) {
  const element = h('button', { type: 'button', class: 'spoiler', 'aria-label': label }, h('span', {}, inside));
  element.addEventListener('click', () => element.replaceWith(h('span', {}, inside)));
  return element;
}

/**
 * @param {Entity} entity
 * @param {string} text
 * @param {Child[]} inside
 * @param {Follow} follow
 * @returns {Child}
 */
function wrap(entity, text, inside, follow) {
  const url = addresses[entity.type]?.(text, entity);
  if (url) return messageLink(inside, url, () => follow.onLink(url));
  if (entity.type === 'bot_command') return messageLink(inside, text, () => follow.onCommand(text));
  if (entity.type === 'pre') return h('pre', {}, h('code', {}, inside));
  if (entity.type === 'spoiler') return spoiler(inside, follow.spoiler);
  const tag = tags[/** @type {keyof typeof tags} */ (entity.type)] ?? 'span';
  return h(tag, {}, inside);
}

/**
 * Text with its entities as elements. Offsets count UTF-16 units, as JavaScript does; entities nest and never cross.
 * @param {string} text
 * @param {Entity[]} entities
 * @param {Follow} follow
 * @returns {Child[]}
 */
export function richText(text, entities, follow) {
  const waiting = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);

  /** @param {number} from @param {number} to @returns {Child[]} */
  const range = (from, to) => {
    /** @type {Child[]} */
    const out = [];
    let at = from;
    for (let entity = waiting[0]; entity && entity.offset < to; entity = waiting[0]) {
      waiting.shift();
      const start = Math.max(entity.offset, at);
      const end = Math.min(entity.offset + entity.length, to);
      if (end <= start) continue;
      out.push(text.slice(at, start), wrap(entity, text.slice(start, end), range(start, end), follow));
      at = end;
    }
    return [...out, text.slice(at, to)];
  };
  return range(0, text.length);
}
