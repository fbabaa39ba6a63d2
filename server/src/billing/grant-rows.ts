import { sql } from 'kysely';
import type { Id, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { creditTypeOf } from './catalogue-rows.ts';
import type { Grant, GrantCategory, LotFigures } from './grant.ts';
import type { Moment } from './moment.ts';

type GrantRow = {
  id: Id<'gr'>;
  customer: string;
  asset: string;
  app: string;
  granted: bigint;
  category: GrantCategory;
  priority: number;
  starts_at: Date;
  expires_at: Date | null;
  payment: Id<'pay'> | null;
  reason: string | null;
  line: string | null;
  rolled_from: Id<'gr'> | null;
  once_key: string | null;
};

const grantColumns = sql`id, customer, asset, app, granted, category, priority, starts_at,
  nullif(expires_at, 'infinity') as expires_at, payment, reason,
  line, rolled_from, once_key`;

/** The lots that a payment bought. */
export async function lotsOfPayment(db: Pool | Tx, workspace: WorkspaceId, payment: string): Promise<Grant[]> {
  const { rows } = await sql<GrantRow>`select ${grantColumns} from billing.grant
    where workspace_id = ${workspace} and payment = ${payment} order by starts_at, id`.execute(db);
  return rows.map(grantOf);
}

/** The lots of a line of this customer that are not carried over yet, and those that were and may still live. */
export async function lotsOfLine(
  tx: Tx,
  workspace: WorkspaceId,
  { customer, line, since, at }: { customer: string; line: string; since: Date; at: Date },
): Promise<Grant[]> {
  const { rows } = await sql<GrantRow>`select ${grantColumns} from billing.grant
    where workspace_id = ${workspace} and customer = ${customer} and line = ${line}
      and case when rolled_from is null then rolled_at is null and expires_at >= ${since} else is_open and expires_at > ${at} end
    order by starts_at, id`.execute(tx);
  return rows.map(grantOf);
}

/** These lots are carried over: they are looked at no more. */
export async function markRolled(tx: Tx, workspace: WorkspaceId, lots: readonly string[], at: Date): Promise<void> {
  await sql`update billing.grant set rolled_at = ${at}, is_open = false
    where workspace_id = ${workspace} and id = any (${lots}::text[])`.execute(tx);
}

/** The lot that a customer was given under this name, if there is one. */
export async function lotByOnceKey(tx: Tx, workspace: WorkspaceId, customer: string, onceKey: string) {
  const { rows } = await sql<GrantRow>`select ${grantColumns} from billing.grant
    where workspace_id = ${workspace} and customer = ${customer} and once_key = ${onceKey}`.execute(tx);
  return rows[0] && grantOf(rows[0]);
}

/** Where a page of lots goes on: the start and id of the last one shown. */
export type LotCursor = { readonly startsAt: Date; readonly id: string };

/** A customer's lots, newest first. */
export async function lotsOfCustomer(
  db: Pool | Tx,
  workspace: WorkspaceId,
  customer: string,
  { at }: Moment,
  page: { readonly after: LotCursor | undefined; readonly limit: number },
): Promise<Grant[]> {
  const after = page.after ? sql`and (starts_at, id) < (${page.after.startsAt}, ${page.after.id} collate "C")` : sql``;
  const { rows } = await sql<GrantRow>`select ${grantColumns} from billing.grant
    where workspace_id = ${workspace} and customer = ${customer} and starts_at <= ${at} ${after}
    order by starts_at desc, id desc limit ${page.limit}`.execute(db);
  return rows.map(grantOf);
}

/** Lots of a credit type that may have had something on them at an instant. */
export async function lotsLivingAt(
  db: Pool | Tx,
  workspace: WorkspaceId,
  customer: string,
  asset: string,
  at: Date,
): Promise<Grant[]> {
  const { rows } = await sql<GrantRow>`select ${grantColumns} from billing.grant
    where workspace_id = ${workspace} and customer = ${customer} and asset = ${asset} and starts_at <= ${at} and expires_at > ${at}
      and (closed_at >= ${at} or account in (
        select unnest(r.leg_account) from billing.reservation r
        where r.workspace_id = ${workspace} and r.customer = ${customer} and r.opened_at <= ${at} and r.settled_at > ${at}))`.execute(
    db,
  );
  return rows.map(grantOf);
}

/** Live lots that have an end, the soonest first. */
export async function lotsExpiringAfter(
  db: Pool | Tx,
  workspace: WorkspaceId,
  customer: string,
  at: Date,
  limit: number,
): Promise<Grant[]> {
  const { rows } = await sql<GrantRow>`select ${grantColumns} from billing.grant
    where customer = ${customer} and workspace_id = ${workspace} and expires_at > ${at} and expires_at < 'infinity'
      and starts_at <= ${at} and closed_at >= ${at}
    order by billing.grant.expires_at, id limit ${limit}`.execute(db);
  return rows.map(grantOf);
}

type FiguresRow = Omit<LotFigures, 'wasRevoked'> & { id: string; was_revoked: boolean };

/** Where the credits of these lots are, by lot. */
export async function figuresOf(
  db: Pool | Tx,
  workspace: WorkspaceId,
  lots: readonly Grant[],
  { at, seq }: Moment,
): Promise<Map<string, LotFigures>> {
  const { rows } = await sql<FiguresRow>`
    select * from billing.lots_at(${workspace}, ${lots.map((lot) => lot.id)}::text[], ${at}, ${seq})`.execute(db);
  return new Map(rows.map(({ id, was_revoked, ...figures }) => [id, { ...figures, wasRevoked: was_revoked }]));
}

const grantOf = (row: GrantRow): Grant => ({
  id: row.id,
  customer: row.customer,
  app: row.app,
  creditType: creditTypeOf(row.asset),
  category: row.category,
  priority: row.priority,
  granted: row.granted,
  startsAt: row.starts_at,
  ...(row.expires_at && { expiresAt: row.expires_at }),
  ...(row.payment && { payment: row.payment }),
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.line !== null && { line: row.line }),
  ...(row.rolled_from !== null && { rolledFrom: row.rolled_from }),
  ...(row.once_key !== null && { onceKey: row.once_key }),
});
