import type { Amount, Id, WorkspaceId } from '#kernel';
import type { ServiceType } from '#catalogue';

/** Which run of which order. */
export type RunName = { readonly workspace: WorkspaceId; readonly order: Id<'ro'>; readonly run: number };

/**
 * A run that is to be done at a panel. `waiting`: nobody was told that it has begun. `begun`: it may lie at a panel, and
 * what comes of it is reported. `over`: nothing more is placed for it.
 */
export type Errand = RunName & {
  readonly service: number;
  readonly type: ServiceType;
  readonly link: string;
  readonly quantity: number;
  readonly comments: readonly string[];
  /** What the buyer pays for it, in USD. */
  readonly charge: Amount;
  readonly state: 'waiting' | 'begun' | 'over';
  readonly stopWantedAt: Date | null;
  readonly problem: string | null;
  readonly dueAt: Date | null;
  readonly askedAt: Date;
};
