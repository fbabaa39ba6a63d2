import type { Id, WorkspaceId } from '#kernel';

/** A person who came in through a bot, for a while. The token is stored nowhere. */
export type Session = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'ses'>;
  /** Telegram's number, as text. */
  readonly user: string;
  /** The bot whose Mini App they opened. */
  readonly bot: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
};

/** How long a session lasts. */
export const sessionSeconds = 12 * 60 * 60;

/** What a person may ask for in a minute, over all their sessions. */
export const personRequestsPerMinute = 240;
