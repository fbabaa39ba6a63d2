import type { WorkspaceId } from '#kernel';
import type { ExchangeNeeds } from '#exchange';
import type { ClaimsNeeds } from '#claims';
import { usualLimits, type Limits } from './limits.ts';

export type ModerationNeeds = ExchangeNeeds &
  ClaimsNeeds & {
    /** What moderation keeps to in a workspace; the usual, when not given. */
    readonly moderationLimits?: (workspace: WorkspaceId) => Limits;
  };

export const limitsOf = (
  { moderationLimits }: Pick<ModerationNeeds, 'moderationLimits'>,
  workspace: WorkspaceId,
): Limits => moderationLimits?.(workspace) ?? usualLimits;
