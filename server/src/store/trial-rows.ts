import { sql } from 'kysely';
import { isId, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { ResellerOrder } from './reseller-order.ts';
import { sandboxStanding, sandboxSteps } from './trial-stories.ts';

type Row = {
  workspace_id: number;
  id: string;
  number: bigint;
  reseller: string;
  username: string;
  stars: number;
  price_asset: string;
  price_units: bigint;
  client_ref: string | null;
  ordered_at: Date;
  told: number;
};

/** What an order of a sandbox is made of; how it stands follows from its age. */
export type SandboxOrder = Pick<
  ResellerOrder,
  'id' | 'reseller' | 'username' | 'stars' | 'price' | 'clientRef' | 'orderedAt'
>;

/** How it stands at an instant. */
export function toSandboxOrder(row: Row, now: Date): ResellerOrder {
  if (!isId('so', row.id)) throw new Error(`The row of order ${row.id} is damaged.`);
  const age = (now.getTime() - row.ordered_at.getTime()) / 1000;
  const { endedAfter, ...standing } = sandboxStanding(row.username, age);
  return {
    id: row.id,
    number: row.number,
    reseller: row.reseller,
    ...standing,
    stars: row.stars,
    username: row.username,
    name: 'Sandbox User',
    price: { asset: row.price_asset, units: row.price_units },
    clientRef: row.client_ref,
    isSandbox: true,
    orderedAt: row.ordered_at,
    endedAt: endedAfter === null ? null : new Date(row.ordered_at.getTime() + endedAfter * 1000),
  };
}

export async function insertSandboxOrder(tx: Tx, workspace: WorkspaceId, order: SandboxOrder): Promise<ResellerOrder> {
  const [step] = sandboxSteps(order.username);
  const nextAt = step && new Date(order.orderedAt.getTime() + step.after * 1000);
  const { rows } =
    await sql<Row>`insert into store.sandbox_order (workspace_id, id, reseller, username, stars, price_asset,
      price_units, client_ref, ordered_at, next_at)
    values (${workspace}, ${order.id}, ${order.reseller}, ${order.username}, ${order.stars}, ${order.price.asset},
      ${order.price.units}, ${order.clientRef}, ${order.orderedAt}, ${nextAt ?? null}) returning *`.execute(tx);
  if (!rows[0]) throw new Error('An order of the sandbox was not kept.');
  return toSandboxOrder(rows[0], order.orderedAt);
}

type Whose = { readonly workspace: WorkspaceId; readonly user: string };

export async function findSandboxOrder(
  db: Pool | Tx,
  { workspace, user }: Whose,
  id: string,
  now: Date,
): Promise<ResellerOrder | undefined> {
  const { rows } = await sql<Row>`select * from store.sandbox_order
    where workspace_id = ${workspace} and reseller = ${user} and id = ${id}`.execute(db);
  return rows[0] && toSandboxOrder(rows[0], now);
}

/** Newest first, after the number of a cursor. */
export async function selectSandboxOrders(
  pool: Pool,
  { workspace, user }: Whose,
  asked: { readonly before?: bigint; readonly clientRef?: string; readonly most: number; readonly now: Date },
): Promise<ResellerOrder[]> {
  const { before, clientRef, most, now } = asked;
  const { rows } =
    await sql<Row>`select * from store.sandbox_order where workspace_id = ${workspace} and reseller = ${user}
    ${before === undefined ? sql`` : sql`and number < ${before}`}
    ${clientRef === undefined ? sql`` : sql`and client_ref = ${clientRef}`}
    order by number desc limit ${most}`.execute(pool);
  return rows.map((row) => toSandboxOrder(row, now));
}

/** One order whose next step is due, locked until commit, and how many of its steps were told. */
export async function lockDueSandboxOrder(
  tx: Tx,
  now: Date,
): Promise<{ readonly workspace: WorkspaceId; readonly order: SandboxOrder; readonly told: number } | undefined> {
  const { rows } = await sql<Row>`select * from store.sandbox_order where next_at <= ${now}
    order by next_at limit 1 for no key update skip locked`.execute(tx);
  const [row] = rows;
  return row && { workspace: row.workspace_id, order: toSandboxOrder(row, now), told: row.told };
}

export async function keepTold(
  tx: Tx,
  { workspace, id, told, nextAt }: { workspace: WorkspaceId; id: string; told: number; nextAt: Date | null },
): Promise<void> {
  await sql`update store.sandbox_order set told = ${told}, next_at = ${nextAt}
    where workspace_id = ${workspace} and id = ${id}`.execute(tx);
}
