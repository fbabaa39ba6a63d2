import { randomBytes } from 'node:crypto';
import { newId, Refusal, type WorkspaceId } from '#kernel';
import type { Bot, BotMode } from './bot.ts';
import { connect, webhookOf, type Webhook } from './connect-bot.ts';
import type { BotApiNeeds } from './needs.ts';
import { orRefuse, tokenInvalid } from './or-refuse.ts';
import { findBot, isTakenElsewhere, markConnected, upsertBot } from './queries.ts';
import { sealSecrets } from './secrets.ts';
import { isToken, whoIs } from './who-is.ts';

export type NewBot = {
  readonly token: string;
  readonly mode: BotMode;
  /** Segment of the merchant's account; `main`, when not given. */
  readonly app?: string;
  /** `billing`, when not given. */
  readonly purpose?: string;
  /** For `relay`: where the bot's own program takes updates; where its webhook is now, when not given. */
  readonly forwardUrl?: string;
  /** For `relay`: what that program expects in `X-Telegram-Bot-Api-Secret-Token`. */
  readonly forwardSecret?: string;
  /** When the bot leaves the mode `relay`: whether its own webhook is put back. It is, when not given. */
  readonly restoreWebhook?: boolean;
};

/**
 * Takes a bot in: asks Telegram who it is, seals its token, tells Telegram how updates are to reach us. Adding a bot
 * again renews its token and mode and answers the same id; what is still on its way arrives all the same. Refuses with
 * `already_exists` (in another workspace), `invalid_request`, `url_not_allowed`, `bot_token_invalid`, `gateway_refused`
 * or `gateway_unavailable`.
 */
export async function addBot(needs: BotApiNeeds, workspace: WorkspaceId, input: NewBot): Promise<Bot> {
  const app = readSegment('app', input.app);
  const purpose = readSegment('purpose', input.purpose);
  const { token, mode } = input;
  const { telegramId, username, name } = await identify(needs, token);
  if (await isTakenElsewhere(needs.pool, workspace, telegramId)) throw takenElsewhere(username);
  const before = await findBot(needs.pool, workspace, telegramId);
  requireOurTalk(purpose ?? before?.bot.purpose, mode);
  const webhook = await webhookOf(needs, token);
  const forwardUrl = mode === 'relay' ? forwardTo(needs, input, webhook, before?.bot) : undefined;
  const secrets = { token, webhookSecret: randomBytes(32).toString('hex'), forwardSecret: input.forwardSecret };
  const sealed = sealSecrets(needs.masterKey, { workspace, telegramId }, secrets);
  const known = { workspace, id: newId('bot'), telegramId, username, name, mode, app, purpose, forwardUrl, sealed };
  const bot = await upsertBot(needs.pool, { ...known, addedAt: needs.clock.now() });
  await connect(needs, { bot, before, webhook, secrets, restores: input.restoreWebhook ?? true });
  await markConnected(needs.pool, bot, needs.clock.now());
  return { ...bot, connected: true };
}

const takenElsewhere = (username: string) =>
  new Refusal(
    'already_exists',
    `@${username} is connected to another workspace. Telegram has one webhook and one list of payments for a bot.`,
  );

/** The bots of the exchange and of the store are ours to speak for: their updates come to us and nobody else answers them. */
function requireOurTalk(purpose: string | undefined, mode: BotMode): void {
  const isOurs = purpose === 'exchange' || purpose === 'store';
  if (!isOurs || mode === 'webhook' || mode === 'polling') return;
  throw new Refusal(
    'invalid_request',
    'The bot of an exchange or of a store has mode "webhook" or "polling": it talks to people itself.',
  );
}

/** The address to pass updates on to. One that is ours would go round in a circle. */
function forwardTo(
  { door, config }: BotApiNeeds,
  { forwardUrl }: NewBot,
  webhook: Webhook,
  before: Bot | undefined,
): string {
  const theirs = webhook.url.startsWith(`${config.publicUrl}/`) ? undefined : webhook.url || undefined;
  const url = forwardUrl ?? theirs ?? before?.forwardUrl;
  if (url === undefined)
    throw new Refusal('invalid_request', 'Say in "forward_url" where the bot takes updates: it has no webhook now.');
  if (url.startsWith(`${config.publicUrl}/`))
    throw new Refusal('url_not_allowed', '"forward_url" is an address of this platform. Give the one of your bot.');
  door.check(url);
  return url;
}

function readSegment(field: string, text: string | undefined): string | undefined {
  if (text === undefined || /^[A-Za-z0-9_.-]{1,64}$/.test(text)) return text;
  throw new Refusal('invalid_request', `"${field}" is 1 to 64 letters, digits, "_", "." or "-".`);
}

async function identify(needs: BotApiNeeds, token: string): Promise<Pick<Bot, 'telegramId' | 'username' | 'name'>> {
  if (!isToken(token)) throw tokenInvalid();
  const me = await orRefuse(whoIs(needs, token));
  if (!me) throw new Refusal('gateway_unavailable', 'Telegram did not say who this bot is. Try again.');
  return me;
}
