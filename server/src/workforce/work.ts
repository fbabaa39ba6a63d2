import type { Id, WorkspaceId } from '#kernel';

/**
 * The states of a run that workers do, as data. `running`: its task is being done. `ended`: nothing more is delivered; some
 * of it may still be lost. `settled`: each of its units is paid for or given back.
 */
export const workTransitions = {
  running: ['ended', 'settled'],
  ended: ['settled'],
  settled: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type WorkStatus = keyof typeof workTransitions;
export const workStatuses = Object.keys(workTransitions) as readonly WorkStatus[];

/** Which portion of which order. */
export type WorkName = { readonly workspace: WorkspaceId; readonly order: Id<'ro'>; readonly run: number };

/** A run and its task, with what was told of it. */
export type Work = WorkName & {
  /** Null where it was stopped before it was begun, or could not begin. */
  readonly task: Id<'tsk'> | null;
  /** Why it has no task. */
  readonly reason: string | null;
  readonly status: WorkStatus;
  readonly quantity: number;
  readonly delivered: number;
  /** Delivered ones whose workers were paid. */
  readonly earned: number;
  /** Delivered ones that are gone and do not come again. */
  readonly lost: number;
  readonly startCount: number | null;
  readonly isStartTold: boolean;
  readonly endedAt: Date | null;
  readonly guaranteedUntil: Date | null;
};
