import type { Id, WorkspaceId } from '#kernel';

/** Why somebody complains of a task. `asks_more`: it wants something else of people than it says. */
export const complaintReasons = ['misleading', 'adult', 'scam', 'spam', 'violence', 'asks_more', 'other'] as const;
export type ComplaintReason = (typeof complaintReasons)[number];

export type Complaint = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'cmp'>;
  readonly task: Id<'tsk'>;
  readonly complainant: string;
  readonly reason: ComplaintReason;
  readonly words: string | null;
  /** Whether it counts towards pausing the task. */
  readonly counts: boolean;
  readonly openedAt: Date;
  readonly outcome: 'upheld' | 'dismissed' | null;
  readonly decidedAt: Date | null;
};
