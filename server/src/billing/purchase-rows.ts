import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { RefundPolicy } from './revocation.ts';

/** A product that was asked for, and perhaps paid: one row per payment. */
export type Purchase = {
  readonly payment: string;
  readonly customer: string;
  readonly product: string;
  readonly version: number;
  readonly requestedAt: Date;
};

/** Records a purchase. False when it is there already: under this payment, or another one under this key. */
export async function insertPurchase(
  tx: Tx,
  workspace: WorkspaceId,
  purchase: Purchase,
  told?: { readonly key: string; readonly hash: string },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into billing.purchase (workspace_id, payment, customer, product, version, key, input_hash, requested_at)
    values (${workspace}, ${purchase.payment}, ${purchase.customer}, ${purchase.product}, ${purchase.version},
      ${told?.key ?? null}, ${told?.hash ?? null}, ${purchase.requestedAt})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** The payment asked for under this key, with the hash of what was asked. */
export async function purchaseByKey(db: Pool | Tx, workspace: WorkspaceId, key: string) {
  const { rows } = await sql<{ payment: string; input_hash: string }>`select payment, input_hash from billing.purchase
    where workspace_id = ${workspace} and key = ${key}`.execute(db);
  return rows[0];
}

export async function markFulfilled(tx: Tx, workspace: WorkspaceId, payment: string, at: Date): Promise<void> {
  await sql`update billing.purchase set fulfilled_at = ${at}
    where workspace_id = ${workspace} and payment = ${payment}`.execute(tx);
}

/** The money of a purchase went back, whatever the policy. */
export async function markRefunded(tx: Tx, workspace: WorkspaceId, payment: string, at: Date): Promise<void> {
  await sql`update billing.purchase set refunded_at = ${at}
    where workspace_id = ${workspace} and payment = ${payment}`.execute(tx);
}

/** Whether the customer has bought this product with another payment than this one, refunded or not. */
export async function hasBought(
  db: Pool | Tx,
  workspace: WorkspaceId,
  { customer, product, payment }: { customer: string; product: string; payment?: string },
): Promise<boolean> {
  const { rows } = await sql`select from billing.purchase
    where workspace_id = ${workspace} and customer = ${customer} and product = ${product}
      and fulfilled_at is not null and payment is distinct from ${payment ?? null} limit 1`.execute(db);
  return rows.length > 0;
}

/** What a payment bought, when it has been fulfilled, and the refund policy of the version that was sold. */
export async function soldTerms(db: Pool | Tx, workspace: WorkspaceId, payment: string) {
  const { rows } = await sql<{ customer: string; refund_policy: RefundPolicy }>`
    select p.customer, v.refund_policy from billing.purchase p
    join billing.product v on v.workspace_id = p.workspace_id and v.code = p.product and v.version = p.version
    where p.workspace_id = ${workspace} and p.payment = ${payment} and p.fulfilled_at is not null`.execute(db);
  const [row] = rows;
  return row && { customer: row.customer, policy: row.refund_policy };
}

export async function insertRevocation(
  tx: Tx,
  workspace: WorkspaceId,
  { payment, policy, at }: { payment: string; policy: RefundPolicy; at: Date },
): Promise<void> {
  await sql`insert into billing.revocation (workspace_id, payment, policy, revoked_at)
    values (${workspace}, ${payment}, ${policy}, ${at})`.execute(tx);
}

/** Lots that a refund has emptied are looked at no more. */
export async function closeLots(tx: Tx, workspace: WorkspaceId, lots: readonly string[], at: Date): Promise<void> {
  await sql`update billing.grant set is_open = false, closed_at = ${at}
    where workspace_id = ${workspace} and id = any (${lots}::text[]) and is_open`.execute(tx);
}
