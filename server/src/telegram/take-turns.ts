import { sql } from 'kysely';
import type { Clock } from '#kernel';
import type { Pool } from '#database';
import type { Bot } from './bot.ts';

/** Telegram takes about 30 requests a second from one bot (core.telegram.org/bots/faq, "My bot is hitting limits"). */
export const turnsPerSecond = 30;
/** A turn is to be used within this time; what is not used by then is lost. */
export const turnMilliseconds = 100;
/** The most that one call is given, so that no process holds what another one could use. */
const lotMax = 10;
/** What looks that nobody waits for leave free for people. */
const keptForPeople = 5;

/** Who asks: a person who waits for the answer, or a look that was planned. */
export type Lane = 'person' | 'recheck';

/**
 * Takes up to so many requests to Telegram for this bot, counted in PostgreSQL over all processes: never more than 30
 * begin in any one second, by our clock. Answers how many may be made now, at most ten, within 100 ms; 0 means: ask
 * again later. People come first: planned looks never take the last five of a second, and none at all for a second after a person got
 * fewer than wanted.
 */
export async function takeTurns(
  { pool, clock }: { readonly pool: Pool; readonly clock: Clock },
  bot: Pick<Bot, 'workspace' | 'id'>,
  wanted: number,
  lane: Lane,
): Promise<number> {
  const { rows } = await sql<{ granted: number }>`
    select telegram.take_turns(${bot.workspace}, ${bot.id}, ${clock.now()}, ${Math.min(lotMax, Math.max(0, wanted))},
      ${turnsPerSecond}, make_interval(secs => ${turnMilliseconds / 1000}),
      ${lane === 'person' ? 0 : keptForPeople}, ${lane === 'person'}) as granted`.execute(pool);
  return rows[0]?.granted ?? 0;
}
