import { sql } from 'kysely';
import { transaction } from '#database';
import type { Sweep } from '#jobs';
import { giveBack } from './give-back.ts';
import type { PayoutsNeeds } from './needs.ts';
import { platformActor } from './payout.ts';
import { lockPayout, type PayoutName } from './payout-rows.ts';

const atATime = 100;

/** Gives back what was not begun in its time: bills of suppliers that nobody approved, or that a switch held up. */
export const overdueSweep = (needs: PayoutsNeeds): Sweep => ({
  name: 'payouts.overdue',
  async run() {
    let done = 0;
    for (const name of await overdue(needs)) done += await end(needs, name);
    return done;
  },
});

async function overdue({ pool, clock }: PayoutsNeeds): Promise<PayoutName[]> {
  const { rows } = await sql<PayoutName>`
    select workspace_id as workspace, id from payouts.payout
    where valid_until <= ${clock.now()} and status in ('requested', 'approved') and first_sent_at is null
    order by valid_until limit ${atATime}`.execute(pool);
  return rows;
}

const end = (needs: PayoutsNeeds, { workspace, id }: PayoutName): Promise<number> =>
  transaction(needs.pool, async (tx) => {
    const payout = await lockPayout(tx, workspace, id);
    const isOpen = payout?.status === 'requested' || payout?.status === 'approved';
    if (!payout || !isOpen || payout.firstSentAt) return 0;
    const reason = 'Its time was over before it could leave.';
    await giveBack(tx, needs, payout, 'canceled', { at: needs.clock.now(), actor: platformActor, reason });
    return 1;
  });
