import { sql, type Selectable } from 'kysely';
import { isId, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { openRefund, refundStatuses, type Refund, type RefundOrigin, type RefundStatus } from './refund.ts';

type RefundRow = {
  workspace_id: number;
  id: string;
  payment: string;
  key: string;
  input_hash: string;
  status: string;
  policy: string | null;
  origin: string;
  problem: string | null;
  tries: number;
  due_at: Date | null;
  requested_at: Date;
  first_sent_at: Date | null;
  done_at: Date | null;
};

const table = (db: Pool | Tx) => db.withTables<{ 'payments.refund': RefundRow }>();

const isStatus = (text: string): text is RefundStatus => (refundStatuses as readonly string[]).includes(text);

function toRefund(row: Selectable<RefundRow>): Refund {
  const { id, payment, status } = row;
  if (!isId('rf', id) || !isId('pay', payment) || !isStatus(status))
    throw new Error(`The row of refund ${id} is damaged.`);
  return {
    workspace: row.workspace_id,
    id,
    payment,
    status,
    policy: row.policy,
    origin: row.origin as RefundOrigin, // the check of the column knows the same three
    problem: row.problem,
    tries: row.tries,
    requestedAt: row.requested_at,
    firstSentAt: row.first_sent_at,
    doneAt: row.done_at,
  };
}

export type KeyedRefund = { readonly refund: Refund; readonly key: string; readonly inputHash: string };

/** Writes a refund. False when its key is taken, or another refund of the payment is on its way. */
export async function insertRefund(
  tx: Tx,
  { refund, key, inputHash }: KeyedRefund,
  due: Date | null,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await table(tx)
    .insertInto('payments.refund')
    .values({
      workspace_id: refund.workspace,
      id: refund.id,
      payment: refund.payment,
      key,
      input_hash: inputHash,
      status: refund.status,
      policy: refund.policy,
      origin: refund.origin,
      problem: refund.problem,
      tries: refund.tries,
      due_at: due,
      requested_at: refund.requestedAt,
      done_at: refund.doneAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findRefundByKey(tx: Tx, workspace: WorkspaceId, key: string): Promise<KeyedRefund | undefined> {
  const row = await table(tx)
    .selectFrom('payments.refund')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && { refund: toRefund(row), key: row.key, inputHash: row.input_hash };
}

/** The refund of a payment that is on its way, locked until commit. */
export async function lockOpenRefund(tx: Tx, workspace: WorkspaceId, payment: string): Promise<Refund | undefined> {
  const row = await table(tx)
    .selectFrom('payments.refund')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('payment', '=', payment)
    .where('status', 'in', [...openRefund])
    .forUpdate()
    .executeTakeFirst();
  return row && toRefund(row);
}

/** The refund by which the gateway has given a payment back. */
export async function findDoneRefund(tx: Tx, workspace: WorkspaceId, payment: string): Promise<Refund | undefined> {
  const row = await table(tx)
    .selectFrom('payments.refund')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('payment', '=', payment)
    .where('status', '=', 'done')
    .executeTakeFirst();
  return row && toRefund(row);
}

export async function selectRefunds(pool: Pool, workspace: WorkspaceId, payment: string): Promise<Refund[]> {
  const rows = await table(pool)
    .selectFrom('payments.refund')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('payment', '=', payment)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toRefund);
}

type Changes = Partial<Pick<RefundRow, 'problem' | 'due_at' | 'done_at'>> & { readonly status: RefundStatus };

export async function updateRefund(db: Pool | Tx, refund: Refund, changes: Changes): Promise<void> {
  await table(db)
    .updateTable('payments.refund')
    .set(changes)
    .where('workspace_id', '=', refund.workspace)
    .where('id', '=', refund.id)
    .execute();
}

/** What came of asking the gateway; says nothing of a refund that somebody else has brought to its end meanwhile. */
export async function settleSending(db: Pool | Tx, refund: Refund, changes: Changes): Promise<void> {
  await table(db)
    .updateTable('payments.refund')
    .set(changes)
    .where('workspace_id', '=', refund.workspace)
    .where('id', '=', refund.id)
    .where('status', '=', 'sending')
    .execute();
}

export type TakenRefund = { readonly refund: Refund; readonly before: 'requested' | 'unknown' };

/** Takes a refund to be sent; undefined when it is not to be sent, or somebody is sending it now. */
export async function takeRefund(
  pool: Pool,
  workspace: WorkspaceId,
  id: string,
  now: Date,
  lease: Date,
): Promise<TakenRefund | undefined> {
  const { rows } = await sql<RefundRow & { before: 'requested' | 'unknown' }>`
    update payments.refund r
    set status = 'sending', tries = r.tries + 1, due_at = ${lease}, first_sent_at = coalesce(r.first_sent_at, ${now})
    from (select workspace_id, id, status as before from payments.refund
          where workspace_id = ${workspace} and id = ${id} and status in ('requested', 'unknown') for update) was
    where (r.workspace_id, r.id) = (was.workspace_id, was.id)
    returning r.*, was.before`.execute(pool);
  const [row] = rows;
  return row && { refund: toRefund(row), before: row.before };
}

/**
 * Refunds through one gateway that are due, put off by the lease. One whose sender was cut short has an unknown outcome from now on.
 */
export async function takeDueRefunds(
  db: Pool | Tx,
  gateway: string,
  now: Date,
  lease: Date,
  limit: number,
): Promise<{ workspace: WorkspaceId; id: string }[]> {
  const { rows } = await sql<{ workspace: WorkspaceId; id: string }>`
    with due as materialized (select due.workspace_id, due.id from payments.refund due
          join payments.payment p on p.workspace_id = due.workspace_id and p.id = due.payment and p.gateway = ${gateway}
          where due.due_at <= ${now} order by due.due_at limit ${limit} for update of due skip locked)
    update payments.refund r set due_at = ${lease}, status = case when r.status = 'sending' then 'unknown' else r.status end
    from due
    where (r.workspace_id, r.id) = (due.workspace_id, due.id)
    returning r.workspace_id as workspace, r.id`.execute(db);
  return rows;
}
