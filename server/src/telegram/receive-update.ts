import type { Bot } from './bot.ts';
import type { TelegramNeeds } from './needs.ts';

/** What became of an update. Every one of them is to be acknowledged: it is stored, or was before. */
export type UpdateReceipt = { readonly status: 'applied' | 'duplicate' | 'ignored' | 'waiting' };

/**
 * Stores a raw update, then does what it asks for. What could not be done now waits, stored, and is tried
 * again. Refuses with `invalid_request` what is not an update.
 */
export async function receiveUpdate(needs: TelegramNeeds, bot: Bot, raw: unknown): Promise<UpdateReceipt> {
  throw new Error(`not yet: ${bot.id} ${String(raw)} ${String(needs)}`);
}

/**
 * An update at `POST /telegram/{bot}`: the secret is what Telegram sends as `X-Telegram-Bot-Api-Secret-Token`.
 * Refuses with `not_found` (no such bot, or not in webhook mode) and `signature_invalid`.
 */
export async function receiveWebhook(
  needs: TelegramNeeds,
  delivery: { bot: string; secret: string | undefined; update: unknown },
): Promise<UpdateReceipt> {
  throw new Error(`not yet: ${delivery.bot} ${String(needs)}`);
}
