import type { Clock } from '#kernel';
import type { Pool } from '#database';
import type { Log } from '#jobs';
import type { Door } from '#outbound';
import type { Bot } from './bot.ts';
import type { Update, UpdateKind } from './update.ts';

/** What is needed to speak to Telegram. */
export type BotApiNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly masterKey: Buffer;
  readonly log: Log;
  /** The way out to bots' own programs. */
  readonly door: Door;
  readonly config: {
    /** Where the Bot API is: `https://api.telegram.org`, or the sandbox. */
    readonly telegramApiRoot: string;
    /** Where Telegram reaches us; webhooks are set to `<publicUrl>/telegram/<bot>`. */
    readonly publicUrl: string;
  };
};

/**
 * What the platform does about updates of these kinds, once they are stored. It may be asked twice about one
 * update, so it has to be safe to repeat. Throwing means: not now, ask again.
 */
export type Reaction = {
  readonly kinds: readonly UpdateKind[];
  /** Whether it wants this one of them; all, when not given. What it does not want is stored and ignored. */
  wants?(bot: Bot, update: Update): boolean;
  run(bot: Bot, update: Update, receivedAt: Date): Promise<void>;
};

export type TelegramNeeds = BotApiNeeds & { readonly react: Reaction };

/** What a relay needs beside that. */
export type RelayNeeds = TelegramNeeds & {
  /** Somebody to tell of a bot that is slow. */
  tellSlow?(bot: Pick<Bot, 'workspace' | 'id'>, milliseconds: number): Promise<void>;
};
