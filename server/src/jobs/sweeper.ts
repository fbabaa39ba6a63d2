import { setTimeout as sleep } from 'node:timers/promises';
import type { Log, Sweep } from './job.ts';

export type Sweeper = {
  /**
   * Runs every sweep once, each lane after its round that is under way. Answers how much they did; nothing when a lane was
   * not through within `milliseconds`.
   */
  round(milliseconds: number): Promise<number | undefined>;
  /** No round starts after this; resolves when the last ones have ended. */
  stop(): Promise<void>;
};

const everyMilliseconds = 1000;

/**
 * Runs the sweeps each second of real time: those of a lane one after another, the lanes beside each other. One that
 * fails is logged and stops no other; one that takes long holds up its own lane only.
 */
export function openSweeper(sweeps: readonly Sweep[], log: Log): Sweeper {
  const lanes = [...Map.groupBy(sweeps, ({ lane = '' }) => lane).values()].map((lane) => openLane(lane, log));
  const timer = setInterval(() => {
    for (const lane of lanes) lane.tick();
  }, everyMilliseconds);
  return {
    round: (milliseconds) => inTime(Promise.all(lanes.map((lane) => lane.round())).then(sum), milliseconds),
    async stop() {
      clearInterval(timer);
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

const sum = (parts: readonly number[]): number => parts.reduce((whole, part) => whole + part, 0);

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  const ended = new AbortController();
  const tooLate = sleep(Math.max(milliseconds, 0), undefined, { signal: ended.signal });
  tooLate.catch(() => {}); // ended before its time, on purpose
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    ended.abort();
  }
}

type Lane = { round(): Promise<number>; tick(): void; stop(): Promise<void> };

function openLane(sweeps: readonly Sweep[], log: Log): Lane {
  let last: Promise<number> = Promise.resolve(0);
  let stopped = false;
  let idle = true;

  async function runAll(): Promise<number> {
    idle = false;
    let done = 0;
    for (const sweep of sweeps) if (!stopped) done += await runOne(sweep, log);
    idle = true;
    return done;
  }

  const round = () => (last = last.then(runAll));
  return {
    round,
    tick: () => void (idle && round()),
    async stop() {
      stopped = true;
      await last;
    },
  };
}

async function runOne(sweep: Sweep, log: Log): Promise<number> {
  try {
    return await sweep.run();
  } catch (error) {
    log.error({ sweep: sweep.name, err: error }, 'A sweep failed; it runs again in a second.');
    return 0;
  }
}
