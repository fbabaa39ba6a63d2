import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { entitlementsAt } from './entitlement-rows.ts';

/** Somebody billing knows. Ids are ordered by when they were made, so `id` says where to read on. */
export type Met = {
  readonly id: string;
  readonly customer: string;
  readonly since: Date;
  /** When they were met, or given this access. */
  readonly from: Date;
};

/** Customers that billing has met, after this id. */
export async function customersAfter(pool: Pool, workspace: WorkspaceId, id: string, most: number): Promise<Met[]> {
  const { rows } = await sql<Met>`select id, customer, since, since as "from" from billing.customer
    where workspace_id = ${workspace} and id > ${id} order by id limit ${most}`.execute(pool);
  return rows;
}

/** Customers with access to a feature that was given after this id, whether or not it still runs; `id` is the access's. */
export async function holdersAfter(
  pool: Pool,
  workspace: WorkspaceId,
  { feature, id, most }: { feature: string; id: string; most: number },
): Promise<Met[]> {
  const { rows } = await sql<Met>`
    select e.id, e.customer, coalesce(c.since, e.granted_at) as since, e.granted_at as "from" from billing.entitlement e
    left join billing.customer c on c.workspace_id = e.workspace_id and c.customer = e.customer
    where e.workspace_id = ${workspace} and e.id > ${id} and e.feature = ${feature} order by e.id limit ${most}`.execute(
    pool,
  );
  return rows;
}

/** Since when billing knows these customers; those it does not are not in it. */
export async function startOf(db: Pool | Tx, workspace: WorkspaceId, customers: readonly string[]) {
  const { rows } = await sql<{ customer: string; since: Date }>`select customer, since from billing.customer
    where workspace_id = ${workspace} and customer = any (${customers}::text[])`.execute(db);
  return new Map(rows.map(({ customer, since }) => [customer, since]));
}

/** Whether the customer may use the feature by an entitlement at an instant. */
export async function hasAccess(
  db: Pool | Tx,
  workspace: WorkspaceId,
  { customer, feature, at }: { customer: string; feature: string; at: Date },
): Promise<boolean> {
  const standing = await entitlementsAt(db, workspace, customer, at, feature);
  return standing.some(({ startsAt }) => startsAt <= at);
}
