import { Refusal, sameSecret } from '#kernel';
import type { Bot } from './bot.ts';
import { handleUpdate, leaseFrom } from './handle-update.ts';
import type { TelegramNeeds } from './needs.ts';
import { findBotAnywhere, storeUpdate } from './queries.ts';
import { openWebhookSecret } from './secrets.ts';
import { kindOf, readUpdate } from './update.ts';

/** What became of an update. Every one of them is to be acknowledged: it is stored, or was before. */
export type UpdateReceipt = { readonly status: 'applied' | 'duplicate' | 'ignored' | 'waiting' };

/**
 * Stores a raw update, then does what it asks for. What could not be done now waits, stored, and is tried
 * again. Refuses with `invalid_request` what is not an update; any other error means it is not stored.
 */
export async function receiveUpdate(needs: TelegramNeeds, bot: Bot, raw: unknown): Promise<UpdateReceipt> {
  const update = readUpdate(raw);
  const kind = kindOf(update);
  const receivedAt = needs.clock.now();
  const wanted = needs.react.kinds.includes(kind);
  const stored = { bot, update, receivedAt, tries: 1 };
  if (!(await storeUpdate(needs.pool, stored, kind, wanted ? leaseFrom(receivedAt) : null)))
    return { status: 'duplicate' };
  if (!wanted) return { status: 'ignored' };
  return { status: (await handleUpdate(needs, stored)) ? 'applied' : 'waiting' };
}

/**
 * An update at `POST /telegram/{bot}`: the secret is what Telegram sends as `X-Telegram-Bot-Api-Secret-Token`.
 * Refuses with `not_found` (no such bot, or not in webhook mode) and `signature_invalid`.
 */
export async function receiveWebhook(
  needs: TelegramNeeds,
  delivery: { bot: string; secret: string | undefined; update: unknown },
): Promise<UpdateReceipt> {
  const found = await findBotAnywhere(needs.pool, delivery.bot);
  if (found?.bot.mode !== 'webhook') throw new Refusal('not_found', 'No bot takes updates at this address.');
  if (!sameSecret(delivery.secret ?? '', openWebhookSecret(needs.masterKey, found)))
    throw new Refusal('signature_invalid', 'The secret token of this webhook is missing or wrong.');
  return receiveUpdate(needs, found.bot, delivery.update);
}
