import { putOffSending, type Batch } from './batch-rows.ts';
import type { OpenWallet, PayoutNeeds } from './payout-needs.ts';

const againAfter = 10_000;

/** Hands the kept bytes to the network. Whatever it answers, or does not, decides nothing: only the history does. */
export async function sendBatch(needs: PayoutNeeds, wallet: OpenWallet, batch: Batch): Promise<void> {
  if (!batch.bytes) throw new Error(`Batch ${batch.number} is signed and has no bytes.`);
  const { log, pool, clock } = needs;
  try {
    const { isTaken, words } = await wallet.chain.send(batch.bytes);
    if (!isTaken) log.info({ connection: wallet.id, batch: String(batch.number), words }, 'A batch was not taken.');
  } finally {
    await putOffSending(pool, wallet, batch, new Date(clock.now().getTime() + againAfter));
  }
}
