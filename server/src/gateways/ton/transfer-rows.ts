import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Connection } from '#payments/gateway';
import type { RawAddress } from './address.ts';
import type { Transfer } from './verdict.ts';

/** How far an account has been read. */
export type Cursor = { readonly since: Date; readonly lt: bigint; readonly lookedAt: Date | null };

/** The cursor of an account. Whoever first asks after the connection begins it: what was before is history. */
export async function openCursor(
  db: Pool | Tx,
  { workspace, id }: Connection,
  account: RawAddress,
  now: Date,
): Promise<Cursor> {
  await sql`
    insert into ton.cursor (workspace_id, connection_id, account, since)
    select ${workspace}, ${id}, ${account}, coalesce(min(since), ${now}::timestamptz) from ton.cursor
    where workspace_id = ${workspace} and connection_id = ${id}
    on conflict do nothing`.execute(db);
  const { rows } = await sql<Cursor>`
    select since, lt, looked_at as "lookedAt" from ton.cursor
    where workspace_id = ${workspace} and connection_id = ${id} and account = ${account}`.execute(db);
  const [cursor] = rows;
  if (!cursor) throw new Error(`The cursor of ${account} is gone.`);
  return cursor;
}

/** Takes the cursor forward, never back. */
export async function moveCursor(
  tx: Tx,
  { workspace, id }: Connection,
  account: RawAddress,
  to: { readonly lt: bigint; readonly hash: string },
): Promise<void> {
  await sql`
    update ton.cursor set lt = ${to.lt}, hash = ${to.hash}
    where workspace_id = ${workspace} and connection_id = ${id} and account = ${account} and lt < ${to.lt}`.execute(tx);
}

/** Says when the account was last read to the end of what there was. */
export async function markLooked(
  pool: Pool,
  { workspace, id }: Connection,
  account: RawAddress,
  now: Date,
): Promise<void> {
  await sql`
    update ton.cursor set looked_at = ${now}
    where workspace_id = ${workspace} and connection_id = ${id} and account = ${account}`.execute(pool);
}

/** Keeps transfers, each once. Answers those that are new. */
export async function keepTransfers(
  tx: Tx,
  { workspace, id }: Connection,
  transfers: readonly Transfer[],
  now: Date,
): Promise<readonly { account: string; lt: bigint }[]> {
  if (transfers.length === 0) return [];
  const values = transfers.map(
    (one) => sql`(
      ${workspace}::integer, ${id}, ${one.account}, ${one.lt}::bigint, ${one.hash}, ${one.occurredAt}::timestamptz, ${one.source},
      ${one.asset}, ${one.units}::bigint, ${one.fee}::bigint, ${one.comment ?? null}::text, ${one.verdict}, ${now}::timestamptz)`,
  );
  const { rows } = await sql<{ account: string; lt: bigint }>`
    insert into ton.transfer (workspace_id, connection_id, account, lt, hash, occurred_at, source, asset, units, fee, comment,
      verdict, recorded_at)
    values ${sql.join(values)} on conflict do nothing returning account, lt`.execute(tx);
  return rows;
}

const columns = sql`account, lt, hash, occurred_at as "occurredAt", source, asset, units, fee, comment, verdict`;

/** Money that payments has not been told of, oldest first. */
export async function untoldTransfers(pool: Pool, { workspace, id }: Connection): Promise<readonly Transfer[]> {
  const { rows } = await sql<Transfer>`
    select ${columns} from ton.transfer
    where workspace_id = ${workspace} and connection_id = ${id} and verdict = 'money' and told_at is null
    order by lt limit 200`.execute(pool);
  return rows;
}

export async function markTold(
  pool: Pool,
  { workspace }: Connection,
  { account, lt, hash }: Transfer,
  now: Date,
): Promise<void> {
  await sql`
    update ton.transfer set told_at = ${now}
    where workspace_id = ${workspace} and account = ${account} and lt = ${lt} and hash = ${hash}`.execute(pool);
}

/** Money that came under this comment, oldest first. */
export async function transfersUnder(
  pool: Pool,
  { workspace, id }: Connection,
  comment: string,
): Promise<readonly Transfer[]> {
  const { rows } = await sql<Transfer>`
    select ${columns} from ton.transfer
    where workspace_id = ${workspace} and connection_id = ${id} and verdict = 'money' and comment = ${comment}
    order by occurred_at, lt limit 100`.execute(pool);
  return rows;
}

/** Notices of jettons that never came, newest first: somebody tried. */
export async function forgedNotices(
  pool: Pool,
  { workspace, id }: Connection,
  limit = 100,
): Promise<readonly Transfer[]> {
  const { rows } = await sql<Transfer>`
    select ${columns} from ton.transfer
    where workspace_id = ${workspace} and connection_id = ${id} and verdict = 'forged'
    order by occurred_at desc limit ${limit}`.execute(pool);
  return rows;
}
