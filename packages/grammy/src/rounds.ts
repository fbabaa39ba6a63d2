export type Rounds = {
  /** Begins a round now, or right after the one under way. */
  wake(): void;
  /** Wakes, and answers how the round under way or the next one ended. */
  next(): Promise<boolean>;
  /** How many rounds in a row have failed. */
  failures(): number;
  /** Resolves when the last round has ended. */
  stop(): Promise<void>;
};

/** Resolves after this long; does not keep the process alive. */
export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());

/**
 * Runs `round` when woken, and while it fails (answers false) again by itself, after pauses that double from
 * `pauseMin` to `pauseMax` milliseconds.
 */
export function startRounds(round: () => Promise<boolean>, pauseMin: number, pauseMax: number): Rounds {
  let stopped = false;
  let failures = 0;
  let ended = Promise.withResolvers<boolean>();
  let wake = Promise.withResolvers<void>();

  async function run(): Promise<void> {
    while (!stopped) {
      const woken = (wake = Promise.withResolvers<void>()).promise; // made first, so a call during the round counts
      const good = await round();
      failures = good ? 0 : failures + 1;
      const end = ended;
      ended = Promise.withResolvers<boolean>();
      end.resolve(good);
      const pause = Math.min(pauseMax, pauseMin * 2 ** (failures - 1));
      await (good ? woken : Promise.race([woken, sleep(pause)]));
    }
  }

  const running = run();
  return {
    wake: () => wake.resolve(),
    next() {
      wake.resolve();
      return ended.promise;
    },
    failures: () => failures,
    async stop() {
      stopped = true;
      wake.resolve();
      await running;
    },
  };
}
