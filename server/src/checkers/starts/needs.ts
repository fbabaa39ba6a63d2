import type { Sighting } from '#exchange/checker';
import type { BotApiNeeds } from '#telegram';

/** What looking whether somebody started a bot can touch. */
export type StartsNeeds = BotApiNeeds & {
  readonly config: {
    /** The key Telegram signs initData for third parties with, in hexadecimal; Telegram's own, when not given. */
    readonly telegramMiniAppKey?: string | undefined;
  };
};

/** The same, and who is told of what came in; twice the same does no harm. */
export type HeardNeeds = StartsNeeds & {
  readonly sighted: { sight(sighting: Sighting): Promise<void> };
};
