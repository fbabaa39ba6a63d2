import type { Id, WorkspaceId } from '#kernel';

/** An appeal's states, as data. Undecided at its deadline it is upheld by itself. */
export const appealTransitions = {
  open: ['upheld', 'dismissed'],
  upheld: [],
  dismissed: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type AppealStatus = keyof typeof appealTransitions;

/** A worker's word against a void. */
export type Appeal = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'apl'>;
  readonly claim: Id<'clm'>;
  readonly worker: string;
  readonly words: string;
  readonly status: AppealStatus;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly decidedAt: Date | null;
  readonly actor: string | null;
  readonly reason: string | null;
};

/** Who upholds an appeal that nobody decided. */
export const deadlineActor = 'platform:deadline';
