import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Connection } from '#payments/gateway';

/** Money that came back to the wallet. */
export type Bounce = {
  readonly lt: bigint;
  readonly message_hash: string;
  readonly source: string;
  readonly units: bigint;
  readonly occurred_at: Date;
  readonly payout: string | null;
};

export async function insertBounce(tx: Tx, { workspace, id }: Connection, bounce: Bounce): Promise<void> {
  const { lt, message_hash: hash, source, units, occurred_at: at } = bounce;
  await sql`
    insert into ton.bounce (workspace_id, connection, lt, message_hash, source, units, occurred_at)
    values (${workspace}, ${id}, ${lt}, ${hash}, ${source}, ${units}, ${at}) on conflict do nothing`.execute(tx);
}

/** What came back and was not told of, oldest first. */
export async function openBounces(pool: Pool, { workspace, id }: Connection): Promise<readonly Bounce[]> {
  const { rows } = await sql<Bounce>`
    select lt, message_hash, source, units, occurred_at, payout from ton.bounce
    where workspace_id = ${workspace} and connection = ${id} and told_at is null order by lt limit 100`.execute(pool);
  return rows;
}

/** Whose it was: the payout that this message paid. Undefined when no payout of ours went out with it. */
export async function matchBounce(
  pool: Pool,
  { workspace, id }: Connection,
  lt: bigint,
  paidBy: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ payout: string }>`
    update ton.bounce b set payout = o.payout from ton.outgoing o
    where b.workspace_id = ${workspace} and b.connection = ${id} and b.lt = ${lt}
      and o.workspace_id = b.workspace_id and o.connection = b.connection and o.message_hash = any(${[...paidBy]})
    returning o.payout`.execute(pool);
  return rows[0]?.payout;
}

/** Told of now, if the payout itself was told of as paid before. */
export async function isToldAsPaid(pool: Pool, { workspace }: Connection, payout: string): Promise<boolean> {
  const { rows } = await sql`select from ton.outgoing
    where workspace_id = ${workspace} and payout = ${payout} and told_at is not null`.execute(pool);
  return rows.length > 0;
}

export async function markBounceTold(pool: Pool, { workspace, id }: Connection, lt: bigint, now: Date): Promise<void> {
  await sql`update ton.bounce set told_at = ${now}
    where workspace_id = ${workspace} and connection = ${id} and lt = ${lt}`.execute(pool);
}
