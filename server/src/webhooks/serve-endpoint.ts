import { systemClock } from '#kernel';
import { disableFailing } from './disable-failing.ts';
import { enabledEndpoint, type SealedEndpoint } from './endpoint-rows.ts';
import { judgeAnswer, type Heard } from './judge-answer.ts';
import type { Sending } from './needs.ts';
import { bookTry, dueHeads, endTurn, headOf, type Booked, type Head, type Held, type Taken } from './queue-rows.ts';
import { downAfter, restOf } from './schedule.ts';
import { signingSecrets } from './secret.ts';
import { bodyOf, signedHeaders } from './sign.ts';
import { openSlots } from './slots.ts';

export type Figures = { delivered: number; failed: number; dead: number };

export type Serving = Sending & {
  readonly figures: Figures;
  /** Whether this process stops: nothing more is begun. */
  readonly isEnding: () => boolean;
  /** Aborted when it has no more patience with what is under way. */
  readonly stopping: AbortSignal;
};

const turnMilliseconds = 20_000;
const timeoutMilliseconds = 15_000;
const lanesAtOnce = 8;
const headsAtATime = 64;

type Turn = Serving & {
  readonly held: Held;
  readonly found: SealedEndpoint;
  readonly isOver: () => boolean;
  /** Nothing more is sent in this turn; the receiver is left alone until `rest`. */
  stop(rest?: Date): void;
};

/**
 * One turn at one endpoint: sends what is due, customers side by side, each customer's events one after another. Ends
 * when nothing is due, when the receiver turns out to be down, or after twenty seconds, so that others come in.
 */
export async function serveEndpoint(needs: Serving, held: Taken): Promise<void> {
  const found = await enabledEndpoint(needs.pool, held.workspace, held.endpoint);
  const until = performance.now() + turnMilliseconds;
  let stopped = false;
  let rest: Date | undefined;
  const stop = (restUntil?: Date) => {
    stopped = true;
    if (restUntil && !(rest && rest > restUntil)) rest = restUntil;
  };
  try {
    const isOver = () => stopped || needs.isEnding() || performance.now() > until;
    if (found) await workLanes({ ...needs, held, found, isOver, stop }, held.failures >= downAfter);
  } finally {
    await endTurn(needs.pool, held, rest);
  }
}

/** A receiver that is down is asked with one event; when it takes it, the rest follows. */
async function workLanes(turn: Turn, isDown: boolean): Promise<void> {
  for (let probe = isDown; !turn.isOver(); probe = false) {
    const heads = await dueHeads(turn.pool, turn.held, turn.clock.now(), probe ? 1 : headsAtATime);
    if (heads.length === 0) return;
    const lanes = openSlots(lanesAtOnce);
    await Promise.all(heads.map((head) => lanes.run(() => workLane(turn, head))));
  }
}

async function workLane(turn: Turn, first: Head): Promise<void> {
  for (let head: Head | undefined = first; head && !turn.isOver();) {
    const isMore = await tryDelivery(turn, head);
    head = isMore ? await headOf(turn.pool, turn.held, head.lane) : undefined;
  }
}

/** Sends one event and books what came of it. True when the lane may go on. */
async function tryDelivery(turn: Turn, head: Head): Promise<boolean> {
  const { pool, clock, held, figures } = turn;
  const started = { at: clock.now(), timer: performance.now() };
  const heard = await send(turn, head);
  if (turn.stopping.aborted && 'error' in heard) return false; // it was us who broke it off, so nothing is booked
  const now = clock.now();
  const verdict = judgeAnswer(heard, head, now);
  const attempt = attemptOf(heard, started);
  const booked = await bookTry(pool, held, head, { ...verdict, attempt, now, down: downAfter });
  figures[({ sent: 'delivered', failed: 'failed', dead: 'dead' } as const)[verdict.outcome]] += 1;
  if (verdict.outcome !== 'sent') await drawConsequences(turn, { ...verdict, booked, heard, now });
  if (!booked.go_on) turn.stop();
  return verdict.outcome === 'sent' && booked.go_on && booked.more;
}

async function send(turn: Turn, head: Head): Promise<Heard> {
  const { found, masterKey, clock, door, stopping } = turn;
  const message = { id: head.event, type: head.type, occurredAt: head.occurred_at, data: head.data };
  const body = bodyOf(message);
  const secrets = signingSecrets(masterKey, found, clock.now());
  // The receiver holds this second against its own clock, which runs on real time in the sandbox too.
  const headers = signedHeaders(secrets, message.id, systemClock.now(), body);
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMilliseconds), stopping]);
  try {
    return await door.post({
      url: found.endpoint.url,
      headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Asterism-Webhooks/1' },
      body,
      signal,
    });
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `No answer within ${timeoutMilliseconds / 1000} seconds.`;
  return (error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message).slice(0, 300);
}

const attemptOf = (heard: Heard, { at, timer }: { at: Date; timer: number }) => ({
  at: at.toISOString(),
  duration_ms: Math.round(performance.now() - timer),
  ...('error' in heard ? { error: heard.error } : { status: heard.status, response: heard.snippet }),
});

type Failure = ReturnType<typeof judgeAnswer> & { readonly booked: Booked; readonly heard: Heard; readonly now: Date };

async function drawConsequences(turn: Turn, { isGone, peace, booked, heard, now }: Failure): Promise<void> {
  const { failures, failing_since: failingSince } = booked;
  if (await disableFailing(turn, turn.found.endpoint, { isGone, failingSince, heard, now })) return turn.stop();
  const rest = restOf({ now, failures, retryAfter: peace });
  if (rest) turn.stop(rest);
}
