import { newId, Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { enterExchange, isOver, lockTask, pauseLocked, type Task } from '#exchange';
import { getPerson, requireAccepted } from '#people';
import { announce } from '#webhooks';
import type { Complaint, ComplaintReason } from './complaint.ts';
import { complaintOf, countOpenComplaints, insertComplaint, isOftenWrong } from './complaint-rows.ts';
import { finding } from './finding.ts';
import type { Limits } from './limits.ts';
import { limitsOf, type ModerationNeeds } from './needs.ts';
import { openReview } from './open-review.ts';
import { writeLog } from './public-log.ts';

export type ComplaintInput = {
  readonly task: string;
  readonly by: string;
  readonly reason: ComplaintReason;
  readonly text?: string;
};

type Needs = Pick<ModerationNeeds, 'pool' | 'clock' | 'moderationLimits'>;

/**
 * Somebody complains of a task, once. When enough different people have, it is paused and in the queue again. Refuses with
 * `not_found`, `task_not_open`, `rules_not_accepted`, `not_eligible` (of a task of one's own) or `invalid_request`.
 */
export const complain = (needs: Needs, workspace: WorkspaceId, input: ComplaintInput): Promise<Complaint> =>
  transaction(needs.pool, async (tx) => {
    await enterExchange(tx, workspace);
    const task = await lockTask(tx, workspace, input.task);
    if (task.status === 'review') throw new Refusal('not_found', 'There is no such task in this workspace.');
    const before = await complaintOf(tx, workspace, task.id, input.by);
    if (before) return before;
    if (isOver(task)) throw new Refusal('task_not_open', 'This task is over.', { status: task.status });
    if (task.owner === input.by) throw new Refusal('not_eligible', 'This task is your own: you can cancel it.');
    requireAccepted(await getPerson(tx, workspace, input.by));
    return write(tx, needs, task, input);
  });

async function write(tx: Tx, needs: Needs, task: Task, { by, reason, text }: ComplaintInput): Promise<Complaint> {
  const { workspace, id } = task;
  const words = text?.trim();
  if (words !== undefined && words.length > 2000)
    throw new Refusal('invalid_request', 'Say it in at most 2,000 characters.');
  const limits = limitsOf(needs, workspace);
  const openedAt = needs.clock.now();
  const counts = !(await isOftenWrong(tx, workspace, by, limits.wrongInARow));
  const complaint: Complaint = {
    workspace,
    id: newId('cmp'),
    task: id,
    complainant: by,
    reason,
    words: words || null,
    counts,
    openedAt,
    outcome: null,
    decidedAt: null,
  };
  await insertComplaint(tx, complaint);
  const data = { complaint: complaint.id, task: id, reason };
  await announce(tx, workspace, { type: 'complaint.opened', occurredAt: openedAt, data });
  const open = await countOpenComplaints(tx, workspace, id);
  if (isEnough(open, task.taken, limits)) await pause(tx, needs, task, open);
  return complaint;
}

/** Whether so many complaints pause a task that so many have taken. */
export const isEnough = (open: number, taken: number, limits: Limits): boolean =>
  open >= limits.complaintsMax ||
  (open > 0 && taken >= limits.complaintsFrom && open * 100 >= taken * limits.complaintsPercent);

async function pause(tx: Tx, needs: Needs, task: Task, open: number): Promise<void> {
  if (task.pauses.includes('complaints')) return;
  const at = needs.clock.now();
  await openReview(tx, needs, task, { cause: 'complaints', findings: [finding('complaints', open)], at });
  await writeLog(tx, task.workspace, {
    recordedAt: at,
    action: 'task_paused',
    about: task.id,
    reasons: ['complaints'],
  });
  await pauseLocked(tx, task, 'complaints', { at, actor: 'platform:complaints', reason: `complaints: ${open}` });
}
