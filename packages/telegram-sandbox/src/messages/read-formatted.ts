import type { MessageEntity } from '@grammyjs/types';
import { type Call, json, text } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { findEntities } from './find-entities.ts';
import type { Marked } from './marked.ts';
import { parseHtml } from './parse-html.ts';
import { parseMarkdownV2 } from './parse-markdown-v2.ts';
import { parseMarkdown } from './parse-markdown.ts';

const parsers: Record<string, (source: string) => Marked> = {
  html: parseHtml,
  markdown: parseMarkdown,
  markdownv2: parseMarkdownV2,
};

/** Reads a text with its mark-up, from `parse_mode` or from the entities given beside it; white space at the end goes. */
export function readFormatted(call: Call, source: string, entitiesName: 'entities' | 'caption_entities'): Marked {
  const marked = readMarked(call, source, entitiesName);
  const kept = marked.text.trimEnd();
  const clipped = marked.entities
    .map((entity) => ({ ...entity, length: Math.min(entity.length, kept.length - entity.offset) }) as MessageEntity)
    .filter(({ length }) => length > 0);
  return { text: kept, entities: findEntities(kept, clipped) };
}

function readMarked(call: Call, source: string, entitiesName: string): Marked {
  const mode = text(call, 'parse_mode').toLowerCase();
  if (mode !== '') {
    const parse = parsers[mode];
    if (!parse) throw badRequest('unsupported parse_mode');
    return parse(source);
  }
  const given = json(call, entitiesName, 'message entities');
  return { text: source, entities: Array.isArray(given) ? (given as MessageEntity[]) : [] };
}
