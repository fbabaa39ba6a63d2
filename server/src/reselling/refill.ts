import type { Id, WorkspaceId } from '#kernel';

/** A refill's states, as data: a wish that what dropped is made good, from being asked for to what came of it. */
export const refillTransitions = {
  pending: ['in_progress', 'completed', 'rejected'],
  in_progress: ['completed', 'rejected'],
  completed: [],
  rejected: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type RefillStatus = keyof typeof refillTransitions;
export const refillStatuses = Object.keys(refillTransitions) as readonly RefillStatus[];

export type PanelRefill = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'prf'>;
  /** Public, rising, one per refill of a workspace. */
  readonly number: number;
  readonly order: Id<'ro'>;
  readonly orderNumber: number;
  readonly user: string;
  readonly status: RefillStatus;
  /** Why it waits, or was rejected. */
  readonly reason: string | null;
  readonly requestedAt: Date;
  readonly endedAt: Date | null;
};
