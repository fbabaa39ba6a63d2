import type { Pool } from '#database';
import type { Clock, WorkspaceId } from '#kernel';
import { getPerson } from '#people';
import { judge } from './judge.ts';
import type { Verdict } from './judge-by.ts';
import { listDecisions, type Decision } from './keep-decision.ts';

/** What somebody may do now and why, and what was decided about them lately: all that the judge knows, in codes and values. */
export type TrustExplained = {
  readonly user: string;
  readonly now: Verdict;
  readonly decisions: readonly Decision[];
};

/** Tells a worker what the judge would decide at this moment, with the reasons it would have. Refuses with `not_found`. */
export async function explainTrust(
  { pool, clock }: { readonly pool: Pool; readonly clock: Clock },
  workspace: WorkspaceId,
  user: string,
  { kind = 'subscribe', asset = 'XTR' }: { readonly kind?: string; readonly asset?: string } = {},
): Promise<TrustExplained> {
  const person = await getPerson(pool, workspace, user);
  const now = await judge(pool, workspace, person, { at: clock.now(), kind, asset });
  return { user, now, decisions: await listDecisions(pool, workspace, user) };
}
