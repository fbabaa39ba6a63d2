import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Pool } from '#database';
import type { Bot } from './bot.ts';
import type { TelegramNeeds } from './needs.ts';
import { pollBot } from './poll-bot.ts';
import { selectBots } from './queries.ts';

export type Polling = {
  /** Ends the requests that wait at Telegram, lets what came in be stored, frees the bots for other processes. */
  stop(): Promise<void>;
};

type Poll = { readonly stop: AbortController; readonly done: Promise<void> };
type Polls = Map<string, Poll>;

const lookMilliseconds = 1000;

/**
 * Polls every bot in polling mode, each from one process at a time, however many processes run this: a process
 * polls the bots whose locks it holds, and the locks live as long as its one connection to the database does.
 * Bots that are added, removed or switched later are noticed within a second.
 */
export function pollBots(needs: TelegramNeeds): Polling {
  const stop = new AbortController();
  const running = keepPolling(needs, stop.signal);
  return {
    stop() {
      stop.abort();
      return running;
    },
  };
}

async function keepPolling(needs: TelegramNeeds, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await needs.pool.connection().execute((connection) => pollUnderLocks(needs, connection, stop));
    } catch (error) {
      needs.log.warn({ err: error }, 'The connection that holds the polling locks broke; starting again.');
      await pause(stop);
    }
  }
}

const pause = (stop: AbortSignal) => sleep(lookMilliseconds, undefined, { signal: stop }).catch(() => {});

async function pollUnderLocks(needs: TelegramNeeds, connection: Pool, stop: AbortSignal): Promise<void> {
  const polls: Polls = new Map();
  try {
    while (!stop.aborted) {
      const bots = await selectBots(connection, { mode: 'polling' });
      await endPolls(connection, polls, new Set(bots.map(nameOf)));
      for (const bot of bots) if (!polls.has(nameOf(bot))) await tryToPoll(needs, connection, polls, bot);
      await pause(stop);
    }
  } finally {
    await endPolls(connection, polls, new Set());
  }
}

const nameOf = (bot: Bot): string => `telegram.polling:${bot.workspace}:${bot.id}`;

async function tryToPoll(needs: TelegramNeeds, connection: Pool, polls: Polls, bot: Bot): Promise<void> {
  const name = nameOf(bot);
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_lock(hashtextextended(${name}, 0)) as mine`.execute(connection);
  if (!rows[0]?.mine) return;
  const stop = new AbortController();
  polls.set(name, { stop, done: pollBot(needs, bot, stop.signal) });
}

/** Ends the polls of bots that are no longer to be polled, and only then lets go of their locks. */
async function endPolls(connection: Pool, polls: Polls, wanted: ReadonlySet<string>): Promise<void> {
  const ending = [...polls].filter(([name]) => !wanted.has(name));
  for (const [, poll] of ending) poll.stop.abort();
  await Promise.all(ending.map(([, poll]) => poll.done));
  for (const [name] of ending) {
    polls.delete(name);
    await sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`.execute(connection);
  }
}
