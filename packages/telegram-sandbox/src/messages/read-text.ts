import type { Message } from '@grammyjs/types';
import { type Call, text } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { readFormatted } from './read-formatted.ts';

/** The text of a message with its entities: 1 to 4096 characters after the mark-up is taken out. */
export function readText(call: Call): Pick<Message, 'text' | 'entities'> {
  const source = text(call, 'text');
  if (source === '') throw badRequest('message text is empty');
  const marked = readFormatted(call, source, 'entities');
  if (marked.text === '') throw badRequest('text must be non-empty');
  if (marked.text.length > 4096) throw badRequest('message is too long');
  return { text: marked.text, ...(marked.entities.length > 0 && { entities: marked.entities }) };
}

/** The caption under a photo: up to 1024 characters. */
export function readCaption(call: Call): Pick<Message, 'caption' | 'caption_entities'> {
  const marked = readFormatted(call, text(call, 'caption'), 'caption_entities');
  if (marked.text.length > 1024) throw badRequest('message caption is too long');
  if (marked.text === '') return {};
  return { caption: marked.text, ...(marked.entities.length > 0 && { caption_entities: marked.entities }) };
}
