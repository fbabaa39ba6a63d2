import type { Id, WorkspaceId } from '#kernel';

/**
 * The states of one portion of an order, as data. `scheduled`: nobody was asked yet. `beginning`: somebody is being asked,
 * and nobody knows what came of it. `begun`: it is being done. `ended`: nothing more comes of it.
 */
export const runTransitions = {
  scheduled: ['beginning', 'begun', 'ended'],
  beginning: ['scheduled', 'begun', 'ended'],
  begun: ['ended'],
  ended: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type RunStatus = keyof typeof runTransitions;
export const runStatuses = Object.keys(runTransitions) as readonly RunStatus[];

/** Which portion of which order. */
export type RunName = { readonly order: Id<'ro'>; readonly run: number };

/** One portion as its row says it; units are micro-USD. */
export type RunState = {
  readonly workspace: WorkspaceId;
  readonly order: Id<'ro'>;
  readonly number: number;
  readonly quantity: number;
  readonly charged: bigint;
  readonly givenBack: bigint;
  readonly earned: bigint;
  readonly startCount: number | null;
  readonly delivered: number;
  readonly unitsEarned: number;
  readonly unitsLost: number;
  readonly status: RunStatus;
  readonly reason: string | null;
  readonly dueAt: Date | null;
  readonly tries: number;
  readonly stopDueAt: Date | null;
  readonly endedAt: Date | null;
};
