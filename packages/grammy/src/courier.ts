import type { Update } from 'grammy/types';
import type { Entry, Outbox } from './outbox.ts';

/** What became of one try to deliver: taken, or refused for good. Anything that may pass is thrown. */
export type Verdict = { readonly taken: true } | { readonly taken: false; readonly reason: string };

export type CourierNeeds = {
  outbox: Outbox;
  send: (bot: string, update: Update) => Promise<Verdict>;
  log: (message: string) => void;
  /** Milliseconds before the second try; doubled with each failure, up to `pauseMax`. */
  pauseMin?: number;
  pauseMax?: number;
};

export type Courier = {
  /** Keeps the update, then carries it. Resolves once it is kept; see `Kept` for its arrival. */
  carry(bot: string, update: Update): Promise<Kept>;
  /** Tries at once. True when nothing waits any more, false when the platform cannot be reached. */
  flush(): Promise<boolean>;
  /** Flushes, then stops; what could not be delivered stays in the outbox for the next start. */
  close(): Promise<void>;
};

export type Kept = {
  /** True when the platform has taken it within this time; false when it will arrive later, or was refused. */
  arrived(milliseconds: number): Promise<boolean>;
};

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());
const nameOf = (bot: string, update: Update) => `${bot}/${update.update_id}`;

/**
 * Carries what is in the outbox to the platform: one at a time, oldest first, for ever, with growing pauses
 * while the platform cannot be reached. It begins with what an earlier process left behind.
 */
export function startCourier({ outbox, send, log, pauseMin = 500, pauseMax = 15_000 }: CourierNeeds): Courier {
  let closed = false;
  let failures = 0;
  let round = Promise.withResolvers<boolean>();
  let wake = Promise.withResolvers<void>();
  const expected = new Map<string, PromiseWithResolvers<boolean>>();

  async function deliver(entry: Entry): Promise<void> {
    const verdict = await send(entry.bot, entry.update);
    if (verdict.taken) await outbox.done(entry);
    else await outbox.refuse(entry, verdict.reason);
    if (!verdict.taken) log(`Update ${entry.update.update_id} was refused and set aside: ${verdict.reason}`);
    const name = nameOf(entry.bot, entry.update);
    expected.get(name)?.resolve(verdict.taken);
    expected.delete(name);
  }

  /** Delivers until nothing waits (true) or the platform fails (false). */
  async function emptyOutbox(): Promise<boolean> {
    try {
      for (let entry = await outbox.first(); entry; entry = await outbox.first()) {
        await deliver(entry);
        failures = 0;
      }
      return true;
    } catch (error) {
      failures += 1;
      log(`Payment updates wait in the outbox (try ${failures}): ${messageOf(error)}`);
      return false;
    }
  }

  async function run(): Promise<void> {
    while (!closed) {
      const woken = (wake = Promise.withResolvers<void>()).promise; // made first, so a call during the round counts
      const empty = await emptyOutbox();
      const ended = round;
      round = Promise.withResolvers<boolean>();
      ended.resolve(empty);
      const pause = Math.min(pauseMax, pauseMin * 2 ** (failures - 1));
      await (empty ? woken : Promise.race([woken, sleep(pause)]));
    }
  }

  async function flush(): Promise<boolean> {
    let empty = true;
    while (empty && (await outbox.first())) {
      const ended = round.promise;
      wake.resolve();
      empty = await ended;
    }
    return empty;
  }

  const running = run();
  return {
    async carry(bot, update) {
      const arrival = Promise.withResolvers<boolean>();
      expected.set(nameOf(bot, update), arrival);
      await outbox.add(bot, update);
      if (failures === 0) wake.resolve(); // while the platform is away, its own pauses decide
      return {
        arrived: (milliseconds) =>
          Promise.race([arrival.promise, sleep(failures > 0 ? 0 : milliseconds).then(() => false)]),
      };
    },
    flush,
    async close() {
      await flush();
      closed = true;
      wake.resolve();
      await running;
      await outbox.close();
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
