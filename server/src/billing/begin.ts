import { sql } from 'kysely';
import { newId, type Clock, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';

/**
 * Takes the lane of the workspace until commit and answers the instant at which this transaction happens: never
 * before what is booked already.
 */
export async function begin(tx: Tx, workspace: WorkspaceId, clock: Clock): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select billing.begin(${workspace}, ${clock.now()}) as at`.execute(tx);
  return rows[0]?.at ?? clock.now();
}

/** The id under which a customer's debt is kept, made at the first meeting. */
export async function meetCustomer(tx: Tx, workspace: WorkspaceId, customer: string, at: Date): Promise<string> {
  await sql`insert into billing.customer (workspace_id, id, customer, since)
    values (${workspace}, ${newId('cus')}, ${customer}, ${at}) on conflict (workspace_id, customer) do nothing`.execute(
    tx,
  );
  const { rows } = await sql<{ id: string }>`select id from billing.customer
    where workspace_id = ${workspace} and customer = ${customer}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('A customer that was just met is not there.');
  return row.id;
}

/** What the customer can spend now. */
export async function availableNow(
  tx: Tx,
  workspace: WorkspaceId,
  at: Date,
  customer: string,
  asset: string,
): Promise<bigint> {
  const { rows } = await sql<{ units: bigint }>`
    select billing.available(${workspace}, ${at}, ${customer}, ${asset}) as units`.execute(tx);
  return rows[0]?.units ?? 0n;
}
