import { sql } from 'kysely';
import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { OrderStatus, PanelOrder } from './order.ts';
import { findOrder, noSuchOrder, toOrder, type OrderRow } from './order-rows.ts';
import type { PanelRefill } from './refill.ts';
import { refillsOf } from './refill-rows.ts';
import type { RunState } from './run.ts';
import { selectRuns } from './run-rows.ts';
import { selectSteps, type Step } from './step-rows.ts';

export type OrderFilter = {
  readonly workspace: WorkspaceId;
  readonly user?: string;
  readonly status?: OrderStatus;
  readonly service?: number;
  /** The number of the last order of the page before. */
  readonly cursor?: string;
  readonly limit?: number;
};

export type OrderPage = { readonly orders: readonly PanelOrder[]; readonly cursor?: string };

/** Orders of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listOrders(pool: Pool, filter: OrderFilter): Promise<OrderPage> {
  const { workspace, user, status, service, cursor } = filter;
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const { rows } = await sql<OrderRow>`select * from reselling.panel_order where workspace_id = ${workspace}
    ${user === undefined ? sql`` : sql`and user_id = ${user}`}
    ${status === undefined ? sql`` : sql`and status = ${status}`}
    ${service === undefined ? sql`` : sql`and service = ${service}`}
    ${cursor === undefined ? sql`` : sql`and number < ${cursor}`}
    order by number desc limit ${limit + 1}`.execute(pool);
  const orders = rows.slice(0, limit).map(toOrder);
  const last = orders.at(-1);
  return rows.length > limit && last ? { orders, cursor: String(last.number) } : { orders };
}

/** An order with all it went through. */
export type OrderStory = {
  readonly order: PanelOrder;
  readonly runs: readonly RunState[];
  readonly steps: readonly Step[];
  readonly refills: readonly PanelRefill[];
};

/** One order, by its number or its id. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getOrder(pool: Pool, workspace: WorkspaceId, name: string): Promise<OrderStory> {
  const asked = isId('ro', name) ? name : /^\d{1,15}$/.test(name) ? Number(name) : undefined;
  const order = asked === undefined ? undefined : await findOrder(pool, workspace, asked);
  if (!order) throw noSuchOrder();
  const [runs, steps, refills] = await Promise.all([
    selectRuns(pool, order),
    selectSteps(pool, workspace, order.id),
    refillsOf(pool, order),
  ]);
  return { order, runs, steps, refills };
}
