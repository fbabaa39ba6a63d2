import type { Id, WorkspaceId } from '#kernel';
import type { Finding } from '#exchange';

/** Why a task is in the queue: it is new, people complained of it, or its target is not what it was. */
export type ReviewCause = 'new' | 'complaints' | 'changed';
/** `gone`: the task ended before anybody decided. */
export type ReviewOutcome = 'approved' | 'rejected' | 'gone';

/** Why a task was rejected, as codes; the words are the bot's. */
export const rejectReasons = [
  'misleading',
  'forbidden_topic',
  'blocked',
  'opted_out',
  'target_changed',
  'complaints',
  'low_quality',
  'duplicate',
  'other',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** What one person said in one round. */
export type Decision = {
  readonly id: Id<'dec'>;
  readonly decision: 'approve' | 'reject';
  readonly reasons: readonly string[];
  readonly actor: string;
  readonly decidedAt: Date;
};

/** One look of people at one task. */
export type Review = {
  readonly workspace: WorkspaceId;
  readonly task: Id<'tsk'>;
  readonly round: number;
  readonly cause: ReviewCause;
  readonly findings: readonly Finding[];
  /** Whether two different people have to approve. */
  readonly isRisky: boolean;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly outcome: ReviewOutcome | null;
  readonly decidedAt: Date | null;
  readonly decisions: readonly Decision[];
};
