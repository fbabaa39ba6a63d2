import type { Tx } from '#database';
import { post } from '#ledger';
import { announcePayout } from './announce-payout.ts';
import type { PayoutsNeeds } from './needs.ts';
import { bookedOf } from './part-rows.ts';
import type { Payout } from './payout.ts';
import { movePayout, type Taken } from './payout-rows.ts';
import { moneyBack } from './postings.ts';
import { railsOf } from './rail.ts';
import { tellOwner } from './tell-owner.ts';

/** Ends a payout that was not paid: two steps, and what was not paid is the user's again. The last of its transaction. */
export async function giveBack(
  tx: Tx,
  needs: Pick<PayoutsNeeds, 'clock' | 'gateways' | 'tellUser'>,
  payout: Payout,
  outcome: 'rejected' | 'canceled' | 'failed',
  taken: Taken,
): Promise<Payout> {
  const still = { due_at: null, desk_since: null, problem: taken.reason ?? null };
  const ended = await movePayout(tx, payout, outcome, taken, still);
  const returned = await movePayout(tx, ended, 'returned', taken, { outcome, returned_at: taken.at });
  const booked = await bookedOf(tx, payout);
  const connection = { workspace: payout.workspace, id: payout.connection };
  const rail = railsOf(needs).find(({ code }) => code === payout.rail);
  await rail?.port.release?.(tx, connection, payout.id, taken.at);
  await announcePayout(tx, 'payout.returned', returned, taken.at);
  await tellOwner(tx, needs, returned);
  await post(tx, needs.clock, moneyBack(returned, booked));
  return returned;
}
