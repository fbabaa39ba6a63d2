import { Address } from '@ton/core';
import type { EmulatedInvoice } from '../system.ts';
import { friendly, sendFromDeposits, type TonAccount } from './accounts.ts';
import type { EmulatedChain } from './chain.ts';
import { rawUpper, type ChainRow } from './chain-row.ts';
import type { Dollar } from './dollar.ts';
import { commentCell, noticeBody, operations } from './jetton.ts';
import { readComment } from './read-comment.ts';
import { textOf, unitsOf } from './wallets.ts';

/** What people do to a shop's wallet. Each answers the hash of the transaction there, in hexadecimal. */
export type People = {
  /** Sends `"1.5"` (TON) or `"5 USDT"`, with a comment or without. */
  pay(account: TonAccount, amount: string, comment?: string, payer?: string): Promise<string>;
  /** Tells the wallet of dollars that never came, from an ordinary wallet that anybody may have. */
  forgeNotice(account: TonAccount, units: bigint, comment: string): Promise<string>;
  /** The shop itself sends to a place where nobody is, and most of it comes back. */
  bounce(account: TonAccount, value: bigint): Promise<string>;
  /** The shop takes money away by hand. */
  withdraw(account: TonAccount, value: bigint): Promise<string>;
  /** What came with a comment: the nearest thing to an invoice that a chain has. */
  received(account: TonAccount): readonly EmulatedInvoice[];
};

const notice = 1_000_000n;
const arriving = `0x${operations.internalTransfer.toString(16)}`;

export function openPeople(chain: EmulatedChain, dollar: Dollar): People {
  return {
    async pay({ deposits }, amount, comment, payer = 'payer') {
      const [, digits = '', asset] = /^(\S+?)(?: (TON|USDT))?$/.exec(amount) ?? [];
      if (asset === 'USDT') {
        const rows = await dollar.pay(payer, deposits, unitsOf(digits, 6), comment);
        const wallet = rawUpper(await dollar.walletOf(deposits));
        const arrival = rows.find(({ account, in_msg: message }) => account === wallet && message?.opcode === arriving);
        return arrival ? hexOf(arrival) : nothing();
      }
      const body = comment === undefined ? {} : { body: commentCell(comment) };
      return hashAt(await chain.send(payer, { to: deposits, value: unitsOf(digits, 9), ...body }), deposits);
    },
    async forgeNotice({ deposits }, units, comment) {
      const { address } = await chain.person('stranger');
      const body = noticeBody(units, address, comment);
      return hashAt(await chain.send('stranger', { to: deposits, value: notice, body }), deposits);
    },
    async bounce({ name, deposits }, value) {
      const nowhere = new Address(0, Buffer.alloc(32, 7));
      return hashAt(await sendFromDeposits(chain, name, { to: nowhere, value, bounce: true }), deposits);
    },
    async withdraw({ name, deposits }, value) {
      const { address } = await chain.person('owner');
      return hashAt(await sendFromDeposits(chain, name, { to: address, value }), deposits);
    },
    received: ({ deposits, isTest }) =>
      chain.index.rows(new Set([rawUpper(deposits)])).flatMap((row) => {
        const comment = readComment(row.in_msg);
        if (comment === undefined || row.in_msg?.value == null) return [];
        const page = `/ton/pay/${friendly(deposits, isTest)}`;
        const amount = textOf(BigInt(row.in_msg.value), 9);
        return [{ id: hexOf(row), payment: comment, amount, asset: 'TON', status: 'paid', page }];
      }),
  };
}

const hexOf = ({ hash }: ChainRow) => Buffer.from(hash, 'base64').toString('hex');

/** The last transaction at this address among what happened. */
function hashAt(rows: readonly ChainRow[], address: Address): string {
  const row = rows.findLast(({ account }) => account === rawUpper(address));
  return row ? hexOf(row) : nothing();
}

function nothing(): never {
  throw new Error('Nothing arrived.');
}
