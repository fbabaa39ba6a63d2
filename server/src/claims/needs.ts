import type { Clock, Id, WorkspaceId } from '#kernel';
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
   * How many of so many questions a bot may ask Telegram now, counted over all processes: people who wait come before looks
   * that were planned. Without it there is no limit.
   */
  turns?(workspace: WorkspaceId, bot: Id<'bot'>, wanted: number, lane: 'person' | 'recheck'): Promise<number>;
};
