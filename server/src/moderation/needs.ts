import type { Clock, WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Checkers, ExchangeNeeds } from '#exchange';
import type { ClaimsNeeds } from '#claims';
import type { Limits } from './limits.ts';

export type ModerationNeeds = ExchangeNeeds &
  ClaimsNeeds & {
    readonly pool: Pool;
    readonly clock: Clock;
    readonly checkers: Checkers;
    /** What moderation keeps to in a workspace; the usual, when not given. */
    readonly moderationLimits?: (workspace: WorkspaceId) => Limits;
  };
