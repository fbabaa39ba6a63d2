import { sql, type Selectable, type Updateable } from 'kysely';
import { isId, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Destination } from '#payments/gateway';
import {
  mayBecome,
  payoutStatuses,
  type Payout,
  type PayoutOutcome,
  type PayoutSource,
  type PayoutStatus,
} from './payout.ts';

type PayoutRow = {
  workspace_id: number;
  id: string;
  status: string;
  source: PayoutSource;
  user_id: string;
  reference: string | null;
  valid_until: Date | null;
  rail: string;
  gateway: string;
  connection: string;
  destination: unknown;
  address: string | null;
  comment: string | null;
  asset: string;
  units: bigint;
  fee_units: bigint;
  net_units: bigint;
  asked_by: string;
  outcome: string | null;
  problem: string | null;
  external_id: string | null;
  proof: string | null;
  tries: number;
  looks: number;
  due_at: Date | null;
  desk_since: Date | null;
  requested_at: Date;
  approved_at: Date | null;
  first_sent_at: Date | null;
  confirmed_at: Date | null;
  returned_at: Date | null;
};

const table = (db: Pool | Tx) => db.withTables<{ 'payouts.payout': PayoutRow }>();

const isStatus = (text: string): text is PayoutStatus => (payoutStatuses as readonly string[]).includes(text);

function toPayout(row: Selectable<PayoutRow>): Payout {
  const { id, status } = row;
  if (!isId('po', id) || !isStatus(status)) throw new Error(`The row of payout ${id} is damaged.`);
  return {
    workspace: row.workspace_id,
    id,
    status,
    source: row.source,
    user: row.user_id,
    reference: row.reference,
    validUntil: row.valid_until,
    rail: row.rail,
    gateway: row.gateway,
    connection: row.connection,
    destination: row.destination as Destination, // written by `insertPayout` alone
    address: row.address,
    comment: row.comment,
    asset: row.asset,
    units: row.units,
    fee: row.fee_units,
    net: row.net_units,
    askedBy: row.asked_by,
    outcome: row.outcome as PayoutOutcome | null, // the check of the column knows the same
    problem: row.problem,
    externalId: row.external_id,
    proof: row.proof,
    tries: row.tries,
    looks: row.looks,
    dueAt: row.due_at,
    deskSince: row.desk_since,
    requestedAt: row.requested_at,
    approvedAt: row.approved_at,
    firstSentAt: row.first_sent_at,
    confirmedAt: row.confirmed_at,
    returnedAt: row.returned_at,
  };
}

export async function insertPayout(tx: Tx, payout: Payout): Promise<void> {
  await table(tx)
    .insertInto('payouts.payout')
    .values({
      workspace_id: payout.workspace,
      id: payout.id,
      status: payout.status,
      source: payout.source,
      user_id: payout.user,
      reference: payout.reference,
      valid_until: payout.validUntil,
      rail: payout.rail,
      gateway: payout.gateway,
      connection: payout.connection,
      destination: JSON.stringify(payout.destination),
      address: payout.address,
      comment: payout.comment,
      asset: payout.asset,
      units: payout.units,
      fee_units: payout.fee,
      net_units: payout.net,
      asked_by: payout.askedBy,
      tries: payout.tries,
      looks: payout.looks,
      due_at: payout.dueAt,
      requested_at: payout.requestedAt,
      approved_at: payout.approvedAt,
    })
    .execute();
}

export async function findPayout(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<Payout | undefined> {
  const row = await table(db)
    .selectFrom('payouts.payout')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toPayout(row);
}

/** A payout, locked until commit. */
export async function lockPayout(tx: Tx, workspace: WorkspaceId, id: string): Promise<Payout | undefined> {
  const row = await table(tx)
    .selectFrom('payouts.payout')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toPayout(row);
}

/** The payout that pays for this, if it was asked for. */
export async function findByReference(
  db: Pool | Tx,
  workspace: WorkspaceId,
  reference: string,
): Promise<Payout | undefined> {
  const row = await table(db)
    .selectFrom('payouts.payout')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('reference', '=', reference)
    .executeTakeFirst();
  return row && toPayout(row);
}

/** Another payout of the same account that this payment of the outer system stands for. */
export async function findByExternalId(tx: Tx, payout: Payout, externalId: string): Promise<string | undefined> {
  const row = await table(tx)
    .selectFrom('payouts.payout')
    .select('id')
    .where('workspace_id', '=', payout.workspace)
    .where('gateway', '=', payout.gateway)
    .where('connection', '=', payout.connection)
    .where('external_id', '=', externalId)
    .where('id', '<>', payout.id)
    .executeTakeFirst();
  return row?.id;
}

export type Changes = Omit<Updateable<PayoutRow>, 'workspace_id' | 'id' | 'status'>;

/** Changes what is known of a payout that stays where it is. */
export async function notePayout(tx: Tx, payout: Payout, changes: Changes): Promise<Payout> {
  const row = await table(tx)
    .updateTable('payouts.payout')
    .set(changes)
    .where('workspace_id', '=', payout.workspace)
    .where('id', '=', payout.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toPayout(row);
}

/** Who takes a step, when and why. */
export type Taken = { readonly at: Date; readonly actor: string; readonly reason?: string | null };

/** Takes a payout one step on and writes the step down. Its row is locked by the caller. */
export async function movePayout(
  tx: Tx,
  payout: Payout,
  to: PayoutStatus,
  taken: Taken,
  changes: Changes = {},
): Promise<Payout> {
  if (!mayBecome(payout.status, to)) throw new Error(`A payout that is ${payout.status} cannot become ${to}.`);
  const row = await table(tx)
    .updateTable('payouts.payout')
    .set({ ...changes, status: to })
    .where('workspace_id', '=', payout.workspace)
    .where('id', '=', payout.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await writeStep(tx, payout, to, taken);
  return toPayout(row);
}

/** Adds a line to what a payout has gone through. */
export async function writeStep(
  tx: Tx,
  { workspace, id }: Pick<Payout, 'workspace' | 'id'>,
  status: PayoutStatus,
  { at, actor, reason = null }: Taken,
): Promise<void> {
  await sql`
    insert into payouts.step (workspace_id, payout, n, status, at, actor, reason)
    select ${workspace}, ${id}, coalesce(max(n), 0) + 1, ${status}, ${at}, ${actor}, ${reason}
    from payouts.step where workspace_id = ${workspace} and payout = ${id}`.execute(tx);
}

export type PayoutFilter = {
  readonly workspace: WorkspaceId;
  readonly user?: string;
  readonly status?: PayoutStatus;
  readonly rail?: string;
  /** Only those that wait for a person. */
  readonly isAtDesk?: boolean;
  readonly cursor?: string;
  readonly limit?: number;
};

export async function selectPayouts(pool: Pool, filter: PayoutFilter, limit: number): Promise<Payout[]> {
  let query = table(pool).selectFrom('payouts.payout').selectAll().where('workspace_id', '=', filter.workspace);
  if (filter.user !== undefined) query = query.where('user_id', '=', filter.user).where('source', '=', 'user');
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  if (filter.rail !== undefined) query = query.where('rail', '=', filter.rail);
  if (filter.isAtDesk) query = query.where('desk_since', 'is not', null);
  if (filter.cursor !== undefined) query = query.where('id', '<', filter.cursor);
  const rows = await query.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toPayout);
}

export type PayoutName = { readonly workspace: WorkspaceId; readonly id: string };

/**
 * Payouts of a rail that are due, put off by the lease so that nobody else takes them up meanwhile. Those whose sender
 * was cut short are among them, still `sending`.
 */
export async function takeDuePayouts(
  pool: Pool,
  asked: { readonly rail: string; readonly now: Date; readonly lease: Date; readonly limit: number },
): Promise<PayoutName[]> {
  const { rows } = await sql<PayoutName>`
    with due as materialized (select workspace_id, id from payouts.payout
          where rail = ${asked.rail} and due_at <= ${asked.now} and status <> 'approved'
          order by due_at limit ${asked.limit} for update skip locked)
    update payouts.payout p set due_at = ${asked.lease}
    from due
    where (p.workspace_id, p.id) = (due.workspace_id, due.id)
    returning p.workspace_id as workspace, p.id`.execute(pool);
  return rows;
}
