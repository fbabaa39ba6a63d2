import { transaction, type Tx } from '#database';
import { post } from '#ledger';
import type { MoneyOut, PayoutNews } from '#payments/gateway';
import { announcePayout } from './announce-payout.ts';
import { bookFact } from './book-answer.ts';
import type { PayoutsNeeds } from './needs.ts';
import { platformActor, type Payout } from './payout.ts';
import { lockPayout, movePayout } from './payout-rows.ts';
import { moneyBounced } from './postings.ts';
import { tellOwner } from './tell-owner.ts';

type Needs = Pick<PayoutsNeeds, 'pool' | 'clock' | 'gateways' | 'log' | 'tellUser'>;
type Bounced = Extract<PayoutNews['state'], { state: 'bounced' }>;

/**
 * The door through which rails in bulk tell what became of payouts. Telling the same twice, or in another order, changes
 * nothing; news of a payout that is none of ours are logged and let go.
 */
export const moneyOut = (needs: Needs): MoneyOut => ({
  async tell(news) {
    const { state } = news;
    // what came back was there first: the books show both ways
    if (state.state === 'bounced') await transaction(needs.pool, (tx) => arrive(tx, needs, news, state));
    await transaction(needs.pool, (tx) => hearNews(tx, needs, news));
  },
});

async function arrive(tx: Tx, needs: Needs, news: PayoutNews, { occurredAt, raw }: Bounced): Promise<void> {
  const payout = await lockPayout(tx, news.workspace, news.payout);
  const externalId = payout?.externalId ?? `bounced:${news.payout}`;
  if (payout) await bookFact(tx, needs, payout, { state: 'confirmed', externalId, occurredAt, raw });
}

async function hearNews(tx: Tx, needs: Needs, { workspace, payout: id, state }: PayoutNews): Promise<void> {
  const payout = await lockPayout(tx, workspace, id);
  if (!payout) return needs.log.error({ workspace, payout: id }, 'There is news of a payout that is none of ours.');
  if (state.state === 'bounced') return bounce(tx, needs, payout, state);
  await bookFact(tx, needs, payout, state);
}

async function bounce(tx: Tx, needs: Needs, payout: Payout, { returned, occurredAt }: Bounced): Promise<void> {
  if (payout.status !== 'confirmed') return;
  const at = needs.clock.now();
  const reason = 'It came back from where it went.';
  const changes = { outcome: 'bounced', returned_at: at, problem: reason } as const;
  const back = await movePayout(tx, payout, 'returned', { at, actor: platformActor, reason }, changes);
  await announcePayout(tx, 'payout.returned', back, at);
  await tellOwner(tx, needs, back);
  await post(tx, needs.clock, moneyBounced(back, returned, occurredAt));
}
