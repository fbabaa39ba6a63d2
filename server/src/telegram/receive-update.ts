import { Refusal, sameSecret } from '#kernel';
import type { Bot } from './bot.ts';
import { handleUpdate, leaseFrom } from './handle-update.ts';
import { isWanted } from './join-reactions.ts';
import type { RelayNeeds, TelegramNeeds } from './needs.ts';
import { storeUpdate, type SeenBot } from './queries.ts';
import type { UpdateReceipt } from './receipt.ts';
import { relayUpdate, type Relayed } from './relay-update.ts';
import { openWebhookSecret } from './secrets.ts';
import { readBot, recallBot } from './seen-bots.ts';
import { kindOf, readUpdate } from './update.ts';

/**
 * Stores a raw update, then does what it asks for. What could not be done now waits, stored, and is tried
 * again. Refuses with `invalid_request` what is not an update; any other error means it is not stored.
 */
export async function receiveUpdate(needs: TelegramNeeds, bot: Bot, raw: unknown): Promise<UpdateReceipt> {
  const update = readUpdate(raw);
  const kind = kindOf(update);
  const receivedAt = needs.clock.now();
  const wanted = isWanted(needs.react, bot, update);
  const stored = { bot, update, receivedAt, tries: 1 };
  if (!(await storeUpdate(needs.pool, stored, kind, wanted ? leaseFrom(receivedAt) : null)))
    return { status: 'duplicate' };
  if (!wanted) return { status: 'ignored' };
  return { status: (await handleUpdate(needs, stored)) ? 'applied' : 'waiting' };
}

/** What Telegram delivers: the update as it was read, and the bytes it was read from. */
export type Delivery = {
  readonly bot: string;
  readonly secret: string | undefined;
  readonly update: unknown;
  readonly body: Buffer;
};

/**
 * An update at `POST /telegram/{bot}`: the secret is what Telegram sends as `X-Telegram-Bot-Api-Secret-Token`.
 * Behind a relay, `reply` is what the bot answered with and goes back to Telegram as it is. Refuses with `not_found`
 * (no such bot, or one whose updates do not come this way) and `signature_invalid`.
 */
export async function receiveWebhook(needs: RelayNeeds, delivery: Delivery): Promise<Relayed> {
  const recalled = recallBot(needs, delivery.bot);
  const relayed = recalled && isFrom(needs, delivery, recalled) && (await relayUpdate(needs, recalled, delivery));
  if (relayed) return relayed;
  const found = await readBot(needs, delivery.bot);
  if (found?.bot.mode !== 'webhook' && found?.bot.mode !== 'relay')
    throw new Refusal('not_found', 'No bot takes updates at this address.');
  if (!isFrom(needs, delivery, found))
    throw new Refusal('signature_invalid', 'The secret token of this webhook is missing or wrong.');
  if (found.bot.mode !== 'relay') return receiveUpdate(needs, found.bot, delivery.update);
  return (await relayUpdate(needs, found, delivery)) ?? receiveWebhook(needs, delivery);
}

const isFrom = ({ masterKey }: RelayNeeds, { secret }: Delivery, bot: SeenBot): boolean =>
  sameSecret(secret ?? '', openWebhookSecret(masterKey, bot));
