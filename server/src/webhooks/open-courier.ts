import { randomUUID } from 'node:crypto';
import type { Pool } from '#database';
import type { Sweep } from '#jobs';
import type { Clock } from '#kernel';
import type { Sending } from './needs.ts';
import { queueEvents, takeQueues, type Taken } from './queue-rows.ts';
import { serveEndpoint, type Figures } from './serve-endpoint.ts';

export type Courier = {
  /** Takes up what is due and waits for nothing; answers how much was put in line, tried, or is under way. */
  readonly sweep: Sweep;
  /** What this process has tried since it began. */
  figures(): Readonly<Figures>;
  /** Begins nothing more, and lets what is under way finish for a few seconds. */
  stop(): Promise<void>;
};

const everyMilliseconds = 500;
const leaseMilliseconds = 60_000;
const patienceMilliseconds = 5000;

/** Receivers served at a time. Those that failed lately have places of their own, so they never fill them all. */
const places = { answering: 32, failing: 8 };

type Turns = ReturnType<typeof openTurns>;

/**
 * Sends events to receivers, beside everything else and slowed by nothing: it has its own beat, and its own pool.
 * Any number of processes do so; each endpoint is served by one of them at a time.
 */
export function openCourier(needs: Sending): Courier {
  const turns = openTurns(needs);
  let looking: Promise<number> | undefined;
  let told = 0;
  const look = () => (looking ??= takeUp(needs, turns).finally(() => (looking = undefined)));
  const lookAlone = () => {
    if (looking) return;
    look().catch((error: unknown) => needs.log.error({ err: error }, 'The webhooks that are due could not be read.'));
  };
  const timer = setInterval(lookAlone, everyMilliseconds);
  return {
    figures: () => turns.figures,
    sweep: {
      name: 'webhooks.courier',
      async run() {
        const queued = await look();
        const { delivered, failed, dead } = turns.figures;
        const done = delivered + failed + dead - told;
        told += done;
        return queued + done + turns.busy.size;
      },
    },
    async stop() {
      clearInterval(timer);
      await turns.end(() => looking);
    },
  };
}

/** Puts in line what was announced, and begins a turn at every endpoint that is due while there are places. */
async function takeUp({ pool, clock }: Sending, turns: Turns): Promise<number> {
  if (turns.isEnding()) return 0;
  const queued = await queueAll(pool, clock);
  for (const failing of [false, true]) {
    const now = clock.now();
    const until = new Date(now.getTime() + leaseMilliseconds);
    const take = { now, until, lease: randomUUID(), busy: [...turns.busy.keys()], failing };
    const room = turns.room(failing);
    if (room > 0 && !turns.isEnding()) for (const held of await takeQueues(pool, take, room)) turns.begin(held);
  }
  return queued;
}

/** The turns of this process that are under way. */
function openTurns(needs: Sending) {
  const stopping = new AbortController();
  const figures: Figures = { delivered: 0, failed: 0, dead: 0 };
  const busy = new Map<string, { readonly failing: boolean; readonly done: Promise<void> }>();
  let ending = false;
  const isEnding = () => ending;
  const serving = { ...needs, figures, isEnding, stopping: stopping.signal };
  return {
    figures,
    busy,
    isEnding,
    room: (failing: boolean) =>
      places[failing ? 'failing' : 'answering'] - [...busy.values()].filter((turn) => turn.failing === failing).length,
    begin(held: Taken): void {
      const done = serveEndpoint(serving, held)
        .catch((error: unknown) => needs.log.error({ ...held, err: error }, 'A turn at a webhook failed.'))
        .finally(() => busy.delete(held.endpoint));
      busy.set(held.endpoint, { failing: held.failures > 0, done });
    },
    /** Lets what is on its way arrive; what has not within a few seconds is broken off and sent again later. */
    async end(looking: () => Promise<unknown> | undefined): Promise<void> {
      ending = true;
      await looking()?.catch(() => undefined);
      const timer = setTimeout(() => stopping.abort(), patienceMilliseconds);
      await Promise.all([...busy.values()].map(({ done }) => done));
      clearTimeout(timer);
    },
  };
}

const eventsAtATime = 500;
const chunksAtMost = 5;

/** What was announced, but never for ever: what comes in meanwhile waits for the next look. */
async function queueAll(pool: Pool, clock: Clock): Promise<number> {
  let queued = 0;
  for (let chunk = 0; chunk < chunksAtMost; chunk++) {
    const count = await queueEvents(pool, clock.now(), eventsAtATime);
    queued += count;
    if (count < eventsAtATime) break;
  }
  return queued;
}
