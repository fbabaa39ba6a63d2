import type { Update } from 'grammy/types';

/** A payment update on its way to the platform. */
export type Entry = {
  /** Grows with each entry of one outbox: the order in which the updates came. */
  readonly id: number;
  /** The bot it came to, as the platform's `/v1/bots/{bot}/updates` names it. */
  readonly bot: string;
  readonly update: Update;
};

/**
 * Keeps payment updates until the platform has taken them. The default is an append-only file; a bot that
 * already has a database may keep them there instead. Whatever it is, it keeps three promises:
 *
 * - once `add` resolves, the entry outlives a crash of the process;
 * - `first` is the oldest entry that is neither done nor refused, so order is kept;
 * - an entry may come out of `first` again after a crash: the platform takes each update once.
 */
export type Outbox = {
  add(bot: string, update: Update): Promise<Entry>;
  first(): Promise<Entry | undefined>;
  /** The platform has it: forget it. */
  done(entry: Entry): Promise<void>;
  /** The platform will never take it: set it aside where a person finds it, and go on with the next. */
  refuse(entry: Entry, reason: string): Promise<void>;
  close(): Promise<void>;
};

/** An outbox without a file, for tests: what it holds ends with the process. */
export function memoryOutbox(): Outbox & { readonly refused: { entry: Entry; reason: string }[] } {
  const waiting: Entry[] = [];
  const refused: { entry: Entry; reason: string }[] = [];
  let last = 0;
  const forget = (entry: Entry) => void waiting.splice(waiting.indexOf(entry), 1);
  return {
    refused,
    async add(bot, update) {
      const entry = { id: (last += 1), bot, update };
      waiting.push(entry);
      return entry;
    },
    first: async () => waiting[0],
    done: async (entry) => forget(entry),
    async refuse(entry, reason) {
      refused.push({ entry, reason });
      forget(entry);
    },
    close: async () => {},
  };
}
