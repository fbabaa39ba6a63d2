import type { WorkspaceId } from '#kernel';
import { places, statement, type Statement } from '#ledger';
import { findClaim } from './claim-rows.ts';
import { noClaim } from './list-claims.ts';
import type { ClaimsNeeds } from './needs.ts';

/** What went onto the account of a claim and off it, by the books. Refuses with `not_found`. */
export async function claimStatement(
  needs: Pick<ClaimsNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  id: string,
): Promise<Statement> {
  const claim = await findClaim(needs.pool, workspace, id);
  if (!claim) throw noClaim();
  const { asset } = claim.reward;
  const to = new Date(needs.clock.now().getTime() + 1000);
  return statement(needs, { workspace, address: places.held(id).address, asset, from: claim.claimedAt, to });
}
