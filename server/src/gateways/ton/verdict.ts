import type { RawAddress } from './address.ts';
import type { ChainTransaction } from './chain.ts';
import { readComment } from './comment.ts';
import type { TonAsset } from './form.ts';
import { operationOf, operations, readInternalTransfer, readNotice } from './jetton.ts';
import { spelled } from './payment-code.ts';

/**
 * What an incoming transfer is. `money` is somebody's deposit. Nothing else is told of: `dust` below what is worth a
 * look, `bounced` our own come back, `returned` sent back to whoever sent it, `own` between our own wallets, `notice`
 * what a jetton wallet of ours reports, `forged` the same from somebody else.
 */
export const verdicts = ['money', 'dust', 'bounced', 'returned', 'own', 'notice', 'forged'] as const;
export type Verdict = (typeof verdicts)[number];

/** An incoming transfer, judged. */
export type Transfer = {
  readonly account: RawAddress;
  readonly lt: bigint;
  readonly hash: string;
  readonly occurredAt: Date;
  /** Who sent it; `mint` for jettons that came from nobody. */
  readonly source: string;
  readonly asset: TonAsset;
  readonly units: bigint;
  /** Nanotons that receiving it cost us. */
  readonly fee: bigint;
  readonly comment: string | undefined;
  readonly verdict: Verdict;
};

/** What a transfer is judged by. */
export type Judging = {
  /** Our own wallets, and our jetton wallets. */
  readonly own: ReadonlySet<RawAddress>;
  readonly jettonWallets: ReadonlySet<RawAddress>;
  /** Below it, and naming no payment, an amount is dust. */
  readonly dust: bigint;
  readonly namesPayment: (comment: string | undefined) => boolean;
};

const partsOf = ({ account, lt, hash, at, inMessage }: ChainTransaction) => ({
  account,
  lt,
  hash,
  occurredAt: at,
  source: inMessage?.source ?? 'nobody',
});

/** Coins that came with a transaction of our wallet; undefined when none could have: an external message, a tick. */
export function judgeCoins(row: ChainTransaction, judging: Judging): Transfer | undefined {
  const { inMessage: message } = row;
  if (message?.source === undefined) return undefined;
  const comment = spelled(readComment(message.body) ?? readNotice(message.body));
  const operation = operationOf(message.body);
  const transfer = { ...partsOf(row), asset: 'TON' as const, units: message.value, fee: row.fees, comment };
  return { ...transfer, verdict: verdictOf() };

  function verdictOf(): Verdict {
    if (message?.isBounced === true) return 'bounced';
    const isFromJettonWallet = judging.jettonWallets.has(transfer.source);
    if (operation === operations.notification) return isFromJettonWallet ? 'notice' : 'forged';
    // A wallet that is not deployed aborts every transaction and keeps the coins all the same: what counts is whether
    // they went back.
    if (row.outMessages.some(({ isBounced }) => isBounced)) return 'returned';
    if (isFromJettonWallet || operation === operations.excesses) return 'notice';
    if (judging.own.has(transfer.source)) return 'own';
    if (transfer.units <= transfer.fee) return 'dust'; // it costs more than it brings
    return moneyOrDust(transfer.units, comment, judging);
  }
}

/**
 * Jettons that came with a transaction of our own jetton wallet: its contract takes them from another wallet of the same
 * master only, and aborts for anybody else. Undefined for transactions that bring none.
 */
export function judgeJettons(row: ChainTransaction, judging: Judging): Transfer | undefined {
  const { inMessage: message } = row;
  if (message?.source === undefined || message.isBounced) return undefined;
  if (operationOf(message.body) !== operations.internalTransfer) return undefined;
  const read = readInternalTransfer(message.body);
  if (row.isAborted || !read)
    return { ...partsOf(row), asset: 'USDT', units: 0n, fee: 0n, comment: undefined, verdict: 'forged' };
  const { units } = read;
  const comment = spelled(read.comment);
  const source = read.from ?? 'mint';
  const transfer = { ...partsOf(row), source, asset: 'USDT' as const, units, fee: 0n, comment };
  return { ...transfer, verdict: judging.own.has(source) ? 'own' : moneyOrDust(units, comment, judging) };
}

const moneyOrDust = (units: bigint, comment: string | undefined, { dust, namesPayment }: Judging): Verdict =>
  units > 0n && (units >= dust || namesPayment(comment)) ? 'money' : 'dust';
