import { Address, loadMessageRelaxed, loadOutList, type Cell, type MessageRelaxed } from '@ton/core';
import { rawOf } from './address.ts';
import { commentCell, readComment } from './comment.ts';
import { composeBatch, selfOperation, type BatchMessage, type BatchTerms } from './highload-batch.ts';
import type { HighloadWallet } from './highload-wallet.ts';

export type ReadBatch = BatchTerms & { readonly messages: readonly BatchMessage[]; readonly units: bigint };

/**
 * What a batch would pay, for who has to sign it. What is read is composed again and has to be the same cell: so there is
 * nothing in it that is not in the answer. Undefined for anything else.
 */
export function readBatch(wallet: HighloadWallet, batch: Cell): ReadBatch | undefined {
  try {
    const read = parse(batch);
    const again = composeBatch(wallet, read, read.messages);
    return again.equals(batch) ? read : undefined;
  } catch {
    return undefined; // cells of a stranger may be of any shape
  }
}

function parse(batch: Cell): ReadBatch {
  const slice = batch.beginParse();
  slice.skip(32);
  const toSelf = loadMessageRelaxed(slice.loadRef().beginParse());
  slice.skip(8);
  const query = { shift: slice.loadUint(13), bit: slice.loadUint(10) };
  const createdAt = slice.loadUint(64);
  const body = toSelf.body.beginParse();
  if (body.loadUint(32) !== selfOperation) throw new RangeError('Not a batch.');
  body.skip(64);
  const messages = loadOutList(body.loadRef().beginParse()).map((action) => {
    if (action.type !== 'sendMsg') throw new RangeError('Not a payment.');
    return payment(action.outMsg);
  });
  return {
    query,
    createdAt,
    gas: valueOf(toSelf),
    messages,
    units: messages.reduce((sum, one) => sum + one.units, 0n),
  };
}

function payment({ info, body }: MessageRelaxed): BatchMessage {
  if (info.type !== 'internal' || !Address.isAddress(info.dest)) throw new RangeError('Not a payment.');
  return {
    destination: rawOf(info.dest),
    units: info.value.coins,
    ...wordsOf(body),
    isBounceable: info.bounce,
  };
}

/** Words of ours, or a text that somebody else has laid out; an order to a contract is no payment. */
function wordsOf(body: Cell): Pick<BatchMessage, 'memo' | 'payload'> {
  if (body.bits.length === 0 && body.refs.length === 0) return { memo: undefined };
  const memo = readComment(body);
  if (memo === undefined) throw new RangeError('Not a payment.');
  return commentCell(memo).equals(body) ? { memo } : { payload: body };
}

function valueOf({ info }: MessageRelaxed): bigint {
  if (info.type !== 'internal') throw new RangeError('Not a message inside the chain.');
  return info.value.coins;
}
