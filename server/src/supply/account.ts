import type { Amount, Asset, Id, WorkspaceId } from '#kernel';

/** An account of the operator at a supplier, as it may be shown: its secrets are sealed and not here. */
export type SupplierAccount = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'sup'>;
  /** Which adapter speaks to it: `mystars`. */
  readonly kind: string;
  /** What the operator calls it; no two in a workspace are called the same. */
  readonly name: string;
  /** What it is paid in. Never changes. */
  readonly asset: Asset;
  readonly settings: Readonly<Record<string, string>>;
  /** Lower is asked first. */
  readonly rank: number;
  /** Off: nothing new is bought there; what was is followed. */
  readonly isOn: boolean;
  /** Below this much money there somebody is told. */
  readonly alarm: Amount | null;
  /** How many calls in a row came to nothing. */
  readonly failures: number;
  /** Nothing new is bought there before. */
  readonly brokenUntil: Date | null;
  readonly lowSince: Date | null;
  readonly differsSince: Date | null;
  /** What it last said it has. */
  readonly told: Amount | null;
  readonly toldAt: Date | null;
  readonly addedAt: Date;
  readonly changedAt: Date;
};
