import type { Clock } from '#kernel';
import type { Pool } from '#database';
import type { Log } from '#jobs';
import type { Bot } from './bot.ts';
import type { Update } from './update.ts';

/** What is needed to speak to Telegram. */
export type BotApiNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly masterKey: Buffer;
  readonly config: {
    /** Where the Bot API is: `https://api.telegram.org`, or the sandbox. */
    readonly telegramApiRoot: string;
    /** Where Telegram reaches us; webhooks are set to `<publicUrl>/telegram/<bot>`. */
    readonly publicUrl: string;
  };
};

/** What the platform does about an update that is stored already. Throwing means: not now, try again. */
export type Reaction = (bot: Bot, update: Update) => Promise<void>;

export type TelegramNeeds = BotApiNeeds & { readonly react: Reaction; readonly log: Log };
