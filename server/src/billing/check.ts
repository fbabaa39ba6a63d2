import type { WorkspaceId } from '#kernel';
import type { Checked } from './answer.ts';
import type { Spending } from './needs.ts';
import type { Use } from './use.ts';

/**
 * Whether the customer may use the feature (one unit, unless told) right now. Books nothing.
 * Refuses with `unknown_feature`, `invalid_amount` or `amount_overflow`.
 */
export async function check(
  needs: Spending,
  workspace: WorkspaceId,
  use: Omit<Use, 'quantity'> & { readonly quantity?: bigint },
): Promise<Checked> {
  throw new Error(`not yet ${String([needs, workspace, use])}`);
}
