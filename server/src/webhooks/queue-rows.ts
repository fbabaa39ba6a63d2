import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { WorkspaceId } from '#kernel';

/** The queue of one endpoint, as one courier holds it. */
export type Held = { readonly workspace: WorkspaceId; readonly endpoint: string; readonly lease: string };

/** A queue as it was taken, with how often in a row its receiver had failed. */
export type Taken = Held & { readonly failures: number };

/** The first delivery of a lane, with what it tells. */
export type Head = {
  readonly delivery: string;
  readonly lane: string;
  readonly tries: number;
  readonly first_tried_at: Date | null;
  readonly event: string;
  readonly type: string;
  readonly occurred_at: Date;
  readonly data: unknown;
};

/** Puts events that nobody has seen in line for the endpoints that want them. Answers how many events. */
export async function queueEvents(pool: Pool, now: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select webhooks.queue_events(${now}, ${limit}) as n`.execute(pool);
  return rows[0]?.n ?? 0;
}

/** Puts one event in line for one endpoint, whatever it wants to hear of. The caller holds the line. */
export async function putInLine(
  tx: Tx,
  {
    now,
    events,
    endpoint,
    lane = null,
  }: { now: Date; events: readonly bigint[]; endpoint: string; lane?: string | null },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select webhooks.put_in_line(${now}, ${events}::bigint[], ${endpoint}, ${lane}) as n`.execute(tx);
  return rows[0]?.n ?? 0;
}

/**
 * Waits for whoever puts deliveries in line, and keeps others from it until commit: so a later position is never seen
 * before an earlier one.
 */
export const lockLine = (tx: Tx): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtext('webhooks.line'))`.execute(tx);

type Take = {
  readonly now: Date;
  readonly until: Date;
  readonly lease: string;
  readonly busy: readonly string[];
  readonly failing: boolean;
};

/** Takes queues that are due, of receivers that fail or of those that answer, for as long as the lease lasts. */
export async function takeQueues(
  pool: Pool,
  { now, until, lease, busy, failing }: Take,
  limit: number,
): Promise<Taken[]> {
  const { rows } = await sql<{ workspace_id: number; endpoint: string; failures: number }>`
    select * from webhooks.take_queues(${now}, ${until}, ${lease}, ${busy}::text[], ${failing}, ${limit})`.execute(
    pool,
  );
  return rows.map(({ workspace_id: workspace, endpoint, failures }) => ({ workspace, endpoint, lease, failures }));
}

/** The first deliveries of the lanes that are due, longest waiting first. */
export async function dueHeads(pool: Pool, held: Held, now: Date, limit: number): Promise<readonly Head[]> {
  const { rows } = await sql<Head>`
    select * from webhooks.due_heads(${held.workspace}, ${held.endpoint}, ${now}, ${limit})`.execute(pool);
  return rows;
}

/** The first delivery of a lane, if anything waits in it. */
export async function headOf(pool: Pool, held: Held, lane: string): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select * from webhooks.head_of(${held.workspace}, ${held.endpoint}, ${lane})`.execute(pool);
  return rows[0];
}

export type Tried = {
  readonly outcome: 'sent' | 'failed' | 'dead';
  readonly attempt: object;
  readonly now: Date;
  /** When a failed one is tried again. */
  readonly due: Date | undefined;
  readonly down: number;
};

export type Booked = {
  /** False: the lease is another's by now, or the endpoint was switched off. */
  readonly go_on: boolean;
  /** Whether more waits in the lane. */
  readonly more: boolean;
  readonly failures: number;
  readonly failing_since: Date | null;
};

/** Books a try, if the lease is still this courier's. */
export async function bookTry(pool: Pool, held: Held, { delivery, lane }: Head, tried: Tried): Promise<Booked> {
  const { rows } = await sql<Booked>`
    select * from webhooks.book_try(${held.workspace}, ${held.endpoint}, ${held.lease}, ${delivery}, ${lane},
      ${tried.outcome}, ${JSON.stringify(tried.attempt)}, ${tried.now}, ${tried.due ?? null}, ${tried.down})`.execute(
    pool,
  );
  return rows[0] ?? { go_on: false, more: false, failures: 0, failing_since: null };
}

/** Gives the endpoint free again; until `rest` it is left alone. */
export async function endTurn(pool: Pool, held: Held, rest: Date | undefined): Promise<void> {
  await sql`select webhooks.end_turn(${held.workspace}, ${held.endpoint}, ${held.lease}, ${rest ?? null})`.execute(
    pool,
  );
}

/** What waits, over all workspaces; counting stops at 100,000. */
export async function countPending(pool: Pool): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from webhooks.delivery where status = 'pending' limit 100000) one`.execute(
    pool,
  );
  return rows[0]?.n ?? 0;
}
