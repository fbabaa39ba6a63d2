import { GatewayUnavailable, type Connection } from '#payments/gateway';
import { batchesIn, type Batch } from './batch-rows.ts';
import { buryBatches } from './bury-batches.ts';
import { draftBatch } from './draft-batch.ts';
import { openWallet } from './open-wallet.ts';
import type { OpenWallet, PayoutNeeds } from './payout-needs.ts';
import { failLate } from './outgoing-rows.ts';
import { readHistory } from './read-history.ts';
import { sendBatch } from './send-batch.ts';
import { signBatch } from './sign-batch.ts';
import { tellBounces, tellEnded } from './tell-payouts.ts';
import { findWallet, giveBackLease, leaseWallet } from './wallet-rows.ts';
import { watchFunds } from './watch-funds.ts';

const leaseMilliseconds = 60_000;
/** What has less time than this would most likely be over before a block takes it. */
const leastLifeMilliseconds = 20_000;

/** Does all that can be done now for the payouts of one connection. Answers how much that was. */
export async function workWallet(needs: PayoutNeeds, connection: Connection): Promise<number> {
  const wallet = await openWallet(needs, connection);
  const now = needs.clock.now();
  const until = new Date(now.getTime() + leaseMilliseconds);
  if (!(await leaseWallet(needs.pool, wallet, now, until))) return 0;
  try {
    return await work(needs, wallet);
  } finally {
    await giveBackLease(needs.pool, wallet, until);
  }
}

/** The index is asked for its time first and for the history after: what is not there then was not there by that time. */
async function work(needs: PayoutNeeds, wallet: OpenWallet): Promise<number> {
  const now = needs.clock.now();
  const late = await failLate(needs.pool, wallet, new Date(now.getTime() + leastLifeMilliseconds), now);
  const { at: chainTime } = await wallet.chain.masterchain();
  const { done: read, isWhole } = await readHistory(needs, wallet);
  let done = late + read;
  if (isWhole) done += await buryBatches(needs, wallet, chainTime);
  done += await tellEnded(needs, wallet);
  done += await tellBounces(needs, wallet);
  if (await isHalted(needs, wallet)) return done;
  done += await signAndSend(needs, wallet, chainTime);
  if (isWhole) done += await draftAll(needs, wallet, chainTime);
  return done;
}

const isHalted = async ({ pool }: PayoutNeeds, wallet: OpenWallet): Promise<boolean> =>
  (await findWallet(pool, wallet))?.halted_because !== null;

async function signAndSend(needs: PayoutNeeds, wallet: OpenWallet, chainTime: Date): Promise<number> {
  let done = 0;
  for (const draft of await batchesIn(needs.pool, wallet, ['drafted'])) done += await signOrWait(needs, wallet, draft);
  const now = needs.clock.now();
  for (const batch of await batchesIn(needs.pool, wallet, ['signed'])) {
    if (batch.expires_at <= chainTime || (batch.due_at !== null && batch.due_at > now)) continue;
    await sendBatch(needs, wallet, batch);
    done += 1;
  }
  return done;
}

/** A draft that nobody signs holds up no other batch: it is tried again, and dropped when half of its time is over. */
async function signOrWait(needs: PayoutNeeds, wallet: OpenWallet, draft: Batch): Promise<number> {
  try {
    return (await signBatch(needs, wallet, draft)) ? 1 : 0;
  } catch (error) {
    if (error instanceof GatewayUnavailable) throw error;
    needs.log.error({ connection: wallet.id, batch: String(draft.number), err: error }, 'A batch could not be signed.');
    return 0;
  }
}

/** Only what the whole history is known of is spent from: what is under way must not be counted twice or not at all. */
async function draftAll(needs: PayoutNeeds, wallet: OpenWallet, chainTime: Date): Promise<number> {
  const { balance } = await wallet.chain.account(wallet.wallet.address);
  await watchFunds(needs, wallet, balance);
  let done = 0;
  while ((await draftBatch(needs, wallet, chainTime, balance)) !== undefined) done += 1;
  return done === 0 ? 0 : done + (await signAndSend(needs, wallet, chainTime));
}
