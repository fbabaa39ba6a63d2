import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Offer, OfferStatus } from './offer.ts';

type Row = {
  workspace_id: number;
  id: Offer['id'];
  policy: string;
  customer: string;
  units: bigint;
  crossed_at: Date;
  status: OfferStatus;
  payment: string | null;
  problem: string | null;
  changed_at: Date;
};

const columns = sql`workspace_id, id, policy, customer, units, crossed_at, status, payment, problem, changed_at`;

const offerOf = (row: Row): Offer => ({
  workspace: row.workspace_id,
  id: row.id,
  policy: row.policy,
  customer: row.customer,
  units: row.units,
  crossedAt: row.crossed_at,
  status: row.status,
  ...(row.payment !== null && { payment: row.payment }),
  ...(row.problem !== null && { problem: row.problem }),
  changedAt: row.changed_at,
});

export async function insertOffer(tx: Tx, offer: Offer, crossing: number): Promise<void> {
  await sql`insert into refills.offer
      (workspace_id, id, policy, customer, crossing, units, crossed_at, status, problem, changed_at)
    values (${offer.workspace}, ${offer.id}, ${offer.policy}, ${offer.customer}, ${crossing}, ${offer.units},
      ${offer.crossedAt}, ${offer.status}, ${offer.problem ?? null}, ${offer.changedAt})`.execute(tx);
}

export async function findOffer(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<Offer | undefined> {
  const { rows } = await sql<Row>`select ${columns} from refills.offer
    where workspace_id = ${workspace} and id = ${id}`.execute(db);
  return rows[0] && offerOf(rows[0]);
}

/** The newest offers of a policy. */
export async function selectOffers(
  db: Pool | Tx,
  workspace: WorkspaceId,
  policy: string,
  most: number,
): Promise<Offer[]> {
  const { rows } = await sql<Row>`select ${columns} from refills.offer
    where workspace_id = ${workspace} and policy = ${policy} order by crossed_at desc, id desc limit ${most}`.execute(
    db,
  );
  return rows.map(offerOf);
}

/** Moves an offer on, if it still is where the caller saw it; false when somebody else was there first. */
export async function moveOffer(
  db: Pool | Tx,
  { workspace, id }: Pick<Offer, 'workspace' | 'id'>,
  from: OfferStatus,
  to: { status: OfferStatus; at: Date; payment?: string; problem?: string },
): Promise<boolean> {
  const { rows } = await sql`update refills.offer set status = ${to.status}, changed_at = ${to.at},
      payment = coalesce(${to.payment ?? null}, payment), problem = ${to.problem ?? null}
    where workspace_id = ${workspace} and id = ${id} and status = ${from} returning 1`.execute(db);
  return rows.length > 0;
}

/** How many offers a customer had since an instant, and when the last one was. Those that were skipped do not count. */
export async function offersSince(
  tx: Tx,
  { workspace, policy, customer }: Pick<Offer, 'workspace' | 'policy' | 'customer'>,
  since: Date,
): Promise<{ count: number; last: Date | null }> {
  const { rows } = await sql<{ count: number; last: Date | null }>`
    select count(*) filter (where crossed_at >= ${since})::integer as count, max(crossed_at) as last from refills.offer
    where workspace_id = ${workspace} and policy = ${policy} and customer = ${customer} and status <> 'skipped'`.execute(
    tx,
  );
  return rows[0] ?? { count: 0, last: null };
}
