import type { Tx } from '#database';
import { keepTaken, lockBatchBy, stepBatch, takeGas, type Batch } from './batch-rows.ts';
import type { ChainMessage, ChainTransaction } from './chain.ts';
import { haltIn } from './halt.ts';
import { matchPaid } from './match-paid.ts';
import { keepOutcomes, ofBatch, putBackInLine, type Outgoing } from './outgoing-rows.ts';
import type { OpenWallet, PayoutNeeds } from './payout-needs.ts';
import { shareOut } from './share-out.ts';

/**
 * The wallet took a signed message. It is a batch of ours, or somebody else signs with this key (or these tables are an
 * old copy): then nothing more leaves before a person has looked.
 */
export async function takeBatch(
  tx: Tx,
  needs: PayoutNeeds,
  wallet: OpenWallet,
  transaction: ChainTransaction,
  signedHash: string,
): Promise<void> {
  const batch = await lockBatchBy(tx, wallet, 'signed_hash', signedHash);
  if (!batch) return haltIn(tx, needs, wallet, `The wallet sent a batch that is not known here: ${transaction.hash}.`);
  if (batch.status !== 'signed')
    return haltIn(
      tx,
      needs,
      wallet,
      `Batch ${batch.number} was ${batch.status} and is on the chain: ${transaction.hash}.`,
    );
  const [selfMessage] = transaction.outMessages;
  await keepTaken(tx, wallet, batch.number, {
    transaction: transaction.hash,
    selfMessage: selfMessage?.hash ?? null,
  });
  const how = { now: needs.clock.now(), gas: gasOf(transaction) };
  if (selfMessage) await stepBatch(tx, wallet, batch, 'signed', 'taken', how);
  else await starve(tx, wallet, batch, how);
}

/** The wallet could not hand itself the gas of the second step: there is no second step, now or later. */
async function starve(tx: Tx, wallet: OpenWallet, batch: Batch, how: { now: Date; gas: bigint }): Promise<void> {
  const words = 'The wallet had too little for the second step. Nobody was paid.';
  await stepBatch(tx, wallet, batch, 'signed', 'starved', { ...how, words });
  await putBackInLine(tx, wallet, batch.number);
}

/** The second step of a batch: each payout was paid, or left out for ever. */
export async function settleBatch(
  tx: Tx,
  needs: PayoutNeeds,
  wallet: OpenWallet,
  transaction: ChainTransaction,
  selfMessage: string,
): Promise<void> {
  const batch = await lockBatchBy(tx, wallet, 'self_message_hash', selfMessage);
  if (batch?.status !== 'taken')
    return haltIn(tx, needs, wallet, `A second step belongs to no batch under way: ${transaction.hash}.`);
  const payouts = await ofBatch(tx, wallet, batch.number);
  const paidBy = matchPaid(payouts, transaction.outMessages);
  if (!paidBy)
    return haltIn(tx, needs, wallet, `What batch ${batch.number} paid is not what is in it: ${transaction.hash}.`);
  const isPaid = paidBy.some((message) => message !== undefined);
  const how = { now: needs.clock.now(), gas: gasOf(transaction) };
  await stepBatch(tx, wallet, batch, 'taken', isPaid ? 'paid' : 'void', how);
  const gas = isPaid ? await takeGas(tx, wallet, batch.number) : 0n;
  await keepOutcomes(tx, wallet, outcomesOf(payouts, paidBy, gas, transaction), transaction.at);
}

/** What a transaction cost the wallet: its fees, and the way of the messages it sent. */
const gasOf = ({ fees, outMessages }: ChainTransaction): bigint =>
  outMessages.reduce((sum, { carriage }) => sum + carriage, fees);

function outcomesOf(
  payouts: readonly Outgoing[],
  paidBy: readonly (ChainMessage | undefined)[],
  gas: bigint,
  { action, exitCode }: ChainTransaction,
) {
  const paid = paidBy.filter((message) => message !== undefined);
  const shares =
    paid.length > 0
      ? shareOut(
          gas,
          paid.map(() => 1n),
        )
      : [];
  const words = `The wallet left it out (exit ${exitCode ?? 'none'}, action ${action?.resultCode ?? 'none'}).`;
  let next = 0;
  return payouts.map(({ payout }, index) => {
    const message = paidBy[index];
    if (!message) return { payout, message: null, fee: null, words };
    return { payout, message: message.hash, fee: shares[next++] ?? 0n, words: null };
  });
}
