import type { Tx } from '#database';
import { balanceOf, places, post, type Transfer } from '#ledger';
import { alarmFor } from './conclude.ts';
import { putOnDesk } from './desk.ts';
import { after, nextStatus, stuckAfter } from './due.ts';
import type { Errand } from './errand.ts';
import { changeErrand } from './errand-rows.ts';
import { judgeReading } from './judge-reading.ts';
import type { UpstreamNeeds } from './needs.ts';
import type { Placement } from './placement.ts';
import { changePlacement, type PlacementChanges } from './placement-rows.ts';
import { orderCost } from './postings.ts';
import type { OrderReading } from './provider.ts';

/** How often in a row a panel may not know an order before a person is asked. */
const missesMax = 5;

/** Takes in what the panel says about an order that lies there. Both rows are locked by the caller. */
export async function applyReading(
  tx: Tx,
  needs: UpstreamNeeds,
  errand: Errand,
  placement: Placement,
  reading: OrderReading | undefined,
): Promise<void> {
  const now = needs.clock.now();
  if (!reading) return missIt(tx, placement, now);
  const verdict = judgeReading(errand.quantity, reading);
  const { words, startCount } = reading;
  const charge = reading.charge?.units ?? null;
  const seen: PlacementChanges = {
    words,
    misses: 0,
    charge_units: charge ?? placement.charge,
    ...(startCount !== null && { start_count: BigInt(startCount) }),
  };
  if (verdict.state === 'ended')
    return endPlacement(tx, needs, errand, placement, { delivered: verdict.delivered, seen, charge, startCount });
  const due = nextStatus(now, placement.placedAt ?? placement.sentAt);
  if (verdict.state === 'strange') {
    await changePlacement(tx, placement, seen);
    return putOnDesk(tx, placement, now, verdict.problem, due);
  }
  await changePlacement(tx, placement, { ...seen, due_at: due });
  await tellIfStuck(tx, placement, now, due);
  if (startCount === null || placement.startCount !== null || errand.state === 'over') return;
  await needs.reports.reportRun(tx, errand.workspace, errand, { startCount });
}

async function missIt(tx: Tx, placement: Placement, now: Date): Promise<void> {
  const misses = placement.misses + 1;
  const due = nextStatus(now, placement.placedAt ?? placement.sentAt);
  await changePlacement(tx, placement, { misses, due_at: due });
  if (misses >= missesMax) await putOnDesk(tx, placement, now, 'The panel does not know this order any more.', due);
}

async function tellIfStuck(tx: Tx, placement: Placement, now: Date, due: Date): Promise<void> {
  const since = placement.placedAt ?? placement.sentAt;
  if (after(since, stuckAfter) <= now && !placement.deskSince)
    await putOnDesk(tx, placement, now, 'It has not ended for a week.', due);
}

export type End = {
  readonly delivered: number;
  readonly seen: PlacementChanges;
  /** What the panel keeps; what so many were to cost, when it does not say. */
  readonly charge: bigint | null;
  readonly startCount?: number | null;
};

/**
 * An order at a panel is over: the run hears what it came to, and the books what it cost, in one step. Only here is
 * anything said to be delivered: a panel may still give back what it counted before.
 */
export async function endPlacement(
  tx: Tx,
  needs: UpstreamNeeds,
  errand: Errand,
  placement: Placement,
  { delivered, seen, charge, startCount }: End,
): Promise<void> {
  const now = needs.clock.now();
  const cost = charge ?? costOfPart(placement, delivered, errand.quantity);
  const ended = {
    ...seen,
    delivered,
    charge_units: cost,
    due_at: null,
    desk_since: null,
    problem: null,
    ended_at: now,
  };
  await changePlacement(tx, placement, ended, 'ended');
  const beside = cost > 0n ? [await costTransfer(tx, needs, placement, cost)] : [];
  if (errand.state === 'over') return postEach(tx, needs, beside);
  await changeErrand(tx, errand, { state: 'over' });
  const progress = { delivered, ended: true, ...(startCount != null && { startCount }) } as const;
  await needs.reports.reportRun(tx, errand.workspace, errand, progress, { beside });
}

const costOfPart = ({ expected }: Placement, delivered: number, quantity: number): bigint =>
  (expected * BigInt(delivered) + BigInt(quantity) - 1n) / BigInt(quantity);

/** The float is read without the book's lock, which comes last: who was too late is refused, and comes again. */
async function costTransfer(tx: Tx, { clock }: UpstreamNeeds, placement: Placement, units: bigint): Promise<Transfer> {
  const { workspace, provider, currency } = placement;
  const float = -(await balanceOf(tx, workspace, places.supplier(provider), currency));
  if (float < units)
    await alarmFor(tx, placement, clock.now(), 'float_unrecorded', 'It charged more than our books say was there.');
  return orderCost(placement, { asset: currency, units }, float);
}

async function postEach(tx: Tx, { clock }: UpstreamNeeds, transfers: readonly Transfer[]): Promise<void> {
  for (const transfer of transfers) await post(tx, clock, transfer);
}
