import type { MessageEntity } from '@grammyjs/types';
import { badRequest, type Refused } from '../bot-api/refused.ts';

/** A text without its mark-up, and what the mark-up said. Offsets are UTF-16 code units. */
export type Marked = { readonly text: string; readonly entities: MessageEntity[] };

/** What an entity is, before it is known where it ends. */
export type Mark = {
  readonly type: MessageEntity['type'];
  readonly url?: string;
  readonly language?: string;
  readonly custom_emoji_id?: string;
};

export const asEntity = (mark: Mark, offset: number, end: number): MessageEntity =>
  ({ ...mark, offset, length: end - offset }) as MessageEntity;

export const cannotParse = (text: string): Refused => badRequest(`can't parse entities: ${text}`);

/** Telegram counts the place of a mistake in bytes of UTF-8. */
export const byteOffset = (source: string, index: number): number => Buffer.byteLength(source.slice(0, index));
