import { GatewayUnavailable } from '#payments/gateway';
import { putOffSending, type Batch } from './batch-rows.ts';
import type { OpenWallet, PayoutNeeds } from './payout-needs.ts';

const againAfter = 10_000;

/** Hands the kept bytes to the network. Whatever it answers, or does not, decides nothing: only the history does. */
export async function sendBatch(needs: PayoutNeeds, wallet: OpenWallet, batch: Batch): Promise<void> {
  if (!batch.bytes) throw new Error(`Batch ${batch.number} is signed and has no bytes.`);
  const { log, pool, clock } = needs;
  const said = await hand(wallet, batch.bytes);
  log.info({ connection: wallet.id, batch: String(batch.number), said }, 'A batch was handed to the network.');
  await putOffSending(pool, wallet, batch, new Date(clock.now().getTime() + againAfter));
}

/** A node that has seen a message says no to it with an error, as one does that is ill. */
async function hand({ chain }: OpenWallet, bytes: Buffer): Promise<string> {
  try {
    return (await chain.send(bytes)).words;
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
    return error.message;
  }
}
