import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Claim } from './claim.ts';
import { findClaim, selectClaims, type ClaimFilter } from './claim-rows.ts';
import type { ClaimsNeeds } from './needs.ts';
import { selectSteps, type ClaimStep } from './step-rows.ts';

type Needs = Pick<ClaimsNeeds, 'pool'>;

export type ClaimPage = { readonly claims: readonly Claim[]; readonly cursor?: string };

/** Claims of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listClaims({ pool }: Needs, filter: ClaimFilter): Promise<ClaimPage> {
  if (filter.cursor !== undefined && !isId('clm', filter.cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const found = await selectClaims(pool, filter, limit + 1);
  const claims = found.slice(0, limit);
  const last = claims.at(-1);
  return found.length > limit && last ? { claims, cursor: last.id } : { claims };
}

/** A claim with all that happened to it, oldest first. */
export type ClaimStory = { readonly claim: Claim; readonly steps: readonly ClaimStep[] };

/** One claim. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getClaim({ pool }: Needs, workspace: WorkspaceId, id: string): Promise<ClaimStory> {
  const claim = await findClaim(pool, workspace, id);
  if (!claim) throw noClaim();
  return { claim, steps: await selectSteps(pool, workspace, id) };
}

export const noClaim = (): Refusal => new Refusal('not_found', 'There is no such claim in this workspace.');
