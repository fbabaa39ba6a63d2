import type { MessageEntity } from '@grammyjs/types';

type FoundType = 'bot_command' | 'mention' | 'hashtag' | 'url' | 'email';

const patterns: readonly [FoundType, RegExp][] = [
  ['bot_command', /(?<![\w/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])/g],
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['url', /\bhttps?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}]/g],
  ['mention', /(?<!\w)@[A-Za-z][A-Za-z0-9_]{3,31}\b/g],
  ['hashtag', /(?<!\w)#[\p{L}\d_]{1,256}/gu],
];

/** What Telegram marks in a text by itself: commands, links, mentions, tags. Offsets are UTF-16 code units. */
export function findEntities(text: string, taken: readonly MessageEntity[] = []): MessageEntity[] {
  const found: MessageEntity[] = [...taken];
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (!found.some((other) => overlaps(other, entity) && !wraps(other))) found.push(entity);
    }
  }
  return found.sort((a, b) => a.offset - b.offset || b.length - a.length);
}

const overlaps = (a: { offset: number; length: number }, b: { offset: number; length: number }): boolean =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length;

/** Bold and its like may lie around a link; code and links may not. */
const wraps = ({ type }: MessageEntity): boolean =>
  ['bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'blockquote', 'expandable_blockquote'].includes(type);
