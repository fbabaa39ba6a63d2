import type { WorkspaceId } from '#kernel';
import type { Bot } from './bot.ts';
import type { BotApiNeeds } from './needs.ts';

export type NewBot = {
  readonly token: string;
  /** `webhook`, `polling` or `tap`. `relay` and `read_only` are refused until they exist. */
  readonly mode: string;
  /** Segment of the merchant's account; `main`, when not given. */
  readonly app?: string;
  /** `billing`, when not given. */
  readonly purpose?: string;
};

/**
 * Takes a bot in: asks Telegram who it is, seals its token, tells Telegram how updates are to reach us. Adding
 * a bot again renews its token and mode and answers the same id. Refuses with `mode_unavailable`,
 * `bot_token_invalid`, `gateway_refused` or `gateway_unavailable`.
 */
export async function addBot(needs: BotApiNeeds, workspace: WorkspaceId, input: NewBot): Promise<Bot> {
  throw new Error(`not yet: ${workspace} ${input.mode} ${String(needs)}`);
}
