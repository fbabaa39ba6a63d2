import { isId, Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import type { JsonObject } from '#jobs';
import { findItem, updateItem, type DeskItem } from './desk-rows.ts';
import type { Progress } from './fulfilment.ts';
import type { DeskWork } from './list-desk.ts';
import type { ResellingNeeds } from './needs.ts';
import { lockOrder } from './order-rows.ts';
import { reportRefill } from './report-refill.ts';
import { reportRun } from './report-run.ts';
import { runOf, selectRuns } from './run-rows.ts';
import { writeStep } from './step-rows.ts';

type Needs = Pick<ResellingNeeds, 'pool' | 'clock'>;

export type Taking = {
  readonly by: string;
  /** Takes it from somebody who has it. */
  readonly isTakenOver?: boolean;
};

/**
 * A person sees to it: the order is in progress. Again by the same person it stays theirs. Refuses with `not_found`,
 * `already_decided` or `already_claimed`.
 */
export const takeDeskItem = (needs: Needs, workspace: WorkspaceId, id: string, taking: Taking): Promise<DeskWork> =>
  transaction(needs.pool, async (tx) => {
    const item = await lockItem(tx, workspace, id);
    const { by, isTakenOver = false } = taking;
    if (item.takenBy !== null && item.takenBy !== by && !isTakenOver)
      throw new Refusal('already_claimed', `${item.takenBy} is at it.`, { taken_by: item.takenBy });
    const taken = { ...item, takenBy: by, takenAt: needs.clock.now() };
    await updateItem(tx, taken);
    return { item: taken, order: await begun(tx, needs, taken, by) };
  });

const begun = async (tx: Tx, needs: Needs, { workspace, kind, id, order, run }: DeskItem, actor: string) => {
  if (kind === 'run') return reportRun(tx, needs, workspace, { order, run }, {}, { actor, details: { desk: 'taken' } });
  if (isId('prf', id)) await reportRefill(tx, needs, workspace, id, { status: 'in_progress' });
  return lockOrder(tx, workspace, order);
};

/** Locks the order, its runs and the item, in this order. Refuses with `already_decided` what is done. */
async function lockItem(tx: Tx, workspace: WorkspaceId, id: string): Promise<DeskItem> {
  const { order } = await findItem(tx, workspace, id);
  await selectRuns(tx, await lockOrder(tx, workspace, order), 'lock');
  const item = await findItem(tx, workspace, id, 'lock');
  if (item.doneAt) throw new Refusal('already_decided', 'This is done already.');
  return item;
}

/** What a person says of a piece of work. */
export type HandReport = {
  readonly startCount?: number;
  /** How much is there now, in all. */
  readonly delivered?: number;
  /** Nothing more comes of it: what is not delivered goes back to the buyer. */
  readonly isEnded?: boolean;
  /** Of a refill that came to nothing. */
  readonly isRejected?: boolean;
  /** What shows it: words or a link. */
  readonly proof?: string;
  readonly note?: string;
};

/**
 * Says how far work at the desk is, or what came of it; whoever says so has taken it. A refill is over by its report.
 * Refuses with `not_found`, `already_decided`, `already_claimed` or `invalid_request` (more than was ordered, or less than was
 * said before).
 */
export const reportByHand = (
  needs: Needs,
  workspace: WorkspaceId,
  id: string,
  report: HandReport,
  by: string,
): Promise<DeskWork> =>
  transaction(needs.pool, async (tx) => {
    const item = await lockItem(tx, workspace, id);
    if (item.takenBy !== null && item.takenBy !== by)
      throw new Refusal('already_claimed', `${item.takenBy} is at it.`, { taken_by: item.takenBy });
    return item.kind === 'run' ? reportWork(tx, needs, item, report, by) : reportMade(tx, needs, item, report, by);
  });

async function reportWork(tx: Tx, needs: Needs, item: DeskItem, report: HandReport, by: string): Promise<DeskWork> {
  const { workspace, order: of, run: number } = item;
  const at = needs.clock.now();
  const order = await lockOrder(tx, workspace, of);
  const run = runOf(await selectRuns(tx, order), { run: number });
  const { delivered = run.delivered } = report;
  requireFitting(report, run);
  const isDone = report.isEnded === true || delivered === run.quantity;
  const reported = written(item, report, { by, at, isDone });
  await updateItem(tx, reported);
  await writeStep(tx, order, { at, actor: by, what: 'reported', details: detailsOf(item, report) });
  const progress = progressOf(report);
  return {
    item: reported,
    order: await reportRun(tx, needs, workspace, { order: of, run: number }, progress, { actor: by }),
  };
}

async function reportMade(tx: Tx, needs: Needs, item: DeskItem, report: HandReport, by: string): Promise<DeskWork> {
  const { workspace, id, order: of } = item;
  const at = needs.clock.now();
  if (!isId('prf', id)) throw new Error(`The row of ${id} at the desk is damaged.`);
  const order = await lockOrder(tx, workspace, of);
  const reported = written(item, report, { by, at, isDone: true });
  await updateItem(tx, reported);
  await writeStep(tx, order, { at, actor: by, what: 'reported', details: detailsOf(item, report) });
  const { isRejected = false, note } = report;
  const reason = note === undefined ? {} : { reason: note };
  await reportRefill(tx, needs, workspace, id, { status: isRejected ? 'rejected' : 'completed', ...reason });
  return { item: reported, order };
}

function requireFitting(
  { delivered, startCount }: HandReport,
  run: { readonly delivered: number; readonly quantity: number },
): void {
  const isFitting = (value: number, least: number, most: number) =>
    Number.isSafeInteger(value) && value >= least && value <= most;
  if (delivered !== undefined && !isFitting(delivered, run.delivered, run.quantity))
    throw new Refusal('invalid_request', `Between ${run.delivered} and ${run.quantity} can be delivered.`, {
      field: 'delivered',
    });
  if (startCount !== undefined && !isFitting(startCount, 0, Number.MAX_SAFE_INTEGER))
    throw new Refusal('invalid_request', 'A start count is a whole number.', { field: 'start_count' });
}

type Word = { readonly by: string; readonly at: Date; readonly isDone: boolean };

const written = (item: DeskItem, { proof, note }: HandReport, { by, at, isDone }: Word): DeskItem => ({
  ...item,
  takenBy: by,
  takenAt: item.takenAt ?? at,
  proof: proof ?? item.proof,
  note: note ?? item.note,
  doneAt: isDone ? at : null,
});

const progressOf = ({ startCount, delivered, isEnded }: HandReport): Progress => ({
  ...(startCount !== undefined && { startCount }),
  ...(delivered !== undefined && { delivered }),
  ...(isEnded && { ended: true as const }),
});

const detailsOf = (item: DeskItem, report: HandReport): JsonObject => ({
  item: item.id,
  ...(report.startCount !== undefined && { start_count: report.startCount }),
  ...(report.delivered !== undefined && { delivered: report.delivered }),
  ...(report.isEnded && { ended: true }),
  ...(report.isRejected && { rejected: true }),
  ...(report.proof !== undefined && { proof: report.proof }),
  ...(report.note !== undefined && { note: report.note }),
});
