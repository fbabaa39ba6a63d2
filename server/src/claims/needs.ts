import type { Clock, WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Checkers } from '#exchange/checker';
import type { Log } from '#jobs';

/** What claims can touch. */
export type ClaimsNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  readonly checkers: Checkers;
  /**
   * How many of so many looks a bot may make now, for its whole installation: what people wait for comes first. Without
   * it there is no limit.
   */
  turns?(workspace: WorkspaceId, bot: string, wanted: number): Promise<number>;
};
