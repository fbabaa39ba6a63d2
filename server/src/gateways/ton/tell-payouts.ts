import type { PayoutNews } from '#payments/gateway';
import { isToldAsPaid, markBounceTold, matchBounce, openBounces, type Bounce } from './bounce-rows.ts';
import { markTold, toBeTold, type Ended } from './outgoing-rows.ts';
import type { OpenWallet, PayoutNeeds } from './payout-needs.ts';

const atATime = 20;

/** Tells what became of payouts. Told twice changes nothing, so a payout is marked after it was told. */
export async function tellEnded(needs: PayoutNeeds, wallet: OpenWallet): Promise<number> {
  let done = 0;
  for (;;) {
    const ended = await toBeTold(needs.pool, wallet, atATime);
    const told = (await Promise.all(ended.map((one) => tell(needs, newsOf(wallet, one))))).map((ok, index) =>
      ok ? [ended[index]?.payout ?? ''] : [],
    );
    await markTold(needs.pool, wallet, told.flat(), needs.clock.now());
    done += told.flat().length;
    if (ended.length < atATime || told.flat().length === 0) return done;
  }
}

async function tell({ moneyOut, log }: PayoutNeeds, news: PayoutNews): Promise<boolean> {
  try {
    await moneyOut.tell(news);
    return true;
  } catch (error) {
    log.error({ payout: news.payout, err: error }, 'What became of a payout could not be told; it is told again.');
    return false;
  }
}

function newsOf({ workspace, wallet }: OpenWallet, ended: Ended): PayoutNews {
  const { payout, status, message_hash: message, fee_units: fee, occurred_at: occurredAt, words } = ended;
  const raw = { wallet: wallet.address, batch: ended.batch === null ? null : String(ended.batch), message };
  if (status === 'failed' || message === null)
    return { workspace, payout, state: { state: 'failed', words: words ?? 'The wallet left it out.', raw } };
  const paid = { state: 'confirmed', externalId: message, occurredAt, raw } as const;
  return { workspace, payout, state: fee === null ? paid : { ...paid, fee: { asset: 'TON', units: fee } } };
}

/** Finds whose money came back, and tells it: after the payout itself was told of as paid. */
export async function tellBounces(needs: PayoutNeeds, wallet: OpenWallet): Promise<number> {
  let done = 0;
  for (const bounce of await openBounces(needs.pool, wallet)) {
    const payout = bounce.payout ?? (await ownerOf(needs, wallet, bounce));
    if (payout === undefined || !(await isToldAsPaid(needs.pool, wallet, payout))) continue;
    const returned = { asset: 'TON', units: bounce.units };
    const raw = { wallet: wallet.wallet.address, lt: String(bounce.lt), message: bounce.message_hash };
    const state = { state: 'bounced', returned, occurredAt: bounce.occurred_at, raw } as const;
    if (!(await tell(needs, { workspace: wallet.workspace, payout, state }))) continue;
    await markBounceTold(needs.pool, wallet, bounce.lt, needs.clock.now());
    done += 1;
  }
  return done;
}

/** The transaction that sent it back was set off by one of our messages. What is nobody's is closed without a word. */
async function ownerOf(needs: PayoutNeeds, wallet: OpenWallet, bounce: Bounce): Promise<string | undefined> {
  const senders = await wallet.chain.transactionsByMessage(bounce.message_hash, 'out');
  const causes = senders
    .filter(({ account }) => account === bounce.source)
    .flatMap(({ inMessage }) => (inMessage ? [inMessage.hash] : []));
  if (causes.length === 0) return undefined;
  const payout = await matchBounce(needs.pool, wallet, bounce.lt, causes);
  if (payout !== undefined) return payout;
  needs.log.warn({ connection: wallet.id, message: bounce.message_hash }, 'Money came back that no payout sent.');
  await markBounceTold(needs.pool, wallet, bounce.lt, needs.clock.now());
  return undefined;
}
