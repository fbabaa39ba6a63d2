import { sql } from 'kysely';
import type { Pool } from '#database';
import type { JsonObject } from '#jobs';
import { isId, Refusal, type Id, type WorkspaceId } from '#kernel';
import type { Attempt, Delivery, DeliveryStatus } from './delivery.ts';
import { needEndpoint } from './endpoint-rows.ts';

export type DeliveryFilter = {
  readonly status?: DeliveryStatus;
  readonly customer?: string;
  readonly type?: string;
  /** Put in line at this instant or later. */
  readonly from?: Date;
  /** Put in line before this instant. */
  readonly to?: Date;
  /** Where the page before ended. */
  readonly cursor?: string;
  /** 1 to 200; 50, when not given. */
  readonly limit?: number;
};

export type DeliveryPage = { readonly deliveries: readonly Delivery[]; readonly cursor?: string };

type Row = {
  id: Id<'dlv'>;
  position: bigint;
  event: Id<'evt'>;
  type: string;
  customer: string | null;
  status: DeliveryStatus;
  tries: number;
  attempts: Attempt[];
  occurred_at: Date;
  data: JsonObject;
  queued_at: Date;
  done_at: Date | null;
  next_try_at: Date | null;
};

/** What was sent to an endpoint and what came of it, newest first. Refuses with `not_found` or `invalid_request`. */
export async function listDeliveries(
  pool: Pool,
  workspace: WorkspaceId,
  id: string,
  filter: DeliveryFilter = {},
): Promise<DeliveryPage> {
  const { endpoint } = await needEndpoint(pool, workspace, id);
  const { limit = 50 } = filter;
  const rows = await select(pool, workspace, endpoint.id, filter, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { deliveries: page.map(toDelivery), ...(rows.length > limit && last && { cursor: String(last.position) }) };
}

async function select(
  pool: Pool,
  workspace: WorkspaceId,
  endpoint: string,
  { status, customer, type, from, to, cursor }: DeliveryFilter,
  limit: number,
): Promise<readonly Row[]> {
  const conditions = [
    ...(status ? [sql`and d.status = ${status}`] : []),
    ...(customer === undefined ? [] : [sql`and d.lane = webhooks.lane_of(${customer})`]),
    ...(type === undefined ? [] : [sql`and v.type = ${type}`]),
    ...(from ? [sql`and d.queued_at >= ${from}`] : []),
    ...(to ? [sql`and d.queued_at < ${to}`] : []),
    ...(cursor === undefined ? [] : [sql`and d.position < ${positionOf(cursor)}`]),
  ];
  const { rows } = await sql<Row>`
    select d.id, d.position, d.event, v.type, v.customer, d.status, d.tries, d.attempts, v.occurred_at, v.data,
      d.queued_at, d.done_at,
      case when d.status = 'pending' and not exists (
        select from webhooks.delivery before where before.workspace_id = d.workspace_id
          and before.endpoint = d.endpoint and before.lane = d.lane and before.status = 'pending'
          and before.position < d.position) then l.due_at end as next_try_at
    from webhooks.delivery d
    join webhooks.event v on (v.workspace_id, v.id) = (d.workspace_id, d.event)
    left join webhooks.lane l on (l.workspace_id, l.endpoint, l.lane) = (d.workspace_id, d.endpoint, d.lane)
    where d.workspace_id = ${workspace} and d.endpoint = ${endpoint} ${conditions.length > 0 ? sql.join(conditions, sql` `) : sql``}
    order by d.position desc limit ${limit}`.execute(pool);
  return rows;
}

function positionOf(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw new Refusal('invalid_request', 'Give the cursor of the page before, as it was.');
}

function toDelivery(row: Row): Delivery {
  if (!isId('dlv', row.id) || !isId('evt', row.event)) throw new Error(`The row of delivery ${row.id} is damaged.`);
  return {
    id: row.id,
    event: row.event,
    type: row.type,
    customer: row.customer,
    status: row.status,
    tries: row.tries,
    attempts: row.attempts,
    occurredAt: row.occurred_at,
    data: row.data,
    queuedAt: row.queued_at,
    doneAt: row.done_at,
    nextTryAt: row.next_try_at,
  };
}
