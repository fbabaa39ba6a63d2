import type { Cell } from '@ton/core';
import type { RawAddress } from './address.ts';

/** A message as a transaction carried it. */
export type ChainMessage = {
  /** Hexadecimal. */
  readonly hash: string;
  /** None for a message from outside the chain. */
  readonly source: RawAddress | undefined;
  /** None for a message to the outside. */
  readonly destination: RawAddress | undefined;
  /** Nanotons. */
  readonly value: bigint;
  /** Nanotons that its sender paid on top for carrying it. */
  readonly carriage: bigint;
  readonly isBounced: boolean;
  readonly createdLt: bigint;
  readonly body: Cell | undefined;
};

/** A transaction of one account, in our words. */
export type ChainTransaction = {
  readonly account: RawAddress;
  /** Hexadecimal. */
  readonly hash: string;
  readonly lt: bigint;
  /** The logical time of this account's transaction before it, where the answer says: a hole shows. */
  readonly previousLt?: bigint | undefined;
  /** The block's time. */
  readonly at: Date;
  /** In a masterchain block, and not a forecast: it can never be undone. Only such a row moves money. */
  readonly isFinal: boolean;
  readonly isAborted: boolean;
  /** What the contract's program ended with; none when it did not run. */
  readonly exitCode: number | undefined;
  readonly action:
    | { readonly resultCode: number; readonly total: number; readonly skipped: number; readonly created: number }
    | undefined;
  /** Nanotons that the account paid for this transaction. What its messages cost on their way is their `carriage`. */
  readonly fees: bigint;
  readonly inMessage: ChainMessage | undefined;
  readonly outMessages: readonly ChainMessage[];
  /** What the account held after it, where the answer says. */
  readonly balanceAfter: bigint | undefined;
  readonly raw: unknown;
};

/** How an account stands. An address that was never used is an account with nothing in it. */
export type ChainAccount = {
  readonly address: RawAddress;
  readonly balance: bigint;
  readonly status: 'active' | 'uninit' | 'frozen' | 'nonexist';
  readonly lastLt: bigint;
};

export type JettonWallet = {
  readonly address: RawAddress;
  readonly owner: RawAddress;
  readonly master: RawAddress;
  /** Smallest units of the jetton. */
  readonly balance: bigint;
};

/** One value on the stack of a get-method. */
export type StackItem =
  | { readonly type: 'num'; readonly value: bigint }
  | { readonly type: 'cell' | 'slice'; readonly value: Cell };

export type TransactionQuery = {
  readonly account: RawAddress;
  /** From this logical time on, itself included. */
  readonly startLt?: bigint;
  readonly endLt?: bigint;
  /** From this instant on, to the second. */
  readonly since?: Date;
  readonly until?: Date;
  readonly sort: 'asc' | 'desc';
  /** At most 1,000. */
  readonly limit: number;
  readonly offset?: number;
};

/**
 * The chain, as an indexer tells it. It lags, repeats itself and forgets nothing for long. Every call throws
 * `GatewayUnavailable` when no answer came that can be relied on.
 */
export type Chain = {
  /** The newest masterchain block the index has: nothing later than `at` is known yet. */
  masterchain(): Promise<{ readonly seqno: number; readonly at: Date }>;
  transactions(query: TransactionQuery): Promise<readonly ChainTransaction[]>;
  /** Transactions that a message (hash in hexadecimal) came into or went out of. An empty list proves nothing. */
  transactionsByMessage(hash: string, direction?: 'in' | 'out'): Promise<readonly ChainTransaction[]>;
  account(address: RawAddress): Promise<ChainAccount>;
  /** Several accounts by one call, in any order. */
  accounts(addresses: readonly RawAddress[]): Promise<readonly ChainAccount[]>;
  jettonWallets(query: {
    readonly owner?: RawAddress;
    readonly address?: RawAddress;
    readonly master?: RawAddress;
  }): Promise<readonly JettonWallet[]>;
  /**
   * Hands an external message to the network. What comes back decides nothing: a message that was turned down may be
   * on the chain already, and one that was taken may never get there. Only the history says.
   */
  send(boc: Buffer): Promise<{ readonly isTaken: boolean; readonly words: string }>;
  run(
    address: RawAddress,
    method: string,
    stack?: readonly StackItem[],
  ): Promise<{ readonly exitCode: number; readonly stack: readonly StackItem[] }>;
  /** A parameter of the chain's configuration: 21 is the price of gas, 25 of forwarding, in the base workchain. */
  config(parameter: number): Promise<Cell>;
};
