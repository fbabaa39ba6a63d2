import type { Id, WorkspaceId } from '#kernel';

/**
 * How updates reach us: Telegram calls us (`webhook`); we ask Telegram (`polling`); Telegram calls us and we pass every
 * update on to the bot's own program (`relay`); that program passes them to us (`tap`); or not at all, and payments are
 * found in the bot's Star list (`read_only`).
 */
export const botModes = ['webhook', 'polling', 'relay', 'tap', 'read_only'] as const;
export type BotMode = (typeof botModes)[number];

export const isBotMode = (text: string): text is BotMode => (botModes as readonly string[]).includes(text);

/** What a bot is for: it takes payments, or it is the bot of the exchange, or of the store. */
export const botPurposes = ['billing', 'exchange', 'store'] as const;

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
  /** What the bot is for: one of `botPurposes`. */
  readonly purpose: string;
  /** False until Telegram has accepted how updates are to reach us. */
  readonly connected: boolean;
  /** Where its own program takes updates; kept when it leaves the mode `relay`, for what is still on its way. */
  readonly forwardUrl: string | undefined;
  readonly addedAt: Date;
};
