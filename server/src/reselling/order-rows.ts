import { sql } from 'kysely';
import { isId, Refusal, type Amount, type Id, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Fulfiller, Service } from '#catalogue';
import type { OrderReading, OrderStatus, PanelOrder } from './order.ts';
import { toTerms, type StoredTerms } from './terms.ts';

export type OrderRow = {
  workspace_id: number;
  number: bigint;
  id: string;
  user_id: string;
  key: string;
  terms: StoredTerms;
  fulfilled_by: Fulfiller;
  link: string;
  quantity: number;
  runs: number;
  interval_minutes: number | null;
  comments: string[];
  rate_units: bigint;
  charged_units: bigint;
  given_back_units: bigint;
  earned_units: bigint;
  start_count: bigint | null;
  delivered: number;
  status: OrderStatus;
  request_id: string | null;
  created_at: Date;
  cancel_asked_at: Date | null;
  ended_at: Date | null;
};

export const usd = (units: bigint): Amount => ({ asset: 'USD', units });

const countOf = (count: bigint | null): number | null => (count === null ? null : Number(count));

type ReadingRow = Pick<
  OrderRow,
  'number' | 'status' | 'quantity' | 'charged_units' | 'given_back_units' | 'start_count' | 'delivered'
>;

export const toReading = (row: ReadingRow): OrderReading => ({
  number: Number(row.number),
  status: row.status,
  quantity: row.quantity,
  charge: usd(row.charged_units - row.given_back_units),
  startCount: countOf(row.start_count),
  delivered: row.delivered,
  remains: row.quantity - row.delivered,
});

export function toOrder(row: OrderRow): PanelOrder {
  const { id } = row;
  if (!isId('ro', id)) throw new Error(`The row of order ${id} is damaged.`);
  return {
    ...toReading(row),
    workspace: row.workspace_id,
    id,
    user: row.user_id,
    key: row.key,
    service: serviceOf(row),
    fulfilledBy: row.fulfilled_by,
    link: row.link,
    runs: row.runs,
    interval: row.interval_minutes,
    comments: row.comments,
    rate: usd(row.rate_units),
    charged: usd(row.charged_units),
    givenBack: usd(row.given_back_units),
    earned: usd(row.earned_units),
    requestId: row.request_id,
    createdAt: row.created_at,
    cancelAskedAt: row.cancel_asked_at,
    endedAt: row.ended_at,
  };
}

const serviceOf = ({ workspace_id: workspace, terms }: OrderRow): Service => toTerms(workspace, terms);

export const noSuchOrder = (): Refusal => new Refusal('not_found', 'There is no such order in this workspace.');

/** An order by its public number, or by its id. */
export async function findOrder(
  db: Pool | Tx,
  workspace: WorkspaceId,
  name: number | Id<'ro'>,
): Promise<PanelOrder | undefined> {
  const { rows } = await sql<OrderRow>`select * from reselling.panel_order
    where workspace_id = ${workspace} and ${named(name)}`.execute(db);
  return rows[0] && toOrder(rows[0]);
}

/** The order of a request, and the hash of what it asked for. */
export async function findRequest(
  db: Pool,
  workspace: WorkspaceId,
  { user, requestId }: { readonly user: string; readonly requestId: string },
): Promise<{ readonly order: PanelOrder; readonly hash: string } | undefined> {
  const { rows } = await sql<OrderRow & { input_hash: string }>`select * from reselling.panel_order
    where workspace_id = ${workspace} and user_id = ${user} and request_id = ${requestId}`.execute(db);
  return rows[0] && { order: toOrder(rows[0]), hash: rows[0].input_hash };
}

/** The same, locked until commit: before its runs, and before the book. Refuses with `not_found`. */
export async function lockOrder(tx: Tx, workspace: WorkspaceId, name: number | Id<'ro'>): Promise<PanelOrder> {
  const { rows } = await sql<OrderRow>`select * from reselling.panel_order
    where workspace_id = ${workspace} and ${named(name)} for no key update`.execute(tx);
  if (!rows[0]) throw noSuchOrder();
  return toOrder(rows[0]);
}

const named = (name: number | string) =>
  typeof name === 'number' ? sql`number = ${Number.isSafeInteger(name) ? name : 0}` : sql`id = ${name}`;

/** These orders, by their ids. */
export async function findOrders(
  db: Pool | Tx,
  names: readonly { readonly workspace: WorkspaceId; readonly order: string }[],
): Promise<ReadonlyMap<string, PanelOrder>> {
  const { rows } = await sql<OrderRow>`
    select o.* from unnest(${names.map(({ workspace }) => workspace)}::integer[], ${names.map(({ order }) => order)}::text[])
      as n (workspace, id)
    join reselling.panel_order o on o.workspace_id = n.workspace and o.id = n.id`.execute(db);
  return new Map(rows.map((row) => [row.id, toOrder(row)]));
}

/** What of an order ever changes. The caller has locked it. */
export async function updateOrder(tx: Tx, order: PanelOrder): Promise<void> {
  await sql`update reselling.panel_order set status = ${order.status}, delivered = ${order.delivered},
      start_count = ${order.startCount}, given_back_units = ${order.givenBack.units}, earned_units = ${order.earned.units},
      cancel_asked_at = ${order.cancelAskedAt}, ended_at = ${order.endedAt}
    where workspace_id = ${order.workspace} and id = ${order.id}`.execute(tx);
}
