import type { Cell } from '@ton/core';
import { transaction as inTransaction, type Tx } from '#database';
import { insertBounce } from './bounce-rows.ts';
import { halt } from './halt.ts';
import type { ChainTransaction } from './chain.ts';
import { selfOperation, signedHashOf } from './highload-batch.ts';
import type { OpenWallet, PayoutNeeds } from './payout-needs.ts';
import { settleBatch, takeBatch } from './settle-batch.ts';
import { findWallet, markRead, moveMark } from './wallet-rows.ts';

export type Reading = {
  readonly done: number;
  /** Everything up to the end of what the index had: only then may the absence of something mean anything. */
  readonly isWhole: boolean;
};

const pageSize = 100;

/**
 * Reads the wallet's history from where it was read to, one final transaction after the other. What a transaction means
 * is kept together with the mark that it was read, so each counts once, whoever reads it how often.
 */
export async function readHistory(needs: PayoutNeeds, wallet: OpenWallet): Promise<Reading> {
  const kept = await findWallet(needs.pool, wallet);
  let seen = kept?.seen_lt ?? 0n;
  let done = 0;
  for (;;) {
    const page = await readPage(wallet, seen);
    for (const transaction of page.rows) {
      if (!follows(transaction, seen)) return { done, isWhole: false };
      if (!isTold(wallet, transaction)) return { done, isWhole: await haltAt(needs, wallet, transaction) };
      if (!(await apply(needs, wallet, transaction, seen))) return { done, isWhole: false };
      seen = transaction.lt;
      done += 1;
    }
    if (page.isLast) break;
  }
  await markRead(needs.pool, wallet, needs.clock.now());
  return { done, isWhole: true };
}

/** The rows after the mark, each once and in order: an index repeats itself. The first is the one at the mark. */
async function readPage({ chain, wallet }: OpenWallet, seen: bigint) {
  const query = { account: wallet.address, startLt: seen, sort: 'asc', limit: pageSize } as const;
  const answered = await chain.transactions(query);
  const known = new Map(answered.filter(({ lt }) => lt > seen).map((row) => [row.lt, row]));
  const rows = [...known.values()].toSorted((one, other) => (one.lt < other.lt ? -1 : 1));
  return { rows, isLast: rows.length === 0 || answered.length < pageSize };
}

/** Final, and the next one of this account by the chain's own word: a hole in an index is not the end of history. */
const follows = ({ isFinal, previousLt }: ChainTransaction, seen: bigint): boolean =>
  isFinal && (previousLt === undefined || previousLt === seen);

/**
 * Whether a row of a batch tells all that counts: what was taken, and as many messages as the chain counted. One that an
 * index leaves out would look like a payout that was not made, and be paid again. Without an action phase there are none,
 * and the transaction says so.
 */
function isTold({ wallet }: OpenWallet, { inMessage, action, outMessages, isAborted }: ChainTransaction): boolean {
  if (!inMessage) return false;
  const { source, body } = inMessage;
  if (source !== undefined && source !== wallet.address) return true;
  if (body === undefined || (source === undefined && signedHashOf(body) === undefined)) return false;
  return action ? action.created === outMessages.length : isAborted && outMessages.length === 0;
}

/** The mark stays in front of it, so that it is read again and settles once the index tells all of it. */
async function haltAt(needs: PayoutNeeds, wallet: OpenWallet, { hash }: ChainTransaction): Promise<false> {
  await halt(needs, wallet, `The index does not tell all of ${hash}: a message is missing.`);
  return false;
}

/** False when somebody else has read it by now. */
const apply = (needs: PayoutNeeds, wallet: OpenWallet, transaction: ChainTransaction, seen: bigint): Promise<boolean> =>
  inTransaction(needs.pool, async (tx) => {
    if (!(await moveMark(tx, wallet, seen, transaction.lt))) return false;
    await keepMeaning(tx, needs, wallet, transaction);
    return true;
  });

async function keepMeaning(
  tx: Tx,
  needs: PayoutNeeds,
  wallet: OpenWallet,
  transaction: ChainTransaction,
): Promise<void> {
  const { inMessage: message } = transaction;
  if (!message) return;
  const signed = message.source === undefined ? signedHashOf(message.body) : undefined;
  if (signed !== undefined) return takeBatch(tx, needs, wallet, transaction, signed);
  if (message.isBounced) return keepBounce(tx, wallet, transaction);
  if (message.source === wallet.wallet.address && isSelfOperation(message.body))
    return settleBatch(tx, needs, wallet, transaction, message.hash);
}

const isSelfOperation = (body: Cell | undefined): boolean =>
  body !== undefined && body.bits.length === 96 && body.beginParse().preloadUint(32) === selfOperation;

/** What the wallet has more of it: the wallet pays for taking it in. */
async function keepBounce(tx: Tx, wallet: OpenWallet, { inMessage, lt, fees, at }: ChainTransaction): Promise<void> {
  if (!inMessage?.source) return;
  await insertBounce(tx, wallet, {
    lt,
    message_hash: inMessage.hash,
    source: inMessage.source,
    units: inMessage.value - fees,
    occurred_at: at,
    payout: null,
  });
}
