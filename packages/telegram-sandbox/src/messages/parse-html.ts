import type { MessageEntity } from '@grammyjs/types';
import { asEntity, byteOffset, cannotParse, type Mark, type Marked } from './marked.ts';

type Open = { readonly tag: string; readonly mark: Mark | undefined; readonly offset: number };

const simple: Record<string, MessageEntity['type']> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  'tg-spoiler': 'spoiler',
};

const tokens =
  /<(\/?)([A-Za-z][\w-]*)((?:\s+[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*>|&(#x?[\da-f]+|\w+);|</gi;

/** Takes HTML mark-up out of a text, as `parse_mode: "HTML"` does. */
export function parseHtml(source: string): Marked {
  const entities: MessageEntity[] = [];
  const open: Open[] = [];
  let text = '';
  let read = 0;
  for (const token of source.matchAll(tokens)) {
    text += source.slice(read, token.index);
    read = token.index + token[0].length;
    const [whole, slash, name, attributes, character] = token;
    const tag = name?.toLowerCase();
    if (character !== undefined) text += decode(character) ?? whole;
    else if (tag === undefined)
      throw cannotParse(`Unsupported start tag "" at byte offset ${byteOffset(source, token.index)}`);
    else if (slash === '')
      open.push({ tag, mark: readMark(tag, attributes ?? '', source, token.index), offset: text.length });
    else close(open.pop(), tag, text.length, byteOffset(source, token.index), entities);
  }
  const [left] = open.toReversed();
  if (left) throw cannotParse(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text: text + source.slice(read), entities: joinCode(entities) };
}

function close(last: Open | undefined, tag: string, end: number, at: number, entities: MessageEntity[]): void {
  if (!last) throw cannotParse(`Unexpected end tag at byte offset ${at}`);
  if (last.tag !== tag) {
    throw cannotParse(`Unmatched end tag at byte offset ${at}, expected "</${last.tag}>", found "</${tag}>"`);
  }
  if (last.mark && end > last.offset) entities.push(asEntity(last.mark, last.offset, end));
}

function readMark(tag: string, attributes: string, source: string, index: number): Mark | undefined {
  const type = simple[tag];
  const language = /class\s*=\s*["']?language-([\w+-]+)/i.exec(attributes)?.[1];
  if (type === 'code' && language) return { type, language };
  if (type) return { type };
  if (tag === 'a') {
    const url = decodeAll(/href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes)?.slice(1).join('') ?? '');
    return url === '' ? undefined : { type: 'text_link', url };
  }
  if (tag === 'blockquote') return { type: /\bexpandable\b/.test(attributes) ? 'expandable_blockquote' : 'blockquote' };
  if (tag === 'span' && /class\s*=\s*["']?tg-spoiler/.test(attributes)) return { type: 'spoiler' };
  if (tag === 'tg-emoji') {
    return { type: 'custom_emoji', custom_emoji_id: /emoji-id\s*=\s*["']?(\d+)/.exec(attributes)?.[1] ?? '' };
  }
  throw cannotParse(`Unsupported start tag "${tag}" at byte offset ${byteOffset(source, index)}`);
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

function decode(character: string): string | undefined {
  if (!character.startsWith('#')) return named[character.toLowerCase()];
  const code = /^#x/i.test(character)
    ? Number.parseInt(character.slice(2), 16)
    : Number.parseInt(character.slice(1), 10);
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : undefined;
}

const decodeAll = (text: string): string =>
  text.replaceAll(/&(#x?[\da-f]+|\w+);/gi, (all, name) => decode(name) ?? all);

/** `<pre><code class="language-x">` is one block in a language, not code inside a block. */
function joinCode(entities: MessageEntity[]): MessageEntity[] {
  const blocks = entities.filter(({ type }) => type === 'pre');
  const isSame = (a: MessageEntity, b: MessageEntity) => a.offset === b.offset && a.length === b.length;
  const inner = entities.filter((each) => each.type === 'code' && blocks.some((block) => isSame(block, each)));
  return entities
    .filter((each) => !inner.includes(each))
    .map((each) => {
      const code = each.type === 'pre' ? inner.find((one) => isSame(one, each)) : undefined;
      return code && 'language' in code ? ({ ...each, language: code.language } as MessageEntity) : each;
    })
    .map((each) => (each.type === 'code' ? { type: each.type, offset: each.offset, length: each.length } : each));
}
