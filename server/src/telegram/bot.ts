import type { Id, WorkspaceId } from '#kernel';

/** How updates reach us: Telegram calls us, we ask Telegram, or the bot's own program passes them on. */
export const botModes = ['webhook', 'polling', 'tap'] as const;
export type BotMode = (typeof botModes)[number];

/** A bot whose token we hold. The token itself is sealed in the database and never in this value. */
export type Bot = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'bot'>;
  /** Telegram's own number of the bot, as text. */
  readonly telegramId: string;
  readonly username: string;
  readonly name: string;
  readonly mode: BotMode;
  /** Segment of `merchant:<app>`: whose income its payments are. */
  readonly app: string;
  /** What the bot is for: `billing`. */
  readonly purpose: string;
  /** False until Telegram has accepted how updates are to reach us. */
  readonly connected: boolean;
  readonly addedAt: Date;
};
