import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sweep } from '#jobs';
import type { Sending } from './needs.ts';
import { queueEvents, takeQueues } from './queue-rows.ts';
import { serveEndpoint, type Figures } from './serve-endpoint.ts';
import { openSlots } from './slots.ts';

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
const endpointsAtOnce = 32;
const sendsAtOnce = 64;
const eventsAtATime = 500;
const patienceMilliseconds = 5000;

/**
 * Sends events to receivers, beside everything else and slowed by nothing: it has its own beat, and its own pool.
 * Any number of processes do so; each endpoint is served by one of them at a time.
 */
export function openCourier(needs: Sending): Courier {
  const { pool, clock, log } = needs;
  const stopping = new AbortController();
  const figures: Figures = { delivered: 0, failed: 0, dead: 0 };
  const serving = { ...needs, figures, slots: openSlots(sendsAtOnce), stopping: stopping.signal };
  const busy = new Map<string, Promise<void>>();
  const tries = () => figures.delivered + figures.failed + figures.dead;
  let looking: Promise<number> | undefined;
  let stopped = false;
  let told = 0;

  async function takeUp(): Promise<number> {
    const queued = await queueAll(needs);
    const now = clock.now();
    const take = {
      now,
      until: new Date(now.getTime() + leaseMilliseconds),
      lease: randomUUID(),
      busy: [...busy.keys()],
    };
    const room = endpointsAtOnce - busy.size;
    if (room > 0 && !stopped)
      for (const held of await takeQueues(pool, take, room)) {
        const turn = serveEndpoint(serving, held)
          .catch((error: unknown) =>
            log.error({ ...held, err: error }, 'A turn at a webhook failed; it is taken up again.'),
          )
          .finally(() => busy.delete(held.endpoint));
        busy.set(held.endpoint, turn);
      }
    return queued;
  }

  const look = () => (looking ??= takeUp().finally(() => (looking = undefined)));
  const lookAlone = () => {
    if (!looking)
      look().catch((error: unknown) => log.error({ err: error }, 'The webhooks that are due could not be read.'));
  };
  const timer = setInterval(lookAlone, everyMilliseconds);

  async function run(): Promise<number> {
    if (stopped) return 0;
    const queued = await look();
    const done = tries() - told;
    told += done;
    return queued + done + busy.size;
  }

  return {
    sweep: { name: 'webhooks.courier', run },
    figures: () => figures,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await looking?.catch(() => 0);
      const patience = new AbortController();
      const over = sleep(patienceMilliseconds, undefined, { signal: patience.signal }).then(
        () => stopping.abort(),
        () => {},
      );
      await Promise.all(busy.values());
      patience.abort();
      await over;
    },
  };
}

/** All of it, but never for ever: what is announced meanwhile waits for the next look. */
async function queueAll({ pool, clock }: Sending): Promise<number> {
  let queued = 0;
  for (let chunk = eventsAtATime; chunk === eventsAtATime && queued < 20 * eventsAtATime; queued += chunk)
    chunk = await queueEvents(pool, clock.now(), eventsAtATime);
  return queued;
}
