import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Connection } from '#payments/gateway';
import type { RawAddress } from './address.ts';
import type { Transfer } from './verdict.ts';

/** How far an account has been read. */
export type Cursor = { readonly since: Date; readonly lt: bigint };

/** The cursor of an account. Whoever first asks after the connection begins it: what was before is history. */
export async function openCursor(pool: Pool, connection: Connection, account: RawAddress, now: Date): Promise<Cursor> {
  const { workspace, id } = connection;
  const begin = sql`
    insert into ton.cursor (workspace_id, connection_id, account, since)
    select ${workspace}, ${id}, ${account}, coalesce(min(since), ${now}::timestamptz) from ton.cursor
    where workspace_id = ${workspace} and connection_id = ${id}
    on conflict do nothing`;
  const find = sql<Cursor>`
    select since, lt from ton.cursor
    where workspace_id = ${workspace} and connection_id = ${id} and account = ${account}`;
  const [known] = (await find.execute(pool)).rows;
  if (known) return known;
  await begin.execute(pool);
  const [begun] = (await find.execute(pool)).rows;
  if (!begun) throw new Error(`The cursor of ${account} is gone.`);
  return begun;
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

/** Which of these transfers are kept already, by logical time. */
export async function knownTransfers(
  pool: Pool,
  { workspace }: Connection,
  account: RawAddress,
  times: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  if (times.length === 0) return new Set();
  const { rows } = await sql<{ lt: bigint }>`
    select lt from ton.transfer
    where workspace_id = ${workspace} and account = ${account} and lt = any(${times.map(String)}::bigint[])`.execute(
    pool,
  );
  return new Set(rows.map(({ lt }) => lt));
}

/** Keeps transfers, each once. */
export async function keepTransfers(
  tx: Tx,
  { workspace, id }: Connection,
  transfers: readonly Transfer[],
  now: Date,
): Promise<void> {
  if (transfers.length === 0) return;
  const values = transfers.map(
    (one) => sql`(
      ${workspace}::integer, ${id}, ${one.account}, ${one.lt}::bigint, ${one.hash}, ${one.occurredAt}::timestamptz, ${one.source},
      ${one.asset}, ${one.units}::bigint, ${one.fee}::bigint, ${one.comment ?? null}::text, ${one.verdict}, ${now}::timestamptz)`,
  );
  await sql`
    insert into ton.transfer (workspace_id, connection_id, account, lt, hash, occurred_at, source, asset, units, fee, comment,
      verdict, recorded_at)
    values ${sql.join(values)} on conflict do nothing`.execute(tx);
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
