import {
  beginCell,
  external,
  internal,
  SendMode,
  storeMessage,
  storeMessageRelaxed,
  storeOutList,
  type Cell,
  type OutActionSendMsg,
} from '@ton/core';
import { Address } from '@ton/core';
import type { RawAddress } from './address.ts';
import { commentCell } from './comment.ts';
import type { HighloadWallet } from './highload-wallet.ts';
import type { QueryId } from './query-number.ts';

/** One payment of a batch. */
export type BatchMessage = {
  readonly destination: RawAddress;
  /** Nanotons the receiver is to get: the wallet pays the fees beside them. */
  readonly units: bigint;
  readonly memo?: string | undefined;
  /** A cell in place of a comment, sent on as it is. */
  readonly payload?: Cell | undefined;
  /** True: what the receiver's contract does not take comes back. */
  readonly isBounceable: boolean;
};

/** What makes a batch this batch. The pair of query and `createdAt` is unique for ever. */
export type BatchTerms = {
  readonly query: QueryId;
  /** In seconds of the chain's clock; a little in its past, because blocks are behind every other clock. */
  readonly createdAt: number;
  /** Nanotons that the wallet hands itself for the gas of its second step. The rest of them stays in the wallet. */
  readonly gas: bigint;
};

/** The contract hands over to itself by a message with this operation (its `internal_transfer`). */
export const selfOperation = 0xae42e5a4;
/** One action more is the wallet's own code, which it sets again: 255 actions are what one transaction may have. */
export const batchMax = 254;

/** Fees are paid beside the amount; a payment that cannot be made is left out and stops no other. */
const eachMode: SendMode = SendMode.PAY_GAS_SEPARATELY | SendMode.IGNORE_ERRORS;

/** The batch as the wallet's key signs it: the hash of this cell. The same batch is the same cell, always. */
export function composeBatch(wallet: HighloadWallet, terms: BatchTerms, messages: readonly BatchMessage[]): Cell {
  if (messages.length < 1 || messages.length > batchMax)
    throw new RangeError(`A batch has 1 to ${batchMax} payments, not ${messages.length}.`);
  const { query, createdAt, gas } = terms;
  return beginCell()
    .storeUint(wallet.subwallet, 32)
    .storeRef(messageToSelf(wallet, query, gas, messages))
    .storeUint(eachMode, 8)
    .storeUint(query.shift, 13)
    .storeUint(query.bit, 10)
    .storeUint(createdAt, 64)
    .storeUint(wallet.timeout, 22)
    .endCell();
}

function messageToSelf(wallet: HighloadWallet, query: QueryId, gas: bigint, messages: readonly BatchMessage[]): Cell {
  const actions = beginCell()
    .store(storeOutList(messages.map(actionOf)))
    .endCell();
  const body = beginCell()
    .storeUint(selfOperation, 32)
    .storeUint(query.shift * 1024 + query.bit, 64)
    .storeRef(actions)
    .endCell();
  const message = internal({ to: wallet.account, value: gas, bounce: false, body });
  return beginCell()
    .store(storeMessageRelaxed(message, { forceRef: true }))
    .endCell();
}

const actionOf = ({ destination, units, memo, payload, isBounceable }: BatchMessage): OutActionSendMsg => ({
  type: 'sendMsg',
  mode: eachMode,
  outMsg: internal({
    to: Address.parseRaw(destination),
    value: units,
    bounce: isBounceable,
    ...(memo !== undefined && { body: commentCell(memo) }),
    ...(payload && { body: payload }),
  }),
});

/** A batch ready for the network. */
export type SealedBatch = {
  readonly boc: Buffer;
  /** The hash that indexes know the message by (TEP-467), whatever else travels with it. Hexadecimal. */
  readonly hash: string;
};

/** Puts the signature to a batch. With `deploys` it carries what the wallet is made of, and brings it to life. */
export function sealBatch(wallet: HighloadWallet, batch: Cell, signature: Buffer, deploys: boolean): SealedBatch {
  const body = beginCell().storeBuffer(signature, 64).storeRef(batch).endCell();
  const message = external({ to: wallet.account, body, ...(deploys && { init: wallet.init }) });
  const boc = beginCell()
    .store(storeMessage(message, { forceRef: true }))
    .endCell()
    .toBoc();
  return { boc, hash: normalizedHash(wallet.account, body) };
}

/** TEP-467: no source, no import fee, no StateInit, the body by reference. */
const normalizedHash = (account: Address, body: Cell): string =>
  beginCell()
    .storeUint(0b10, 2)
    .storeUint(0b00, 2)
    .storeAddress(account)
    .storeCoins(0)
    .storeBit(0)
    .storeBit(1)
    .storeRef(body)
    .endCell()
    .hash()
    .toString('hex');

/** The hash of what was signed, of an external message as it stands in the wallet's history; undefined for any other body. */
export const signedHashOf = (body: Cell | undefined): string | undefined =>
  body && !body.isExotic && body.bits.length === 512 && body.refs.length === 1
    ? body.refs[0]?.hash().toString('hex')
    : undefined;
