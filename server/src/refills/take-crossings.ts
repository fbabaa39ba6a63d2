import { begin, newCrossings, readScales, recordChange, takeCrossing, type Crossing, type Reading } from '#billing';
import { transaction, type Tx } from '#database';
import { enqueue } from '#jobs';
import { formatUnits, newId } from '#kernel';
import { announce } from '#webhooks';
import { insertOffer, offersSince } from './offer-rows.ts';
import type { Offer } from './offer.ts';
import { selectPolicies } from './policy-rows.ts';
import type { LowBalance } from './policy.ts';
import { periodStart } from './schedule.ts';

const atATime = 100;

/**
 * Makes offers of crossings: each becomes one offer with the job that sends it and one event `credits.low`, in one
 * transaction. What dies in between is found again: a crossing is new until that transaction commits.
 */
export async function takeCrossings(needs: Reading): Promise<number> {
  const crossings = await newCrossings(needs.pool, atATime);
  for (const crossing of crossings) await transaction(needs.pool, (tx) => takeUp(tx, needs, crossing));
  return crossings.length;
}

async function takeUp(tx: Tx, { clock }: Reading, crossing: Crossing): Promise<void> {
  const { workspace, customer, units, watch, crossedAt } = crossing;
  const at = await begin(tx, workspace, clock); // the lane first, as everybody who spends
  const [policy] = await selectPolicies(tx, workspace, watch);
  if (!(await takeCrossing(tx, crossing)) || policy?.terms.kind !== 'low_balance') return;
  const id = newId('rfl');
  const problem = await objection(tx, crossing, policy.terms);
  const status = problem ? 'skipped' : policy.terms.product ? 'pending' : 'told';
  const offer: Offer = { workspace, id, policy: watch, customer, units, crossedAt, status, changedAt: at };
  await insertOffer(tx, { ...offer, ...(problem && { problem }) }, crossing.crossing);
  if (status === 'pending') await enqueue(tx, 'refills.offer', { workspace, offer: id }, { id: `refills.offer ${id}` });
  const scale = (await readScales(tx, workspace))(crossing.creditType);
  const data = {
    credit_type: crossing.creditType,
    remaining: formatUnits(units, scale),
    threshold: formatUnits(crossing.threshold, scale),
    refill: watch,
    offer: id,
    status,
  };
  await announce(tx, workspace, { type: 'credits.low', customer, occurredAt: crossedAt, data });
  await recordChange(tx, workspace, { customer, kind: 'refill', at, actor: `refill:${watch}`, details: data });
}

/** Why this crossing is passed over; undefined when it is not. */
async function objection(tx: Tx, crossing: Crossing, { cap, coolDown }: LowBalance): Promise<string | undefined> {
  const { workspace, watch: policy, customer, crossedAt } = crossing;
  const schedule = { every: cap?.per ?? 'day', by: 'calendar', zone: 'UTC' } as const;
  const before = await offersSince(tx, { workspace, policy, customer }, periodStart(schedule, crossedAt, crossedAt));
  if (cap && before.count >= cap.times) return `There were ${before.count} offers this ${cap.per} already.`;
  if (coolDown !== undefined && before.last && crossedAt.getTime() < before.last.getTime() + coolDown * 1000)
    return `The last offer was at ${before.last.toISOString()}.`;
  return undefined;
}
