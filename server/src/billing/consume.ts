import type { Refusal, WorkspaceId } from '#kernel';
import type { Consumed } from './answer.ts';
import type { Spending } from './needs.ts';
import type { KeyedUse } from './use.ts';

/**
 * Checks and debits in one step, in burn order. Free while a pass for the feature lasts. Same key, same answer;
 * a no books nothing and leaves the key free. Refuses with `unknown_feature`, `feature_not_metered`,
 * `invalid_amount`, `amount_overflow` or `idempotency_conflict`.
 */
export async function consume(needs: Spending, workspace: WorkspaceId, use: KeyedUse): Promise<Consumed> {
  throw new Error(`not yet ${String([needs, workspace, use])}`);
}

/** Consumes each item on its own: one item's no or refusal changes nothing for its neighbours. Answers in order. */
export async function consumeBatch(
  needs: Spending,
  workspace: WorkspaceId,
  uses: readonly KeyedUse[],
): Promise<(Consumed | Refusal)[]> {
  throw new Error(`not yet ${String([needs, workspace, uses])}`);
}
