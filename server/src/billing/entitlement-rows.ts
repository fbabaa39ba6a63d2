import { sql } from 'kysely';
import { newId, type Id, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Entitlement } from './entitlement.ts';

type Row = {
  id: Id<'ent'>;
  customer: string;
  feature: string;
  starts_at: Date;
  ends_at: Date | null;
  payment: Id<'pay'> | null;
  actor: string | null;
  reason: string | null;
};

const columns = sql`id, customer, feature, starts_at, nullif(ends_at, 'infinity') as ends_at, payment, actor, reason`;

/** Access that runs or is still to begin at an instant, as it was known then; the soonest to begin first. */
export async function entitlementsAt(
  db: Pool | Tx,
  workspace: WorkspaceId,
  customer: string,
  at: Date,
  feature?: string,
): Promise<Entitlement[]> {
  const only = feature === undefined ? sql`` : sql`and feature = ${feature}`;
  const { rows } = await sql<Row>`select ${columns} from billing.entitlement
    where workspace_id = ${workspace} and customer = ${customer} and granted_at <= ${at} ${only}
      and ends_at > ${at} and ended_at > ${at}
    order by starts_at, feature, id`.execute(db);
  return rows.map(entitlementOf);
}

/** Access of a payment that runs or is still to begin. */
export async function entitlementsOfPayment(db: Pool | Tx, workspace: WorkspaceId, payment: string, at: Date) {
  const { rows } = await sql<Row>`select ${columns} from billing.entitlement
    where workspace_id = ${workspace} and payment = ${payment} and ends_at > ${at} and ended_at > ${at}
    order by starts_at, feature, id`.execute(db);
  return rows.map(entitlementOf);
}

export async function insertEntitlement(
  tx: Tx,
  workspace: WorkspaceId,
  entitlement: Omit<Entitlement, 'id'>,
  at: Date,
  told?: { readonly id: string; readonly key: string; readonly hash: string },
): Promise<void> {
  const { customer, feature, startsAt, endsAt, payment, actor, reason } = entitlement;
  await sql`insert into billing.entitlement
      (workspace_id, id, customer, feature, payment, granted_at, starts_at, ends_at, actor, reason, key, input_hash)
    values (${workspace}, ${told?.id ?? newId('ent')}, ${customer}, ${feature}, ${payment ?? null}, ${at}, ${startsAt},
      ${endsAt ?? 'infinity'}, ${actor ?? null}, ${reason ?? null}, ${told?.key ?? null}, ${told?.hash ?? null})`.execute(
    tx,
  );
}

/** One entitlement of a customer that runs or is still to begin. */
export async function entitlementById(db: Pool | Tx, workspace: WorkspaceId, id: string, at: Date) {
  const { rows } = await sql<Row>`select ${columns} from billing.entitlement
    where workspace_id = ${workspace} and id = ${id} and ends_at > ${at} and ended_at > ${at}`.execute(db);
  return rows[0] && entitlementOf(rows[0]);
}

/** The override that was made under this key, with the hash of what was asked. */
export async function overrideByKey(db: Pool | Tx, workspace: WorkspaceId, key: string) {
  const { rows } = await sql<Row & { input_hash: string }>`select ${columns}, input_hash from billing.entitlement
    where workspace_id = ${workspace} and key = ${key}`.execute(db);
  return rows[0] && { entitlement: entitlementOf(rows[0]), hash: rows[0].input_hash };
}

/** Ends access at an instant; what was true before it stays as it was. */
export async function endEntitlement(tx: Tx, workspace: WorkspaceId, id: string, at: Date): Promise<void> {
  await sql`update billing.entitlement set ended_at = ${at}
    where workspace_id = ${workspace} and id = ${id}`.execute(tx);
}

const entitlementOf = (row: Row): Entitlement => ({
  id: row.id,
  customer: row.customer,
  feature: row.feature,
  startsAt: row.starts_at,
  ...(row.ends_at && { endsAt: row.ends_at }),
  ...(row.payment && { payment: row.payment }),
  ...(row.actor !== null && { actor: row.actor }),
  ...(row.reason !== null && { reason: row.reason }),
});

/** The access that the refund of a payment ended, with the milliseconds that were left of it; null is for ever.
 * What had moved up at that very instant counts as what it had become. */
export async function endedWith(tx: Tx, workspace: WorkspaceId, payment: string) {
  const { rows } = await sql<{ feature: string; left: number | null }>`
    select e.feature, case when e.ends_at < 'infinity'
      then (extract(epoch from e.ends_at - greatest(e.starts_at, e.ended_at)) * 1000)::float8 end as left
    from billing.entitlement e
    join billing.revocation v on v.workspace_id = e.workspace_id and v.payment = e.payment and v.revoked_at = e.ended_at
    where e.workspace_id = ${workspace} and e.payment = ${payment}
      and not exists (select from billing.entitlement m where m.workspace_id = e.workspace_id and m.payment = e.payment
        and m.feature = e.feature and m.granted_at = e.ended_at and m.id <> e.id)
    order by e.starts_at, e.id`.execute(tx);
  return rows;
}
