import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { transaction, type Tx } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';
import type { Endpoint } from './endpoint.ts';
import { needEndpoint } from './endpoint-rows.ts';
import type { EventType } from './event-type.ts';
import type { Changing } from './needs.ts';
import { lockLine, putInLine } from './queue-rows.ts';

/** One replay puts at most so many events in line; a longer span is replayed in parts. */
export const replayMax = 10_000;

export type ReplayRequest = {
  /** The caller's Idempotency-Key: the same key is the same replay. */
  readonly key: string;
  /** Announced at this instant or later … */
  readonly from: Date;
  /** … and before this one. */
  readonly to: Date;
  /** What the endpoint wants to hear of, when not given. */
  readonly types?: readonly EventType[];
};

/** How many events were put in line again. */
export type Replayed = { readonly queued: number };

type Needs = Pick<Changing, 'pool' | 'clock'>;

/**
 * Sends the events of a span of time again, delivered before or not: each under its own id, in order per customer,
 * behind what waits already. Events that still wait are left where they are. Refuses with `not_found`,
 * `webhook_disabled`, `invalid_request` (too many at once) or `idempotency_conflict`.
 */
export async function replayEvents(
  { pool, clock }: Needs,
  workspace: WorkspaceId,
  id: string,
  request: ReplayRequest,
): Promise<Replayed> {
  const { endpoint } = await needEndpoint(pool, workspace, id);
  return transaction(pool, async (tx) => {
    await lockLine(tx);
    const told = await answerTo(tx, endpoint, request);
    if (told) return told;
    requireEnabled((await needEndpoint(tx, workspace, id)).endpoint);
    const events = await eventsOf(tx, endpoint, request);
    if (events.length > replayMax)
      throw new Refusal('invalid_request', `That are more than ${replayMax} events. Ask for a shorter span of time.`);
    const queued = await putInLine(tx, { now: clock.now(), events, endpoint: id });
    await sql`insert into webhooks.replay (workspace_id, key, input_hash, queued, asked_at)
      values (${workspace}, ${request.key}, ${hashOf(endpoint, request)}, ${queued}, ${clock.now()})`.execute(tx);
    return { queued };
  });
}

/** Sends the event of one delivery again. Refuses with `not_found` or `webhook_disabled`. */
export async function replayDelivery(
  { pool, clock }: Needs,
  workspace: WorkspaceId,
  id: string,
  delivery: string,
): Promise<Replayed> {
  await needEndpoint(pool, workspace, id);
  return transaction(pool, async (tx) => {
    await lockLine(tx);
    const { endpoint } = await needEndpoint(tx, workspace, id);
    const { rows } = await sql<{ seq: bigint; lane: string; waits: boolean }>`
      select v.seq, d.lane, exists (${waiting(endpoint)}) as waits from webhooks.delivery d
      join webhooks.event v on (v.workspace_id, v.id) = (d.workspace_id, d.event)
      where d.workspace_id = ${workspace} and d.id = ${delivery} and d.endpoint = ${id}`.execute(tx);
    const [found] = rows;
    if (!found) throw new Refusal('not_found', 'There is no such delivery to this webhook.');
    requireEnabled(endpoint);
    if (found.waits) return { queued: 0 };
    return { queued: await putInLine(tx, { now: clock.now(), events: [found.seq], endpoint: id, lane: found.lane }) };
  });
}

function requireEnabled({ status }: Endpoint): void {
  if (status === 'disabled')
    throw new Refusal('webhook_disabled', 'This webhook is disabled, so nothing is sent to it. Enable it first.');
}

/** A delivery of the event `v` to this endpoint that still waits. */
const waiting = ({ workspace, id }: Endpoint) => sql`
  select from webhooks.delivery w where w.workspace_id = ${workspace} and w.event = v.id and w.endpoint = ${id}
    and w.status = 'pending'`;

async function eventsOf(tx: Tx, endpoint: Endpoint, { from, to, types }: ReplayRequest): Promise<bigint[]> {
  const wanted = types ?? endpoint.events;
  const { rows } = await sql<{ seq: bigint }>`
    select v.seq from webhooks.event v
    where v.workspace_id = ${endpoint.workspace} and v.queued_at >= ${from} and v.queued_at < ${to}
      and (${wanted.includes('*' as EventType)} or v.type = any(${[...wanted]}::text[]))
      and v.type <> 'webhook.test' and webhooks.hears(${endpoint.audience}, v.audience, v.is_private) and not exists (${waiting(endpoint)})
    order by v.seq limit ${replayMax + 1}`.execute(tx);
  return rows.map(({ seq }) => seq);
}

const hashOf = ({ id }: Endpoint, { from, to, types }: ReplayRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([id, from.toISOString(), to.toISOString(), types ? [...types].sort() : null]))
    .digest('hex');

/** What was answered under this key before, if it was. */
async function answerTo(tx: Tx, endpoint: Endpoint, request: ReplayRequest): Promise<Replayed | undefined> {
  const { rows } = await sql<{ input_hash: string; queued: number }>`
    select input_hash, queued from webhooks.replay
    where workspace_id = ${endpoint.workspace} and key = ${request.key}`.execute(tx);
  const [known] = rows;
  if (known && known.input_hash !== hashOf(endpoint, request))
    throw new Refusal('idempotency_conflict', 'This key was used for another replay. Use a new key for a new one.');
  return known && { queued: known.queued };
}
