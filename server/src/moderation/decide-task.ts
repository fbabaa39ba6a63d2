import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { approveTask, endTask, lockTask, rejectTask, resumeLocked, type Task } from '#exchange';
import { writeAudit } from '#identity';
import { endComplaints } from './end-complaints.ts';
import type { ModerationNeeds } from './needs.ts';
import { openReview } from './open-review.ts';
import { writeLog } from './public-log.ts';
import type { Review } from './review.ts';
import { closeReview, insertDecision, lockOpenReview } from './review-rows.ts';
import { acceptSeen, endWatch } from './watch-rows.ts';
import { watchFrom } from './task-made.ts';

export type TaskDecision = {
  readonly task: string;
  readonly decision: 'approve' | 'reject';
  /** Codes of why; a no says at least one. */
  readonly reasons: readonly string[];
  /** A person: two different ones approve what is risky. */
  readonly by: string;
};

/** What came of it. `isDecided` is false where another person still has to approve. */
export type Decided = { readonly task: Task; readonly isDecided: boolean };

type Needs = Pick<ModerationNeeds, 'pool' | 'clock' | 'moderationLimits'>;

/**
 * Says yes or no to a task in the queue. Yes: a new one goes live, a paused one runs again and what was said against it is
 * dismissed; in a risky category two different people have to say it. No, by one: it is over, and what nobody has claimed
 * goes back. Refuses with `not_found`, `already_decided`, `another_person_needed` or `invalid_request`.
 */
export const decideTask = (needs: Needs, workspace: WorkspaceId, said: TaskDecision): Promise<Decided> =>
  transaction(needs.pool, async (tx) => {
    if (said.decision === 'reject' && said.reasons.length === 0)
      throw new Refusal('invalid_request', 'Say why: name at least one reason.');
    const task = await lockTask(tx, workspace, said.task);
    const review = await reviewOf(tx, needs, task);
    requireStranger(task, said.by);
    const at = needs.clock.now();
    if (!(await insertDecision(tx, review, { ...said, actor: said.by, decidedAt: at }))) throw another();
    const details = { decision: said.decision, reasons: said.reasons, cause: review.cause };
    await writeAudit(tx, {
      workspace,
      recordedAt: at,
      actor: said.by,
      action: 'task.decide',
      target: task.id,
      details,
    });
    if (said.decision === 'reject')
      return { task: await reject(tx, needs, { task, review, said, at }), isDecided: true };
    const approvals = review.decisions.filter(({ decision }) => decision === 'approve').length + 1;
    if (review.isRisky && approvals < 2) return { task, isDecided: false };
    return { task: await approve(tx, needs, { task, review, said, at }), isDecided: true };
  });

/** The open review, opened now where a task waits for somebody and nobody has put it in the queue. */
async function reviewOf(tx: Tx, needs: Needs, task: Task): Promise<Review> {
  const { workspace, id, findings, createdAt } = task;
  const open = await lockOpenReview(tx, workspace, id);
  if (open) return open;
  if (task.status === 'review') await openReview(tx, needs, task, { cause: 'new', findings, at: createdAt });
  const opened = await lockOpenReview(tx, workspace, id);
  if (opened) return opened;
  throw new Refusal('already_decided', 'This task does not wait for a decision.', { status: task.status });
}

function requireStranger(task: Task, by: string): void {
  if (by === task.owner) throw new Refusal('another_person_needed', 'Nobody decides about a task of their own.');
}

const another = () =>
  new Refusal(
    'another_person_needed',
    'You have approved this task. It is of a risky category: somebody else has to as well.',
  );

type Deciding = { readonly task: Task; readonly review: Review; readonly said: TaskDecision; readonly at: Date };

async function approve(tx: Tx, needs: Needs, { task, review, said, at }: Deciding): Promise<Task> {
  const { workspace, id } = task;
  await closeReview(tx, review, 'approved', at);
  const hadComplaints = await endComplaints(tx, task, { outcome: 'dismissed', at });
  const action = hadComplaints ? 'complaints_dismissed' : 'task_approved';
  await writeLog(tx, workspace, { recordedAt: at, action, about: id, reasons: said.reasons });
  if (task.status === 'review') {
    await watchFrom(tx, needs, task, at);
    return approveTask(tx, needs, workspace, { task: id, by: said.by });
  }
  await acceptSeen(tx, workspace, id);
  let running = task;
  for (const reason of ['complaints', 'changed'] as const)
    running = await resumeLocked(tx, running, reason, { at, actor: said.by, reason: 'approved' });
  return running;
}

async function reject(tx: Tx, needs: Needs, { task, review, said, at }: Deciding): Promise<Task> {
  const { workspace, id } = task;
  await closeReview(tx, review, 'rejected', at);
  await endComplaints(tx, task, { outcome: 'upheld', at });
  await writeLog(tx, workspace, { recordedAt: at, action: 'task_rejected', about: id, reasons: said.reasons });
  await endWatch(tx, workspace, id);
  const reason = said.reasons.join(', ');
  const { by } = said;
  const over =
    task.status === 'review'
      ? await rejectTask(tx, needs, workspace, { task: id, by, reason })
      : await endTask(tx, needs, task, { end: 'canceled', at, actor: by, reason });
  return over.task;
}
