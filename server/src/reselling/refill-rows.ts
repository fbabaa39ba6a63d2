import { sql } from 'kysely';
import { isId, Refusal, type Id, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Fulfiller } from '#catalogue';
import type { PanelRefill, RefillStatus } from './refill.ts';
import type { Taking } from './run-rows.ts';

export type RefillRow = {
  workspace_id: number;
  number: bigint;
  id: string;
  order_id: string;
  order_number: bigint;
  user_id: string;
  status: RefillStatus;
  reason: string | null;
  requested_at: Date;
  tries: number;
  ended_at: Date | null;
};

export function toRefill(row: RefillRow): PanelRefill & { readonly tries: number } {
  const { id, order_id: order } = row;
  if (!isId('prf', id) || !isId('ro', order)) throw new Error(`The row of refill ${id} is damaged.`);
  return {
    workspace: row.workspace_id,
    id,
    number: Number(row.number),
    order,
    orderNumber: Number(row.order_number),
    user: row.user_id,
    status: row.status,
    reason: row.reason,
    requestedAt: row.requested_at,
    tries: row.tries,
    endedAt: row.ended_at,
  };
}

export type NewRefill = Pick<PanelRefill, 'workspace' | 'id' | 'order' | 'orderNumber' | 'user' | 'requestedAt'> & {
  readonly fulfilledBy: Fulfiller;
};

/** The caller has locked the order. */
export async function insertRefill(tx: Tx, refill: NewRefill): Promise<PanelRefill> {
  const { workspace, id, order, orderNumber, user, fulfilledBy, requestedAt } = refill;
  const { rows } = await sql<RefillRow>`
    insert into reselling.refill (workspace_id, number, id, order_id, order_number, user_id, fulfilled_by, requested_at, due_at)
    values (${workspace}, reselling.next_number(${workspace}, 'refill'), ${id}, ${order}, ${orderNumber}, ${user},
      ${fulfilledBy}, ${requestedAt}, ${requestedAt}) returning *`.execute(tx);
  if (!rows[0]) throw new Error('A refill was not written.');
  return toRefill(rows[0]);
}

/** The latest refill of an order. */
export async function lastRefill(
  db: Pool | Tx,
  { workspace, id }: { readonly workspace: WorkspaceId; readonly id: string },
): Promise<PanelRefill | undefined> {
  const { rows } = await sql<RefillRow>`select * from reselling.refill
    where workspace_id = ${workspace} and order_id = ${id} order by number desc limit 1`.execute(db);
  return rows[0] && toRefill(rows[0]);
}

export async function refillsOf(
  db: Pool | Tx,
  { workspace, id }: { readonly workspace: WorkspaceId; readonly id: string },
): Promise<PanelRefill[]> {
  const { rows } = await sql<RefillRow>`select * from reselling.refill
    where workspace_id = ${workspace} and order_id = ${id} order by number limit 1000`.execute(db);
  return rows.map(toRefill);
}

/** These of a user's refills, by their numbers. What is not theirs, or not there, is left out. */
export async function getRefills(
  db: Pool | Tx,
  workspace: WorkspaceId,
  user: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, PanelRefill>> {
  const { rows } = await sql<RefillRow>`select * from reselling.refill
    where workspace_id = ${workspace} and number = any(${numbers.filter(Number.isSafeInteger)}::bigint[])
      and user_id = ${user}`.execute(db);
  return new Map(rows.map((row) => [Number(row.number), toRefill(row)]));
}

export async function findRefill(
  db: Pool | Tx,
  workspace: WorkspaceId,
  id: Id<'prf'>,
  lock: 'lock' | 'look' = 'look',
): Promise<PanelRefill> {
  const { rows } = await sql<RefillRow>`select * from reselling.refill where workspace_id = ${workspace} and id = ${id}
    ${lock === 'lock' ? sql`for no key update` : sql``}`.execute(db);
  if (!rows[0]) throw new Refusal('not_found', 'There is no such refill in this workspace.');
  return toRefill(rows[0]);
}

/** The caller has locked it. */
export async function updateRefill(tx: Tx, refill: PanelRefill, dueAt: Date | null): Promise<void> {
  await sql`update reselling.refill set status = ${refill.status}, reason = ${refill.reason}, due_at = ${dueAt},
      ended_at = ${refill.endedAt}
    where workspace_id = ${refill.workspace} and id = ${refill.id}`.execute(tx);
}

/** Refills that are to begin now, taken until `lease`. */
export async function takeDueRefills(pool: Pool, { by, now, lease, limit }: Taking) {
  const { rows } = await sql<RefillRow>`
    update reselling.refill r set due_at = ${lease}, tries = r.tries + 1
    from (select workspace_id, number from reselling.refill where fulfilled_by = ${by} and due_at <= ${now}
      order by due_at limit ${limit} for no key update skip locked) d
    where r.workspace_id = d.workspace_id and r.number = d.number
    returning r.*`.execute(pool);
  return rows.map(toRefill);
}
