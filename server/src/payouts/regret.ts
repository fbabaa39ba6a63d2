import type { Tx } from '#database';
import { post } from '#ledger';
import { announcePayout } from './announce-payout.ts';
import type { PayoutsNeeds } from './needs.ts';
import type { Payout } from './payout.ts';
import { notePayout } from './payout-rows.ts';
import { moneyLost } from './postings.ts';

/**
 * A payout was given back, by a person or on a wrong word of the gateway, and was paid all the same: the house has lost
 * it, and the desk shows it. Once, however often it is heard. The last of its transaction.
 */
export async function regret(
  tx: Tx,
  { clock, log }: Pick<PayoutsNeeds, 'clock' | 'log'>,
  payout: Payout,
  { externalId, occurredAt }: { readonly externalId: string; readonly occurredAt: Date },
): Promise<Payout> {
  if (payout.deskSince) return payout;
  log.error({ payout: payout.id, externalId }, 'A payout was paid after its money had gone back to the user.');
  const at = clock.now();
  const problem = `It was paid (${externalId}) after its money had gone back: the house has lost it.`;
  const noted = await notePayout(tx, payout, { external_id: externalId, problem, desk_since: at });
  await announcePayout(tx, 'payout.unknown', noted, at);
  await post(tx, clock, moneyLost(payout, occurredAt));
  return noted;
}
