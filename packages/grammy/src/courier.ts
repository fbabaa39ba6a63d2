import type { Update } from 'grammy/types';
import type { Entry, Outbox } from './outbox.ts';
import { sleep, startRounds } from './rounds.ts';

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

const nameOf = (bot: string, update: Update) => `${bot}/${update.update_id}`;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Carries what is in the outbox to the platform: one at a time, oldest first, for ever, with growing pauses
 * while the platform cannot be reached. It begins with what an earlier process left behind.
 */
export function startCourier({ outbox, send, log, pauseMin = 500, pauseMax = 15_000 }: CourierNeeds): Courier {
  const expected = new Map<string, PromiseWithResolvers<boolean>>();
  const rounds = startRounds(emptyOutbox, pauseMin, pauseMax);

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
      for (let entry = await outbox.first(); entry; entry = await outbox.first()) await deliver(entry);
      return true;
    } catch (error) {
      log(`Payment updates wait in the outbox until Asterism takes them: ${messageOf(error)}`);
      for (const arrival of expected.values()) arrival.resolve(false);
      expected.clear();
      return false;
    }
  }

  async function flush(): Promise<boolean> {
    let empty = true;
    while (empty && (await outbox.first())) empty = await rounds.next();
    return empty;
  }

  return {
    async carry(bot, update) {
      const arrival = Promise.withResolvers<boolean>();
      expected.set(nameOf(bot, update), arrival);
      await outbox.add(bot, update);
      const away = rounds.failures() > 0;
      if (!away) rounds.wake(); // while the platform is away, the pauses decide
      return {
        arrived: (milliseconds) => Promise.race([arrival.promise, sleep(away ? 0 : milliseconds).then(() => false)]),
      };
    },
    flush,
    async close() {
      await flush();
      await rounds.stop();
      await outbox.close();
    },
  };
}
