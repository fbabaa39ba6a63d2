import { sql } from 'kysely';
import type { Pool } from '#database';
import type { Bot } from './bot.ts';

/** How a relay goes: what waits, what was never taken, and how long the bot took for its newest answers. */
export type RelayFigures = {
  readonly waiting: number;
  readonly undeliverable: number;
  /** Why the first one waits. */
  readonly problem?: string;
  /** Milliseconds, over the newest 200 answers of the last two hours; not given when there is none. */
  readonly answer?: { readonly p50: number; readonly p95: number; readonly last: number };
};

type Row = {
  waiting: number;
  undeliverable: number;
  problem: string | null;
  p50: number | null;
  p95: number;
  last: number;
};

/** The figures of one bot's relay. */
export async function relayFigures(
  pool: Pool,
  { workspace, id }: Pick<Bot, 'workspace' | 'id'>,
): Promise<RelayFigures> {
  const { rows } = await sql<Row>`
    with newest as (
      select answer_ms, ended_at from telegram.forward
      where bot = ${id} and workspace_id = ${workspace} and ended_at is not null and answer_ms is not null
      order by ended_at desc limit 200)
    select (select count(*)::integer from telegram.forward where bot = ${id} and status = 'waiting') as waiting,
      (select count(*)::integer from telegram.forward where bot = ${id} and ended_at is not null and status = 'undeliverable') as undeliverable,
      (select problem from telegram.forward where bot = ${id} and status = 'waiting' and problem is not null order by position limit 1) as problem,
      (select percentile_disc(0.5) within group (order by answer_ms) from newest) as p50,
      (select percentile_disc(0.95) within group (order by answer_ms) from newest) as p95,
      (select answer_ms from newest order by ended_at desc limit 1) as last`.execute(pool);
  const [row] = rows;
  if (!row) return { waiting: 0, undeliverable: 0 };
  const { waiting, undeliverable, problem, p50, p95, last } = row;
  return {
    waiting,
    undeliverable,
    ...(problem !== null && { problem }),
    ...(p50 !== null && { answer: { p50, p95, last } }),
  };
}

/** The same over all relays of this platform, of the five minutes before an instant. */
export async function relayTotals(pool: Pool, now: Date): Promise<Pick<RelayFigures, 'waiting' | 'answer'>> {
  const { rows } = await sql<Pick<Row, 'waiting' | 'p50' | 'p95' | 'last'>>`
    select (select count(*)::integer from telegram.forward where status = 'waiting') as waiting,
      percentile_disc(0.5) within group (order by answer_ms) as p50,
      percentile_disc(0.95) within group (order by answer_ms) as p95, max(answer_ms) as last
    from telegram.forward where ended_at > ${new Date(now.getTime() - 300_000)} and answer_ms is not null`.execute(
    pool,
  );
  const { waiting = 0, p50 = null, p95 = 0, last = 0 } = rows[0] ?? {};
  return { waiting, ...(p50 !== null && { answer: { p50, p95, last } }) };
}
