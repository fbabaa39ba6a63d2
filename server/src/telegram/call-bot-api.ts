import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Refusal } from '#kernel';
import { BotApiError, BotApiUnreachable } from './bot-api-error.ts';
import type { Bot } from './bot.ts';
import type { BotApiNeeds } from './needs.ts';
import { findBot } from './queries.ts';
import { openToken } from './secrets.ts';

export type CallOptions = {
  /** Milliseconds for the whole call, waits for `retry_after` included; 10,000, when not given. */
  readonly within?: number;
  readonly signal?: AbortSignal;
};

export type Params = Readonly<Record<string, unknown>>;

/** Never repeated here, not even after a 429: whoever spends keeps the intent and decides when to try again. */
const spends = new Set(['refundStarPayment', 'sendGift', 'giftPremiumSubscription', 'transferBusinessAccountStars']);

/**
 * Calls one method of the Bot API as this bot. A 429 is waited out when it fits into the time given, except for
 * methods that spend. Throws `BotApiError` for Telegram's no and `BotApiUnreachable` when there was no answer;
 * neither contains the token. The result is as Telegram sent it: read it with care.
 */
export async function callBotApi(
  needs: BotApiNeeds,
  bot: Pick<Bot, 'workspace' | 'id'>,
  method: string,
  params: Params = {},
  options: CallOptions = {},
): Promise<unknown> {
  const found = await findBot(needs.pool, bot.workspace, bot.id);
  if (!found) throw new Refusal('not_found', 'There is no such bot.');
  return callWithToken(needs, openToken(needs.masterKey, found), method, params, options);
}

export async function callWithToken(
  { config }: Pick<BotApiNeeds, 'config'>,
  token: string,
  method: string,
  params: Params = {},
  { within = 10_000, signal }: CallOptions = {},
): Promise<unknown> {
  const until = performance.now() + within;
  for (;;) {
    try {
      return await callOnce(config.telegramApiRoot, token, method, params, {
        within: until - performance.now(),
        signal,
      });
    } catch (error) {
      const wait = pauseAfter(error, method);
      if (wait === undefined || performance.now() + wait >= until) throw error;
      await sleep(wait, undefined, { signal });
    }
  }
}

/** Milliseconds to wait before this call may be repeated; undefined when it may not. */
function pauseAfter(error: unknown, method: string): number | undefined {
  if (spends.has(method) || !(error instanceof BotApiError) || error.error_code !== 429) return undefined;
  return (error.retryAfterSeconds ?? 1) * 1000;
}

const answerShape = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.int(),
    description: z.string().default(''),
    parameters: z.looseObject({ retry_after: z.number().optional() }).optional(),
  }),
]);

async function callOnce(
  root: string,
  token: string,
  method: string,
  params: Params,
  { within, signal }: { within: number; signal: AbortSignal | undefined },
): Promise<unknown> {
  const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(within)));
  const { status, body } = await send(
    `${root}/bot${token}/${method}`,
    params,
    method,
    signal ? AbortSignal.any([signal, deadline]) : deadline,
  );
  const { data: answer } = answerShape.safeParse(body);
  if (!answer || (!answer.ok && answer.error_code >= 500))
    throw new BotApiUnreachable(method, `HTTP ${answer?.ok === false ? answer.error_code : status}`, 'unknown');
  if (answer.ok) return answer.result;
  throw new BotApiError(
    method,
    answer.error_code,
    withoutToken(answer.description, token),
    answer.parameters?.retry_after,
  );
}

/** What fetch throws names the address, and the address holds the token: only its code may leave this function. */
async function send(
  url: string,
  params: Params,
  method: string,
  signal: AbortSignal,
): Promise<{ status: number; body: unknown }> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(params),
      signal,
      redirect: 'error',
    });
    return { status: response.status, body: parseJson(await response.text()) };
  } catch (error) {
    const why = codeOf(error);
    throw new BotApiUnreachable(method, why, neverArrived.has(why) ? 'none' : 'unknown');
  }
}

const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ERR_INVALID_URL']);

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.name : 'no answer';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A server that repeats the address in its words must not make us repeat the token in ours. */
const withoutToken = (text: string, token: string): string =>
  [token, encodeURIComponent(token), token.slice(token.indexOf(':') + 1)].reduce(
    (clean, secret) => (secret === '' ? clean : clean.replaceAll(secret, '<token>')),
    text,
  );
