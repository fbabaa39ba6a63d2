import { setTimeout as sleep } from 'node:timers/promises';
import { queueOf, type Forward } from './forward.ts';
import { forwardLease, forwardQueue, forwardUpdate, takeNext, type Outcome } from './forward-update.ts';
import { returnedReply, storeArrival } from './forward-rows.ts';
import { handleUpdate, leaseFrom } from './handle-update.ts';
import { isWanted } from './join-reactions.ts';
import type { RelayNeeds } from './needs.ts';
import type { SeenBot } from './queries.ts';
import type { Bot } from './bot.ts';
import type { UpdateReceipt } from './receipt.ts';
import { kindOf, readUpdate } from './update.ts';

/** How long Telegram's request is held open for the bot's answer. What comes later reaches Telegram by a call of ours. */
const heldOpen = 20_000;

/** What became of an update, and what the bot answered with, byte for byte, when that is to go back to Telegram. */
export type Relayed = UpdateReceipt & { readonly reply?: Buffer };

/**
 * Stores an update of a bot behind a relay, does what it asks of us, and passes it on: at once when nothing of its queue
 * is before it, else after that. What we do about a payment comes first, so that the bot finds the credits there.
 * Answers nothing, having done nothing, when the bot is not any more what `to` says.
 */
export async function relayUpdate(
  needs: RelayNeeds,
  to: SeenBot,
  { update: raw, body }: { readonly update: unknown; readonly body: Buffer },
): Promise<Relayed | undefined> {
  const { bot } = to;
  const update = readUpdate(raw);
  const kind = kindOf(update);
  const receivedAt = needs.clock.now();
  const isOurs = isWanted(needs.react, bot, update);
  const queue = queueOf(update);
  const due = isOurs ? leaseFrom(receivedAt) : null;
  const lease = forwardLease(receivedAt);
  await endings.get(`${bot.id} ${queue}`);
  const arrival = { bot, revision: to.revision, update, receivedAt, kind, queue, body };
  const { value: stored, kept } = await storeArrival(needs.pool, arrival, { due, lease });
  if (isOurs || !stored?.isFirst) await kept; // else the bot is called while the disk is waited for
  if (!stored) return undefined;
  if (!stored.isToPassOn) return again(needs, bot, update.update_id);
  const status = await reactOnce(needs, { bot, update, receivedAt, tries: 1 }, { isOurs, isNew: stored.isNew });
  if (!stored.isFirst) return { status };
  const forward = { bot, updateId: BigInt(update.update_id), queue, kind, body, receivedAt, tries: 1 };
  const reply = await passOn(needs, forward, { to, kept });
  await kept; // the bot may have said no meanwhile, or nothing: what counts for Telegram is that we have it
  return { status, ...(reply && { reply }) };
}

/**
 * Forwards whose bot has had them and that are still being noted, by bot and queue. Telegram may send what comes next as
 * soon as it has our answer; waiting for the note here spares that update a place behind one that is over.
 */
const endings = new Map<string, Promise<unknown>>();

/** Telegram has not had our answer, so it gets the same one. */
async function again({ pool }: RelayNeeds, bot: Bot, updateId: number): Promise<Relayed> {
  const reply = await returnedReply(pool, bot, updateId);
  return { status: 'duplicate', ...(reply && { reply }) };
}

/** What came in another way before, from a bot that was tapped, say, was handled then. */
async function reactOnce(
  needs: RelayNeeds,
  stored: Parameters<typeof handleUpdate>[1],
  { isOurs, isNew }: { isOurs: boolean; isNew: boolean },
): Promise<UpdateReceipt['status']> {
  if (!isNew) return 'duplicate';
  if (!isOurs) return 'ignored';
  return (await handleUpdate(needs, stored)) ? 'applied' : 'waiting';
}

type Way = { readonly to: SeenBot; readonly kept: Promise<void> };

/** The bot's reply, when it comes while Telegram still waits. */
async function passOn(needs: RelayNeeds, forward: Forward, way: Way): Promise<Buffer | undefined> {
  let isOpen = true;
  let isTaken = false;
  const takesReply = () => (isTaken = isOpen);
  const done = Promise.withResolvers<undefined>();
  const sent = forwardUpdate(needs, forward, { takesReply, isDone: () => done.resolve(undefined), ...way });
  const wait = new AbortController();
  const late = sleep(heldOpen, undefined, { signal: wait.signal }).catch(() => undefined);
  void sent.then((outcome) => goOn(needs, forward, outcome)).catch((error: unknown) => fail(needs, forward, error));
  const told = sent.catch(() => undefined);
  void done.promise.then(() => holdPlace(forward, told));
  const first = await Promise.race([told, late, done.promise]);
  isOpen = false;
  wait.abort();
  const outcome = isTaken ? await told : first; // a reply that was taken on is being marked as returned, so it is
  return outcome?.isTaken ? outcome.reply : undefined;
}

function holdPlace({ bot, queue }: Forward, told: Promise<unknown>): void {
  const place = `${bot.id} ${queue}`;
  endings.set(place, told);
  void told.then(() => endings.get(place) === told && endings.delete(place));
}

/** What came in behind it meanwhile is sent without waiting for a sweep. */
async function goOn(needs: RelayNeeds, forward: Forward, outcome: Outcome): Promise<void> {
  const next = outcome.isTaken && outcome.hasNext ? await takeNext(needs, forward) : undefined;
  if (next) await forwardQueue(needs, next);
}

/** If not even its outcome can be written, the lease runs out and the update is sent again. */
function fail({ log }: RelayNeeds, { bot, updateId }: Forward, error: unknown): void {
  log.error({ bot: bot.id, update: String(updateId), err: error }, 'An update could not be passed on and waits.');
}
