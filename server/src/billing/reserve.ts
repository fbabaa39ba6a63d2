import type { WorkspaceId } from '#kernel';
import type { Reserved } from './answer.ts';
import type { Spending } from './needs.ts';
import type { KeyedUse } from './use.ts';

/**
 * Sets credits aside for work whose cost is not known yet, for `expiresIn` seconds (600, at most 86,400).
 * Same key, same answer. Refuses as `consume` does, and with `invalid_request` for a bad duration.
 */
export async function reserve(
  needs: Spending,
  workspace: WorkspaceId,
  use: KeyedUse & { readonly expiresIn?: number },
): Promise<Reserved> {
  throw new Error(`not yet ${String([needs, workspace, use])}`);
}
