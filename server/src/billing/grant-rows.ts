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
};

const grantColumns = sql`id, customer, asset, app, granted, category, priority, starts_at,
  nullif(expires_at, 'infinity') as expires_at, payment, reason`;

/** The lots that a payment bought. */
export async function lotsOfPayment(db: Pool | Tx, workspace: WorkspaceId, payment: string): Promise<Grant[]> {
  const { rows } = await sql<GrantRow>`select ${grantColumns} from billing.grant
    where workspace_id = ${workspace} and payment = ${payment} order by starts_at, id`.execute(db);
  return rows.map(grantOf);
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
});
