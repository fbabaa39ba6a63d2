import type { Clock, WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import type { JsonObject } from '#jobs';
import type { Transfer } from '#ledger';
import type { Progress } from './fulfilment.ts';
import { kept } from './kept.ts';
import { moveOrder, rolledUp } from './move-order.ts';
import type { PanelOrder } from './order.ts';
import { lockOrder } from './order-rows.ts';
import { runEnded, type RunMoney } from './postings.ts';
import type { RunName, RunState } from './run.ts';
import { runOf, selectRuns, updateRun } from './run-rows.ts';

export type Reporting = {
  /** Who says so; the platform, unless told. */
  readonly actor?: string;
  /** Why it ended, or what else is to be kept of it. */
  readonly reason?: string;
  readonly details?: JsonObject;
  /** Transfers of the caller’s own that belong to this news: booked with ours in one call. */
  readonly beside?: readonly Transfer[];
};

/**
 * News of a run. `delivered` never falls and never exceeds what was ordered; a run that is delivered in full has ended.
 * Where a run ends, what is not delivered goes back to the user; the rest is sold, or with `tasks` stays until its units are
 * decided. News of a run that has ended change nothing. Takes the book: the last statement of the transaction. Refuses with
 * `not_found`.
 */
export async function reportRun(
  tx: Tx,
  { clock }: { readonly clock: Clock },
  workspace: WorkspaceId,
  name: RunName,
  progress: Progress,
  reporting: Reporting = {},
): Promise<PanelOrder> {
  const before = await lockOrder(tx, workspace, name.order);
  const runs = await selectRuns(tx, before, 'lock');
  const run = runOf(runs, name);
  const { actor, reason, details, beside = [] } = reporting;
  const told = { ...(reason !== undefined && { reason }), ...details };
  const move = { before, details: told, ...(actor !== undefined && { actor }) };
  if (run.status === 'ended') return moveOrder(tx, clock, { ...move, after: before, transfers: beside });
  const at = clock.now();
  const { moved, money } = progressed(before, run, progress, at);
  const written = { ...moved, reason: reason ?? run.reason };
  await updateRun(tx, written);
  const after = rolledUp(before, runs.with(runs.indexOf(run), written), 'in_progress', at);
  const ours = money ? [runEnded(before, run.number, money)] : [];
  return moveOrder(tx, clock, { ...move, after, transfers: [...ours, ...beside] });
}

/** A run after the news, and its money where it ended by them. */
export function progressed(
  { fulfilledBy }: Pick<PanelOrder, 'fulfilledBy'>,
  run: RunState,
  { startCount, delivered = 0, ended }: Progress,
  at: Date,
): { readonly moved: RunState; readonly money?: RunMoney } {
  const reached = Math.min(Math.max(run.delivered, delivered), run.quantity);
  const moved: RunState = {
    ...run,
    status: 'begun',
    dueAt: null,
    startCount: startCount ?? run.startCount,
    delivered: reached,
  };
  return ended || reached === run.quantity ? endedRun(moved, fulfilledBy === 'tasks' ? 'later' : 'now', at) : { moved };
}

/** A run of which nothing more comes: what is not delivered goes back; the rest is sold now, or unit by unit later. */
export function endedRun(run: RunState, sale: 'now' | 'later', at: Date): { moved: RunState; money: RunMoney } {
  const worth = kept(run, run.delivered);
  const money = { back: run.charged - worth, sold: sale === 'now' ? worth : 0n };
  const moved: RunState = {
    ...run,
    status: 'ended',
    dueAt: null,
    stopDueAt: null,
    endedAt: at,
    givenBack: run.givenBack + money.back,
    earned: run.earned + money.sold,
    ...(sale === 'now' && { unitsEarned: run.delivered }),
  };
  return { moved, money };
}
