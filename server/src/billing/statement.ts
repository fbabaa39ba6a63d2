import type { WorkspaceId } from '#kernel';
import type { Reading } from './needs.ts';
import type { TimelineEntry } from './timeline.ts';

/** `opening` plus every movement is `closing`, to the unit. */
export type CreditStatement = {
  readonly creditType: string;
  readonly opening: bigint;
  readonly closing: bigint;
  /** Oldest first. */
  readonly movements: readonly TimelineEntry[];
};

export type CustomerStatement = {
  readonly customer: string;
  readonly from: Date;
  readonly to: Date;
  readonly asOf: Date;
  readonly statements: readonly CreditStatement[];
};

/** What the customer could spend at `from`, each change after it and up to `to`, and what was left then. */
export async function customerStatement(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  period: { readonly from: Date; readonly to: Date; readonly asOf?: Date },
): Promise<CustomerStatement> {
  throw new Error(`not yet ${String([needs, workspace, customer, period])}`);
}
