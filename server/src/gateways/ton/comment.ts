import { beginCell, Cell } from '@ton/core';

/** A text comment begins with this operation; wallets show what follows as text. */
const textOperation = 0;
/** Longer than any comment of ours; what is beyond is not read. */
const bytesMax = 1024;

/** A message body with a text comment. */
export const commentCell = (text: string): Cell =>
  beginCell().storeUint(textOperation, 32).storeStringTail(text).endCell();

/** The one cell that these bytes are, as it was kept. */
export function cellOf(boc: Buffer): Cell {
  const [root, ...others] = Cell.fromBoc(boc);
  if (!root || others.length > 0) throw new RangeError('These bytes are not one cell.');
  return root;
}

/**
 * Whether a cell can be sent along with money for somebody else's word: a text that people read. Anything else is an order
 * to a contract, such as one that gives the wallet's jettons away.
 */
export const isText = (body: Cell): boolean => readComment(body) !== undefined;

/**
 * The text comment of a message body, trimmed; undefined when the body is something else. Anybody can write any bytes
 * here, so nothing is thrown and no more than a kilobyte is followed.
 */
export function readComment(body: Cell | undefined): string | undefined {
  if (!body || body.isExotic || body.bits.length < 32) return undefined;
  const slice = body.beginParse();
  if (slice.loadUint(32) !== textOperation) return undefined;
  return readTail(slice.asCell());
}

function readTail(first: Cell): string | undefined {
  const parts: Buffer[] = [];
  let length = 0;
  for (let cell: Cell | undefined = first; cell && !cell.isExotic && length < bytesMax; cell = cell.refs[0]) {
    if (cell.bits.length % 8 !== 0) return undefined;
    const part = cell.beginParse().loadBuffer(cell.bits.length / 8);
    parts.push(part);
    length += part.length;
  }
  // PostgreSQL keeps no NUL in a text, and nobody can type one either.
  return Buffer.concat(parts).subarray(0, bytesMax).toString('utf8').replaceAll('\0', '').trim();
}
