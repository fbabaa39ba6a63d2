import { z } from 'zod';
import { indispensable, allowedUpdates } from './allowed-updates.ts';
import type { Bot } from './bot.ts';
import { callWithToken } from './call-bot-api.ts';
import type { BotApiNeeds } from './needs.ts';
import { orRefuse } from './or-refuse.ts';
import type { BotSecrets, SealedBot } from './queries.ts';
import { openForwardSecret } from './secrets.ts';

/** How Telegram reaches a bot now. No list of updates means Telegram's usual ones. */
export type Webhook = {
  readonly url: string;
  readonly allowed: readonly string[];
  /** How many requests Telegram makes at once; Telegram's own default, when not given. */
  readonly connections?: number | undefined;
};

const infoShape = z.looseObject({
  url: z.string().default(''),
  allowed_updates: z.array(z.string()).default([]),
  max_connections: z.int().min(1).optional(),
});

export async function webhookOf(needs: BotApiNeeds, token: string): Promise<Webhook> {
  const info = infoShape.safeParse(await orRefuse(callWithToken(needs, token, 'getWebhookInfo')));
  const { url = '', allowed_updates: allowed = [], max_connections: connections } = info.data ?? {};
  return { url, allowed, connections };
}

type Connecting = {
  readonly bot: Bot;
  /** The same bot as it was connected before, if it was. */
  readonly before: SealedBot | undefined;
  readonly webhook: Webhook;
  readonly secrets: BotSecrets;
  readonly restores: boolean;
};

/**
 * Tells Telegram how updates are to reach us. The webhook of a bot that is tapped or only read is its own: ours is taken
 * away, and the one it had before a relay is put back.
 */
export async function connect(
  needs: BotApiNeeds,
  { bot, before, webhook, secrets, restores }: Connecting,
): Promise<void> {
  const url = `${needs.config.publicUrl}/telegram/${bot.id}`;
  const call = (method: string, params = {}) => orRefuse(callWithToken(needs, secrets.token, method, params));
  const toUs = { url, secret_token: secrets.webhookSecret };
  if (bot.mode === 'webhook') await call('setWebhook', { ...toUs, allowed_updates: allowedUpdates });
  else if (bot.mode === 'relay')
    await call('setWebhook', { ...toUs, ...atOnce(webhook), allowed_updates: everything(webhook) });
  else if (bot.mode === 'polling') await call('deleteWebhook');
  else if (webhook.url === url && before?.bot.mode === 'relay' && restores && before.bot.forwardUrl !== undefined)
    await call('setWebhook', {
      url: before.bot.forwardUrl,
      secret_token: openForwardSecret(needs.masterKey, before) ?? '',
      allowed_updates: webhook.allowed,
      ...atOnce(webhook),
    });
  else if (webhook.url === url) await call('deleteWebhook');
}

/** What the bot is used to; a bot that cannot take more at once is not to get more through us. */
const atOnce = ({ connections }: Webhook) => (connections === undefined ? {} : { max_connections: connections });

/** A bot behind a relay gets what it got before, and we what we need. An empty list means Telegram's usual kinds, ours among them. */
const everything = ({ allowed }: Webhook): string[] =>
  allowed.length === 0 ? [] : [...new Set([...allowed, ...indispensable])];
