import { transaction } from '#database';
import { batchesIn, stepBatch, type Batch } from './batch-rows.ts';
import { putBackInLine } from './outgoing-rows.ts';
import type { OpenWallet, PayoutNeeds } from './payout-needs.ts';

/**
 * Gives up what can never be paid any more, and puts its payouts back in line. A signed batch is dead only when the
 * index itself is past its end by a margin and its whole history, read after that, does not show it: the wallet takes
 * nothing that is older than its timeout. To give it up earlier is to pay twice. `chainTime` was asked before the history
 * was read.
 */
export async function buryBatches(needs: PayoutNeeds, wallet: OpenWallet, chainTime: Date): Promise<number> {
  const margin = wallet.terms.marginSeconds * 1000;
  let done = 0;
  for (const batch of await batchesIn(needs.pool, wallet, ['drafted', 'signed'])) {
    const isOver = batch.expires_at.getTime() + margin < chainTime.getTime();
    if (batch.status === 'signed' && isOver) done += await giveUp(needs, wallet, batch, 'dead');
    if (batch.status === 'drafted' && isStale(batch, chainTime)) done += await giveUp(needs, wallet, batch, 'dropped');
  }
  return done;
}

/** A draft was never sent, because what is sent is kept first. With half of its time gone it is better made anew. */
const isStale = ({ drafted_at: from, expires_at: until }: Batch, chainTime: Date): boolean =>
  chainTime.getTime() > (from.getTime() + until.getTime()) / 2;

const wordsOf = {
  dead: 'Its time ran out and the history does not show it.',
  dropped: 'It was not signed in time.',
} as const;

const giveUp = (needs: PayoutNeeds, wallet: OpenWallet, batch: Batch, to: keyof typeof wordsOf): Promise<number> =>
  transaction(needs.pool, async (tx) => {
    const how = { now: needs.clock.now(), words: wordsOf[to] };
    if (!(await stepBatch(tx, wallet, batch, batch.status, to, how))) return 0;
    await putBackInLine(tx, wallet, batch.number);
    needs.log.warn({ connection: wallet.id, batch: String(batch.number) }, `A batch of payouts is ${to}.`);
    return 1;
  });
