import type { MessageEntity } from '@grammyjs/types';
import { asEntity, byteOffset, cannotParse, type Marked } from './marked.ts';

type Opener = '*' | '_' | '__' | '~' | '||' | '[' | '![' | '`' | '```';
type Open = { readonly opener: Opener; readonly offset: number; readonly at: number };
type Reading = {
  readonly source: string;
  text: string;
  at: number;
  readonly open: Open[];
  readonly entities: MessageEntity[];
  /** Where quoted lines begin. */
  readonly quoted: number[];
};

const types: Partial<Record<Opener, MessageEntity['type']>> = {
  '*': 'bold',
  _: 'italic',
  __: 'underline',
  '~': 'strikethrough',
  '||': 'spoiler',
};
const names: Record<Opener, string> = {
  '*': 'Bold',
  _: 'Italic',
  __: 'Underline',
  '~': 'Strikethrough',
  '||': 'Spoiler',
  '[': 'TextUrl',
  '![': 'CustomEmoji',
  '`': 'Code',
  '```': 'Pre',
};
const reserved = '_*[]()~`>#+-=|{}.!';

/** Takes mark-up out of a text, as `parse_mode: "MarkdownV2"` does; a bare reserved character is refused. */
export function parseMarkdownV2(source: string): Marked {
  const reading: Reading = { source, text: '', at: 0, open: [], entities: [], quoted: [] };
  while (reading.at < source.length) step(reading);
  const left = reading.open.at(-1);
  if (left) throw unended(reading, left.opener, left.at);
  return { text: reading.text, entities: [...quotes(reading), ...reading.entities] };
}

function step(reading: Reading): void {
  const { source, at, open } = reading;
  const character = source.charAt(at);
  const last = open.at(-1);
  if (character === '\\' && /[!-/:-@[-`{-~]/.test(source.charAt(at + 1))) {
    reading.text += source.charAt(at + 1);
    reading.at += 2;
  } else if (character === '`') readCode(reading);
  else if (last && source.startsWith(closerOf(last.opener), at) && !startsUnderline(source, at, last))
    close(reading, last);
  else if (character === '>' && isLineStart(reading)) {
    reading.quoted.push(reading.text.length);
    reading.at += 1;
  } else {
    const opener = openerAt(source, at);
    if (opener) {
      open.push({ opener, offset: reading.text.length, at });
      reading.at += opener.length;
    } else if (reserved.includes(character)) {
      throw cannotParse(`Character '${character}' is reserved and must be escaped with the preceding '\\'`);
    } else {
      reading.text += character;
      reading.at += 1;
    }
  }
}

const closerOf = (opener: Opener): string => (opener === '[' || opener === '![' ? ']' : opener);

/** Two underscores always belong to an underline, even inside italics. */
const startsUnderline = (source: string, at: number, { opener }: Open): boolean =>
  opener === '_' && source.startsWith('__', at);

function openerAt(source: string, at: number): Opener | undefined {
  const openers: Opener[] = ['__', '||', '![', '*', '_', '~', '['];
  return openers.find((opener) => source.startsWith(opener, at));
}

function close(reading: Reading, { opener, offset, at }: Open): void {
  reading.open.pop();
  reading.at += closerOf(opener).length;
  const type = types[opener];
  const end = reading.text.length;
  if (type) {
    if (end > offset) reading.entities.push(asEntity({ type }, offset, end));
    return;
  }
  const url = readUrl(reading, opener, at);
  if (url === '' || end === offset) return;
  const emoji = /^tg:\/\/emoji\?id=(\d+)$/.exec(url)?.[1];
  if (opener === '[') reading.entities.push(asEntity({ type: 'text_link', url }, offset, end));
  else reading.entities.push(asEntity({ type: 'custom_emoji', custom_emoji_id: emoji ?? '' }, offset, end));
}

function readUrl(reading: Reading, opener: Opener, openedAt: number): string {
  if (reading.source.charAt(reading.at) !== '(') {
    if (opener === '![') throw unended(reading, opener, openedAt);
    return '';
  }
  const found = /^\(((?:\\.|[^)\\])*)\)/s.exec(reading.source.slice(reading.at));
  if (!found) throw cannotParse(`Can't find end of a URL at byte offset ${byteOffset(reading.source, reading.at)}`);
  reading.at += found[0].length;
  return (found[1] ?? '').replaceAll(/\\(.)/gs, '$1');
}

function readCode(reading: Reading): void {
  const { source, at } = reading;
  const fence: Opener = source.startsWith('```', at) ? '```' : '`';
  const rest = source.slice(at + fence.length);
  const end = new RegExp(`^((?:\\\\.|[^\\\\])*?)${fence}`, 's').exec(rest);
  if (!end) throw unended(reading, fence, at);
  const body = (end[1] ?? '').replaceAll(/\\(.)/gs, '$1');
  const offset = reading.text.length;
  const language = fence === '```' ? /^([\w+#-]+)\n/.exec(body)?.[1] : undefined;
  const inner = fence === '```' ? body.replace(/^[\w+#-]*\n/, '') : body;
  reading.text += inner;
  reading.at += fence.length + end[0].length;
  const type = fence === '```' ? 'pre' : 'code';
  if (inner) reading.entities.push(asEntity({ type, ...(language && { language }) }, offset, reading.text.length));
}

const unended = ({ source }: Reading, opener: Opener, at: number) =>
  cannotParse(`Can't find end of ${names[opener]} entity at byte offset ${byteOffset(source, at)}`);

const isLineStart = ({ text }: Reading): boolean => text === '' || text.endsWith('\n');

/** Quoted lines that follow each other are one quote. */
function quotes({ text, quoted }: Reading): MessageEntity[] {
  const found: { offset: number; end: number }[] = [];
  for (const offset of quoted) {
    const newline = text.indexOf('\n', offset);
    const end = newline === -1 ? text.length : newline;
    const last = found.at(-1);
    if (last?.end === offset - 1) last.end = end;
    else found.push({ offset, end });
  }
  return found.map(({ offset, end }) => asEntity({ type: 'blockquote' }, offset, end));
}
