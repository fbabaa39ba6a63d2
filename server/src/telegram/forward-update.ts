import type { DoorAnswer } from '#outbound';
import { patienceFor, type Forward } from './forward.ts';
import { giveUpForward, markDelivered, putOffForward, takeNextForward } from './forward-rows.ts';
import type { RelayNeeds } from './needs.ts';
import { findBot, type SealedBot } from './queries.ts';
import { readReply } from './reply.ts';
import { openForwardSecret } from './secrets.ts';

const second = 1000;
/** How long a bot may take for its answer; Telegram's own limit for a pre-checkout query is ten seconds. */
const answerWithin = 25 * second;
/** While one sends a forward nobody else does; after a crash another one may. */
const leaseMilliseconds = answerWithin + 10 * second;
const replyBytesMax = 1024 * 1024;
/** A bot this slow is close to losing payments; one that gives no answer at all is, too. */
const slowMilliseconds = 5 * second;

export const forwardLease = (now: Date): Date => new Date(now.getTime() + leaseMilliseconds);

/** Says whether somebody can still return a reply to Telegram's open request, and by asking takes it on. */
export type TakesReply = () => boolean;

/**
 * What became of a try: the bot took it or not, whether its queue goes on, and the webhook reply when `takesReply` took
 * that on. What is not taken waits, and with it what comes after it in its queue.
 */
export type Outcome =
  | { readonly isTaken: false }
  | { readonly isTaken: true; readonly hasNext: boolean; readonly reply?: Buffer };

type Options = {
  readonly takesReply?: TakesReply;
  /** Called when the bot has it and has nothing to tell Telegram: all that is left is to note it. */
  readonly isDone?: () => void;
  /** When the forward is on disk, where that is still awaited: nothing can be noted of it before. */
  readonly kept?: Promise<void>;
  /** The bot, where it is known. */
  readonly to?: SealedBot;
};

/** Sends an update that the caller has taken to the bot's own program. */
export async function forwardUpdate(
  needs: RelayNeeds,
  forward: Forward,
  { takesReply = () => false, isDone = () => {}, kept, to }: Options = {},
): Promise<Outcome> {
  const started = performance.now();
  const answer = await post(needs, forward, to).catch((error: unknown) =>
    String(error instanceof Error ? error.message : error),
  );
  const milliseconds = Math.round(performance.now() - started);
  if (kept) await kept;
  if (milliseconds >= slowMilliseconds) await tellSlow(needs, forward, milliseconds);
  if (typeof answer === 'string' || answer.status < 200 || answer.status > 299) {
    await putOff(needs, forward, answer);
    return { isTaken: false };
  }
  const reply = readReply(answer.body);
  if (reply === undefined) isDone();
  const isReturned = reply !== undefined && takesReply();
  const answered = { at: needs.clock.now(), milliseconds, reply };
  const hasNext = await markDelivered(needs.pool, forward, answered, isReturned ? 'returned' : 'due');
  return { isTaken: true, hasNext, ...(isReturned && { reply }) };
}

/** News of a slow bot must not cost the update its outcome. */
async function tellSlow(needs: RelayNeeds, { bot }: Forward, milliseconds: number): Promise<void> {
  await needs.tellSlow?.(bot, milliseconds).catch((error: unknown) => {
    needs.log.warn({ bot: bot.id, err: error }, 'Nobody could be told of a slow bot.');
  });
}

/** Sends one forward, then what comes after it in its queue, until the queue is empty or the bot takes no more. */
export async function forwardQueue(needs: RelayNeeds, first: Forward): Promise<number> {
  let count = 0;
  for (let next: Forward | undefined = first; next;) {
    const outcome = await forwardUpdate(needs, next);
    if (!outcome.isTaken) return count;
    count += 1;
    next = outcome.hasNext ? await takeNext(needs, next) : undefined;
  }
  return count;
}

export function takeNext({ pool, clock }: RelayNeeds, last: Forward): Promise<Forward | undefined> {
  const now = clock.now();
  return takeNextForward(pool, last, now, forwardLease(now));
}

/** Byte for byte what Telegram sent, with the secret that the bot knows Telegram by. */
async function post(
  { pool, masterKey, door }: RelayNeeds,
  { bot, body }: Forward,
  to: SealedBot | undefined,
): Promise<DoorAnswer> {
  const found = to ?? (await findBot(pool, bot.workspace, bot.id));
  const url = found?.bot.forwardUrl;
  if (!found || url === undefined) throw new Error('The bot has no address any more.');
  const secret = openForwardSecret(masterKey, found);
  const headers = {
    'content-type': 'application/json',
    ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
  };
  return door.post({ url, headers, body, bodyMax: replyBytesMax, signal: AbortSignal.timeout(answerWithin) });
}

async function putOff({ pool, clock, log }: RelayNeeds, forward: Forward, answer: DoorAnswer | string): Promise<void> {
  const problem = typeof answer === 'string' ? answer : `The bot answered ${answer.status}: ${answer.snippet}`;
  const now = clock.now();
  const { kept, longestPause } = patienceFor(forward.kind);
  if (now.getTime() - forward.receivedAt.getTime() >= kept) return giveUpForward(pool, forward, now, problem);
  const asked = typeof answer === 'string' ? 0 : Number(answer.retryAfter ?? 0) * second || 0;
  const pause = Math.min(Math.max(asked, 2 ** Math.min(forward.tries - 1, 20) * second), longestPause);
  log.warn({ bot: forward.bot.id, tries: forward.tries, problem }, 'A bot did not take an update, which waits.');
  await putOffForward(pool, forward, new Date(now.getTime() + pause), problem);
}
