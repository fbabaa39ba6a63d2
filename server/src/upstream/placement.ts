import type { Amount, Asset, Id, WorkspaceId } from '#kernel';

/**
 * Where an order at a panel may go from where it is. The SQL check, the trigger and the picture in the README follow this
 * table. `unknown`: it was sent, and nobody knows whether the panel took it.
 */
export const placementTransitions = {
  sending: ['placed', 'refused', 'unknown'],
  unknown: ['placed', 'refused'],
  placed: ['ended'],
  refused: [],
  ended: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PlacementStatus = keyof typeof placementTransitions;

export const placementStatuses = Object.keys(placementTransitions) as readonly PlacementStatus[];

/** Whether the table allows this step. */
export const mayBecome = (from: PlacementStatus, to: PlacementStatus): boolean =>
  (placementTransitions[from] as readonly string[]).includes(to);

/** One try to have a run done at one panel. It is stored before the panel is called. */
export type Placement = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'plc'>;
  readonly order: Id<'ro'>;
  readonly run: number;
  readonly provider: Id<'prv'>;
  readonly offer: string;
  readonly status: PlacementStatus;
  /** The panel's own number for it. */
  readonly externalId: string | null;
  readonly currency: Asset;
  /** What it was to cost, in units of `currency`. */
  readonly expected: bigint;
  /** What the panel last said it keeps. */
  readonly charge: bigint | null;
  readonly startCount: bigint | null;
  readonly delivered: number;
  /** The panel's own words. */
  readonly words: string | null;
  /** Why it waits for somebody, in a sentence. */
  readonly problem: string | null;
  readonly isPassing: boolean | null;
  readonly stop: 'wanted' | 'asked' | 'refused' | null;
  readonly misses: number;
  readonly looks: number;
  /** Since when it waits for a person. */
  readonly deskSince: Date | null;
  readonly dueAt: Date | null;
  readonly sentAt: Date;
  readonly placedAt: Date | null;
  readonly endedAt: Date | null;
};
