import type { Log, Sweep } from './job.ts';

export type Sweeper = {
  /** Runs every sweep once, after a round that is under way. Answers how much they did. */
  round(): Promise<number>;
  /** No round starts after this; resolves when the last one has ended. */
  stop(): Promise<void>;
};

const everyMilliseconds = 1000;

/** Runs the sweeps one after another, each second of real time. One that fails is logged and stops no other. */
export function openSweeper(sweeps: readonly Sweep[], log: Log): Sweeper {
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
  const timer = setInterval(() => {
    if (idle) void round();
  }, everyMilliseconds);

  return {
    round,
    async stop() {
      stopped = true;
      clearInterval(timer);
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
