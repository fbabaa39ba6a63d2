import { Cell } from '@ton/core';
import type { ChainMessageRow } from './chain-row.ts';

/** The text comment of a message, when it has one. */
export function readComment(message: ChainMessageRow | null): string | undefined {
  if (message?.opcode !== '0x00000000') return undefined;
  const body = Cell.fromBase64(message.message_content.body).beginParse();
  body.skip(32);
  return body.loadStringTail();
}
