import { Address, beginCell, contractAddress, type Cell } from '@ton/core';
import { jettonMinterCode, jettonWalletCode } from './code.ts';

/** Operations of the TEP-74 standard. */
export const operations = { transfer: 0x0f8a7ea5, notification: 0x7362d09c, internalTransfer: 0x178d4519, mint: 21 };

/** A text comment as a message body. */
export const commentCell = (text: string): Cell => beginCell().storeUint(0, 32).storeStringTail(text).endCell();

/** A jetton of this administrator's, not on the chain yet. `name` makes it another one. */
export function newMinter(admin: Address, name: string) {
  const content = beginCell().storeUint(1, 8).storeStringTail(`https://example.com/${name}.json`).endCell();
  const data = beginCell().storeCoins(0).storeAddress(admin).storeRef(content).storeRef(jettonWalletCode).endCell();
  const init = { code: jettonMinterCode, data };
  return { address: contractAddress(0, init), init };
}

export const mintBody = (to: Address, units: bigint, attached: bigint): Cell =>
  beginCell()
    .storeUint(operations.mint, 32)
    .storeUint(0, 64)
    .storeAddress(to)
    .storeCoins(attached)
    .storeRef(
      beginCell()
        .storeUint(operations.internalTransfer, 32)
        .storeUint(0, 64)
        .storeCoins(units)
        .storeAddress(null)
        .storeAddress(null)
        .storeCoins(0)
        .storeBit(false)
        .endCell(),
    )
    .endCell();

export type JettonSending = {
  readonly to: Address;
  readonly units: bigint;
  readonly comment?: string;
  readonly forwarded: bigint;
  readonly answerTo: Address;
};

export function transferBody({ to, units, comment, forwarded, answerTo }: JettonSending): Cell {
  const body = beginCell()
    .storeUint(operations.transfer, 32)
    .storeUint(0, 64)
    .storeCoins(units)
    .storeAddress(to)
    .storeAddress(answerTo)
    .storeBit(false)
    .storeCoins(forwarded);
  return (comment === undefined ? body.storeBit(false) : body.storeBit(true).storeRef(commentCell(comment))).endCell();
}

/** What a jetton wallet tells its owner; anybody can write the same. */
export const noticeBody = (units: bigint, from: Address, comment: string): Cell =>
  beginCell()
    .storeUint(operations.notification, 32)
    .storeUint(0, 64)
    .storeCoins(units)
    .storeAddress(from)
    .storeBit(true)
    .storeRef(commentCell(comment))
    .endCell();
