import { Address, external, internal, SendMode, type Cell, type Message, type StateInit } from '@ton/core';
import {
  Blockchain,
  EmulationError,
  snapshotFromSerializable,
  snapshotToSerializable,
  type SandboxContract,
  type TreasuryContract,
} from '@ton/sandbox';
import { goodMood, openIndex, type ChainIndex, type Indexed, type IndexMood } from './chain-index.ts';
import { chainRow, type ChainRow } from './chain-row.ts';

/** Money to send: nanotons, and what is said with them. */
export type Sending = {
  readonly to: Address;
  readonly value: bigint;
  readonly body?: Cell;
  readonly bounce?: boolean;
  readonly init?: StateInit;
};

/** A real TVM with a clock and an index. */
export type EmulatedChain = {
  readonly index: ChainIndex;
  /** Runs a message and all that follows from it. Throws `MessageRefused` when the contract does not take it. */
  run(message: Message): Promise<readonly ChainRow[]>;
  /** Somebody out there, made with a million TON when first named. */
  person(name: string): Promise<SandboxContract<TreasuryContract>>;
  /** They send; the rows of all that happened, the sender's own first. */
  send(name: string, ...sendings: readonly Sending[]): Promise<readonly ChainRow[]>;
  blockchain(): Promise<Blockchain>;
  save(): unknown;
  load(saved: unknown): void;
};

/** A node never shows such a message again; toncenter tells the exit code in the text of a 500. */
export class MessageRefused extends Error {
  override readonly name = 'MessageRefused';
}

type Saved = { readonly snapshot: unknown; readonly rows: readonly Indexed[]; readonly mood: IndexMood };

const blockMilliseconds = 400;
const firstBlock = new Date('2019-11-15T12:00:00Z').getTime();
/** The masterchain block of an instant. */
export const blockAt = (milliseconds: number): number => Math.floor((milliseconds - firstBlock) / blockMilliseconds);

export function openChain(clock: { now(): Date }, changed: () => void): EmulatedChain {
  const index = openIndex(clock);
  let opening: Promise<Blockchain> | undefined;
  let opened: Blockchain | undefined;
  let saved: Saved | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** One after another: the machine has one state. */
  function inTurn<T>(work: (chain: Blockchain) => Promise<T>): Promise<T> {
    const done = turn.then(async () => work(await blockchain()));
    turn = done.catch(() => undefined);
    return done;
  }

  async function blockchain(): Promise<Blockchain> {
    opening ??= create(saved?.snapshot).then((chain) => (opened = chain));
    const chain = await opening;
    chain.now = Math.max(chain.now ?? 0, Math.floor(clock.now().getTime() / 1000));
    return chain;
  }

  async function runNow(chain: Blockchain, message: Message): Promise<ChainRow[]> {
    const rows: ChainRow[] = [];
    const at = clock.now().getTime();
    try {
      for await (const transaction of await chain.sendMessageIter(message)) {
        const { info } = transaction.inMessage ?? message;
        const account = info.dest instanceof Address ? info.dest : undefined;
        const balanceAfter = account ? (await chain.getContract(account)).balance : 0n;
        const traceId = rows[0]?.hash ?? transaction.hash().toString('base64');
        rows.push(chainRow(transaction, { traceId, mcSeqno: blockAt(at), balanceAfter }));
      }
    } catch (error) {
      if (error instanceof EmulationError) throw new MessageRefused(wordsOf(error));
      throw error;
    }
    for (const row of rows) index.add({ at, row });
    changed();
    return rows;
  }

  const treasury = (chain: Blockchain, name: string) => chain.treasury(name);
  return {
    index,
    blockchain,
    run: (message) => inTurn((chain) => runNow(chain, message)),
    person: (name) => inTurn((chain) => treasury(chain, name)),
    send: (name, ...sendings) =>
      inTurn(async (chain) => {
        const sender = await treasury(chain, name);
        const messages = sendings.map((sending) => internal({ bounce: false, ...sending }));
        const body = sender.createTransfer({ messages, sendMode: SendMode.PAY_GAS_SEPARATELY });
        return runNow(chain, external({ to: sender.address, body }));
      }),
    save: () => (opened ? { snapshot: bare(opened), rows: index.all(), mood: index.mood } : saved),
    load(from) {
      saved = from as Saved | undefined;
      for (const row of saved?.rows ?? []) index.add(row);
      index.mood = saved?.mood ?? goodMood;
    },
  };
}

/** The state without its history, which the index has. */
const bare = (chain: Blockchain) => snapshotToSerializable({ ...chain.snapshot(), transactions: [] });

async function create(snapshot: unknown): Promise<Blockchain> {
  const chain = await Blockchain.create();
  chain.verbosity = { print: false, blockchainLogs: false, vmLogs: 'none', debugLogs: false };
  if (snapshot)
    await chain.loadFrom(snapshotFromSerializable(snapshot as Parameters<typeof snapshotFromSerializable>[0]));
  return chain;
}

const wordsOf = ({ exitCode }: EmulationError) =>
  'LITE_SERVER_UNKNOWN: cannot apply external message to current state : External message was not accepted\n' +
  `Cannot run message on account: inbound external message rejected by transaction: exitcode=${exitCode ?? 'none'}, steps=0, gas_used=0`;
