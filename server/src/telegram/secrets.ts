import { openSecret, sealSecret, type WorkspaceId } from '#kernel';
import type { Bot } from './bot.ts';
import type { BotSecrets, SealedBot } from './queries.ts';

/** What a sealed secret is bound to: it opens for this bot of this workspace only. */
const context = (what: string, bot: Pick<Bot, 'workspace' | 'telegramId'>) =>
  `telegram.bot:${what}:${bot.workspace}:${bot.telegramId}`;

export const sealSecrets = (
  masterKey: Buffer,
  bot: { workspace: WorkspaceId; telegramId: string },
  { token, webhookSecret, forwardSecret }: BotSecrets,
): BotSecrets => ({
  token: sealSecret(masterKey, token, context('token', bot)),
  webhookSecret: sealSecret(masterKey, webhookSecret, context('webhook', bot)),
  forwardSecret:
    forwardSecret === undefined ? undefined : sealSecret(masterKey, forwardSecret, context('forward', bot)),
});

export const openToken = (masterKey: Buffer, { bot, sealed }: SealedBot): string =>
  openSecret(masterKey, sealed.token, context('token', bot));

export const openWebhookSecret = (masterKey: Buffer, { bot, sealed }: SealedBot): string =>
  openSecret(masterKey, sealed.webhookSecret, context('webhook', bot));

/** What the bot's own program knows Telegram by; nothing, when it asks for nothing. */
export const openForwardSecret = (masterKey: Buffer, { bot, sealed }: SealedBot): string | undefined =>
  sealed.forwardSecret === undefined ? undefined : openSecret(masterKey, sealed.forwardSecret, context('forward', bot));
