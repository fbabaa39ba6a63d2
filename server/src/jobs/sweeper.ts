import { setTimeout as sleep } from 'node:timers/promises';
import type { Log, Sweep } from './job.ts';

export type Sweeper = {
  /**
   * Runs every sweep once, each lane after its round that is under way. Answers how much was done meanwhile, by those
   * rounds too, since it may be work for a lane that was through before; nothing when a lane was not through within
   * `milliseconds`.
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
  const run: Run = { done: 0 };
  const lanes = [...Map.groupBy(sweeps, ({ lane = '' }) => lane).values()].map((lane) => openLane(lane, log, run));
  const timer = setInterval(() => {
    for (const lane of lanes) lane.tick();
  }, everyMilliseconds);
  return {
    round(milliseconds) {
      const before = run.done;
      const through = Promise.all(lanes.map((lane) => lane.round())).then(() => run.done - before);
      return inTime(through, milliseconds);
    },
    async stop() {
      clearInterval(timer);
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

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

/** How much the sweeps of this process have done so far. */
type Run = { done: number };

type Lane = { round(): Promise<void>; tick(): void; stop(): Promise<void> };

function openLane(sweeps: readonly Sweep[], log: Log, run: Run): Lane {
  let last: Promise<void> = Promise.resolve();
  let stopped = false;
  let idle = true;

  async function runAll(): Promise<void> {
    idle = false;
    for (const sweep of sweeps) if (!stopped) run.done += await runOne(sweep, log);
    idle = true;
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
