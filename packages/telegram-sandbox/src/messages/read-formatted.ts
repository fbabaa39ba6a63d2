import type { MessageEntity } from '@grammyjs/types';
import { type Call, json, text } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { findEntities } from './find-entities.ts';

/** Reads a text with its mark-up, from `parse_mode` or from entities given beside it. */
export function readFormatted<T extends string, E extends string>(
  call: Call,
  source: string,
  textName: T,
  entitiesName: E,
): Record<T, string> & Partial<Record<E, MessageEntity[]>> {
  const given = json(call, entitiesName, entitiesName);
  const marked = Array.isArray(given)
    ? { text: source, entities: given as MessageEntity[] }
    : { text: source, entities: [] };
  const mode = text(call, 'parse_mode').toLowerCase();
  if (!['', 'html', 'markdown', 'markdownv2'].includes(mode)) throw badRequest('unsupported parse_mode');
  const entities = findEntities(marked.text, marked.entities);
  const content = { [textName]: marked.text, ...(entities.length > 0 && { [entitiesName]: entities }) };
  return content as Record<T, string> & Partial<Record<E, MessageEntity[]>>;
}
