import type { MessageEntity } from '@grammyjs/types';
import { asEntity, byteOffset, cannotParse, type Mark, type Marked } from './marked.ts';

const escape = /\\([_*`[])/y;
const block = /```(?:([\w+#-]+)?\n)?([\s\S]*?)```/y;
const code = /`([^`]*)`/y;
const bold = /\*([^*]*)\*/y;
const italic = /_([^_]*)_/y;
const link = /\[([^\]]*)\](?:\(([^)]*)\))?/y;

/** Takes mark-up out of a text, as the old `parse_mode: "Markdown"` does: nothing nests, little can be escaped. */
export function parseMarkdown(source: string): Marked {
  const entities: MessageEntity[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const found = readAt(source, at);
    if (found.mark && found.text) entities.push(asEntity(found.mark, text.length, text.length + found.text.length));
    text += found.text;
    at += found.length;
  }
  return { text, entities };
}

type Found = { readonly text: string; readonly length: number; readonly mark?: Mark | undefined };

function readAt(source: string, at: number): Found {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  const escaped = match(escape);
  if (escaped) return { text: escaped[1] ?? '', length: 2 };
  const character = source.charAt(at);
  if (!'_*`['.includes(character)) return { text: character, length: 1 };
  const fenced = match(block);
  if (fenced) {
    const [whole, language, text = ''] = fenced;
    return { text, length: whole.length, mark: { type: 'pre', ...(language && { language }) } };
  }
  const found = match(character === '`' ? code : character === '*' ? bold : character === '_' ? italic : link);
  if (!found) throw cannotParse(`Can't find end of the entity starting at byte offset ${byteOffset(source, at)}`);
  const [whole, text = '', url] = found;
  return { text, length: whole.length, mark: markOf(character, url) };
}

function markOf(character: string, url: string | undefined): Mark | undefined {
  if (character === '`') return { type: 'code' };
  if (character === '*') return { type: 'bold' };
  if (character === '_') return { type: 'italic' };
  return url ? { type: 'text_link', url } : undefined;
}
