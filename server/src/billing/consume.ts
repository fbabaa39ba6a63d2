import { Refusal, type WorkspaceId } from '#kernel';
import type { Consumed } from './answer.ts';
import type { Spending } from './needs.ts';
import { keepNo } from './refusal-log.ts';
import { consumes, readySpend } from './spend-batch.ts';
import type { KeyedUse } from './use.ts';

/**
 * Checks and debits in one step, in burn order. Free while a pass for the feature lasts. Same key, same answer;
 * a no books nothing and leaves the key free. Refuses with `unknown_feature`, `feature_not_metered`,
 * `invalid_amount`, `amount_overflow` or `idempotency_conflict`.
 */
export async function consume(needs: Spending, workspace: WorkspaceId, use: KeyedUse): Promise<Consumed> {
  const answer = await needs.engine.run(consumes, workspace, readySpend('consume', use));
  return keepNo(needs, workspace, use, answer);
}

/** Consumes each item on its own: one item's no or refusal changes nothing for its neighbours. Answers in order. */
export function consumeBatch(
  needs: Spending,
  workspace: WorkspaceId,
  uses: readonly KeyedUse[],
): Promise<(Consumed | Refusal)[]> {
  return Promise.all(
    uses.map((use) =>
      consume(needs, workspace, use).catch((error: unknown) => {
        if (error instanceof Refusal) return error;
        throw error;
      }),
    ),
  );
}
