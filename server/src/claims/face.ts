import type { Tx } from '#database';
import type { AccessChange, Sighting } from '#exchange/checker';
import type { Sweep } from '#jobs';
import type { Clock, Id, WorkspaceId } from '#kernel';
import type { Claim, ClaimStatus, VoidReason } from './claim.ts';
import type { ClaimsNeeds } from './needs.ts';
import type { Report } from './report.ts';

const later = (): never => {
  throw new Error('This is being built.');
};

/** A task as a worker is offered it. */
export type OfferedTask = { readonly task: Id<'tsk'> };
export type NewClaim = { readonly task: string; readonly worker: string; readonly key?: string };
export type Checked =
  | { readonly verified: true; readonly claim: Claim }
  | { readonly verified: false; readonly reason: string; readonly claim: Claim };
export type ClaimStep = {
  readonly event: string;
  readonly at: Date;
  readonly actor: string;
  readonly reason: string | null;
};
export type ClaimStory = { readonly claim: Claim; readonly steps: readonly ClaimStep[] };
export type ClaimFilter = {
  readonly workspace: WorkspaceId;
  readonly worker?: string;
  readonly task?: string;
  readonly status?: ClaimStatus;
  readonly cursor?: string;
  readonly limit?: number;
};
export type ClaimPage = { readonly claims: readonly Claim[]; readonly cursor?: string };

export const claimTask = async (_needs: ClaimsNeeds, _ws: WorkspaceId, _asked: NewClaim): Promise<Claim> => later();
export const checkClaim = async (_needs: ClaimsNeeds, _ws: WorkspaceId, _claim: string): Promise<Checked> => later();
export const abandonClaim = async (_needs: ClaimsNeeds, _ws: WorkspaceId, _claim: string): Promise<Claim> => later();
export const getClaim = async (
  _needs: Pick<ClaimsNeeds, 'pool'>,
  _ws: WorkspaceId,
  _claim: string,
): Promise<ClaimStory> => later();
export const listClaims = async (_needs: Pick<ClaimsNeeds, 'pool'>, _filter: ClaimFilter): Promise<ClaimPage> =>
  later();
export const sight = async (_needs: ClaimsNeeds, _sighting: Sighting): Promise<void> => later();
export const accessChanged = async (_needs: ClaimsNeeds, _change: AccessChange): Promise<void> => later();
export const voidClaim = async (
  _needs: ClaimsNeeds,
  _ws: WorkspaceId,
  _claim: string,
  _why: { readonly reason: VoidReason; readonly by: string },
): Promise<Claim> => later();
/** Pays a voided reward anew; the last statement of the caller's transaction. */
export const payVoided = async (
  _tx: Tx,
  _clock: Clock,
  _ws: WorkspaceId,
  _paid: { readonly claim: string; readonly appeal: string; readonly by: string },
): Promise<Claim> => later();
export const readReport = async (
  _needs: Pick<ClaimsNeeds, 'pool'>,
  _ws: WorkspaceId,
  _task: string,
  _page?: { readonly cursor?: string; readonly limit?: number },
): Promise<Report> => later();
export const claimsSweeps = (_needs: ClaimsNeeds): Sweep[] => [];
