import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { newId, Refusal, type WorkspaceId } from '#kernel';
import { allowedUpdates } from './allowed-updates.ts';
import { BotApiError, BotApiUnreachable } from './bot-api-error.ts';
import { botModes, type Bot, type BotMode } from './bot.ts';
import { callWithToken } from './call-bot-api.ts';
import type { BotApiNeeds } from './needs.ts';
import { markConnected, upsertBot } from './queries.ts';
import { sealSecrets } from './secrets.ts';

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
 * `invalid_request`, `bot_token_invalid`, `gateway_refused` or `gateway_unavailable`.
 */
export async function addBot(needs: BotApiNeeds, workspace: WorkspaceId, input: NewBot): Promise<Bot> {
  const mode = readMode(input.mode);
  const app = readSegment('app', input.app);
  const purpose = readSegment('purpose', input.purpose);
  const { token } = input;
  const { telegramId, username, name } = await identify(needs, token);
  const secrets = { token, webhookSecret: randomBytes(32).toString('hex') };
  const sealed = sealSecrets(needs.masterKey, { workspace, telegramId }, secrets);
  const known = { workspace, id: newId('bot'), telegramId, username, name, mode, app, purpose, sealed };
  const bot = await upsertBot(needs.pool, { ...known, addedAt: needs.clock.now() });
  await connect(needs, bot, secrets);
  await markConnected(needs.pool, bot, needs.clock.now());
  return { ...bot, connected: true };
}

function readMode(text: string): BotMode {
  const mode = botModes.find((known) => known === text);
  if (mode) return mode;
  if (text === 'relay' || text === 'read_only')
    throw new Refusal('mode_unavailable', `The mode "${text}" does not exist yet; use ${botModes.join(', ')}.`);
  throw new Refusal('invalid_request', `"${text.slice(0, 40)}" is not a mode; use ${botModes.join(', ')}.`);
}

function readSegment(field: string, text: string | undefined): string | undefined {
  if (text === undefined || /^[A-Za-z0-9_.-]{1,64}$/.test(text)) return text;
  throw new Refusal('invalid_request', `"${field}" is 1 to 64 letters, digits, "_", "." or "-".`);
}

const meShape = z.looseObject({ id: z.int(), is_bot: z.literal(true), first_name: z.string(), username: z.string() });

async function identify(needs: BotApiNeeds, token: string): Promise<Pick<Bot, 'telegramId' | 'username' | 'name'>> {
  if (!/^\d{1,20}:[A-Za-z0-9_-]{1,128}$/.test(token)) throw tokenInvalid();
  const me = meShape.safeParse(await orRefuse(callWithToken(needs, token, 'getMe')));
  if (!me.success) throw new Refusal('gateway_unavailable', 'Telegram did not say who this bot is. Try again.');
  return { telegramId: String(me.data.id), username: me.data.username, name: me.data.first_name };
}

const tokenInvalid = () =>
  new Refusal('bot_token_invalid', 'Telegram does not know this token. Copy it from @BotFather again.');

/** Tells Telegram how updates are to reach us. A tapped bot's own webhook is its own; only ours is taken away. */
async function connect(
  needs: BotApiNeeds,
  bot: Bot,
  { token, webhookSecret }: { token: string; webhookSecret: string },
) {
  const url = `${needs.config.publicUrl}/telegram/${bot.id}`;
  const call = (method: string, params = {}) => orRefuse(callWithToken(needs, token, method, params));
  if (bot.mode === 'webhook')
    await call('setWebhook', { url, secret_token: webhookSecret, allowed_updates: allowedUpdates });
  else if (bot.mode === 'polling' || isOurs(await call('getWebhookInfo'), url)) await call('deleteWebhook');
}

const isOurs = (info: unknown, url: string): boolean => z.looseObject({ url: z.literal(url) }).safeParse(info).success;

/** Telegram's no and Telegram's silence, as this platform says them. */
async function orRefuse(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof BotApiUnreachable)
      throw new Refusal('gateway_unavailable', 'Telegram cannot be reached now. Try again in a minute.');
    if (!(error instanceof BotApiError)) throw error;
    if (error.error_code === 401 || error.error_code === 404) throw tokenInvalid();
    if (error.error_code === 429)
      throw new Refusal('gateway_unavailable', 'Telegram asks to wait before the next try.', {
        retry_after: error.retryAfterSeconds,
      });
    throw new Refusal('gateway_refused', `Telegram refused: ${error.description}`);
  }
}
