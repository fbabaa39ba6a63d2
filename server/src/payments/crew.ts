import type { Log, Sweep } from '#jobs';

/** Does things at once and beside each other, at most so many for one account: what one is slow at delays no other. */
export type Crew = {
  /** Whether what is begun now will have its turn soon; what is not begun is left to the sweeps. */
  hasRoom(account: string): boolean;
  /** Begins `work`, now or when those before it are done. */
  start(account: string, work: () => Promise<void>): void;
  /** For `openJobs`: whoever settles waits until nothing runs here. */
  readonly sweep: Sweep;
  /** Resolves when nothing runs; call it before what the work needs is closed. */
  quiet(): Promise<void>;
};

const atOnce = 16;
const mostWaiting = 256;

type Bench = { running: number; readonly waiting: (() => Promise<void>)[] };

/** A crew of this process. What it had not begun when the process dies is found by the sweeps. */
export function openCrew(log: Log): Crew {
  const benches = new Map<string, Bench>();
  const running = new Set<Promise<void>>();
  let done = 0;

  async function take(account: string, bench: Bench): Promise<void> {
    for (let next = bench.waiting.shift(); next; next = bench.waiting.shift()) {
      await next().catch((error: unknown) => log.error({ account, err: error }, 'What was begun at once failed.'));
      done += 1;
    }
    bench.running -= 1;
    if (bench.running === 0) benches.delete(account);
  }

  function start(account: string, work: () => Promise<void>): void {
    const bench = benches.get(account) ?? { running: 0, waiting: [] };
    benches.set(account, bench);
    bench.waiting.push(work);
    if (bench.running >= atOnce) return;
    bench.running += 1;
    const taking = take(account, bench);
    running.add(taking);
    void taking.finally(() => running.delete(taking));
  }

  const quiet = async () => {
    while (running.size > 0) await Promise.all(running);
  };
  const run = async () => {
    await quiet();
    const did = done;
    done = 0;
    return did;
  };
  const hasRoom = (account: string) => (benches.get(account)?.waiting.length ?? 0) < mostWaiting;
  return { hasRoom, start, quiet, sweep: { name: 'payments.at_once', lane: 'payments.at_once', run } };
}
