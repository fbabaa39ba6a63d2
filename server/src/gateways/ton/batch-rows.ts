import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Connection } from '#payments/gateway';

/**
 * `drafted`: it has its number and its payouts. `signed`: its bytes are kept, and may be sent. `taken`: the wallet has
 * taken it. Ends: `paid` (at least one payout), `void` (taken, and nobody was paid), `starved` (the wallet had too little
 * for its second step), `dead` (its time is over and it is not in the history), `dropped` (never signed).
 */
export const batchStatuses = ['drafted', 'signed', 'taken', 'paid', 'starved', 'void', 'dead', 'dropped'] as const;
export type BatchStatus = (typeof batchStatuses)[number];

/** What may follow what. A test compares it with the SQL and the picture in the README. */
export const batchTransitions: Readonly<Record<BatchStatus, readonly BatchStatus[]>> = {
  drafted: ['signed', 'dropped'],
  signed: ['taken', 'starved', 'dead'],
  taken: ['paid', 'void'],
  paid: [],
  starved: [],
  void: [],
  dead: [],
  dropped: [],
};

export type Batch = {
  readonly number: bigint;
  readonly status: BatchStatus;
  readonly valid_from: Date;
  readonly expires_at: Date;
  readonly drafted_at: Date;
  readonly self_units: bigint;
  readonly units: bigint;
  readonly size: number;
  readonly bytes: Buffer | null;
  readonly message_hash: string | null;
  readonly signed_hash: string | null;
  readonly due_at: Date | null;
  readonly tries: number;
  readonly transaction_hash: string | null;
  readonly self_message_hash: string | null;
  readonly gas_units: bigint;
};

const columns = sql`number, status, valid_from, expires_at, drafted_at, self_units, units, size, bytes, message_hash, signed_hash,
  due_at, tries, transaction_hash, self_message_hash, gas_units`;

export type NewBatch = Pick<Batch, 'number' | 'valid_from' | 'expires_at' | 'self_units' | 'units' | 'size'> & {
  readonly now: Date;
};

/** Writes a draft, and takes its number for good. */
export async function insertDraft(tx: Tx, { workspace, id }: Connection, batch: NewBatch): Promise<void> {
  const { number, valid_from: from, expires_at: until, self_units: self, units, size, now } = batch;
  await sql`
    insert into ton.batch (workspace_id, connection, number, status, valid_from, expires_at, self_units, units, size, drafted_at)
    values (${workspace}, ${id}, ${number}, 'drafted', ${from}, ${until}, ${self}, ${units}, ${size}, ${now})`.execute(
    tx,
  );
  await sql`update ton.wallet set next_number = ${number + 1n}
    where workspace_id = ${workspace} and connection = ${id}`.execute(tx);
}

export async function findBatch(
  db: Pool | Tx,
  { workspace, id }: Connection,
  number: bigint,
): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`
    select ${columns} from ton.batch
    where workspace_id = ${workspace} and connection = ${id} and number = ${number}`.execute(db);
  return rows[0];
}

/** Batches of these statuses, in the order of their numbers. */
export async function batchesIn(
  db: Pool | Tx,
  { workspace, id }: Connection,
  statuses: readonly BatchStatus[],
): Promise<readonly Batch[]> {
  const { rows } = await sql<Batch>`
    select ${columns} from ton.batch
    where workspace_id = ${workspace} and connection = ${id} and status = any(${[...statuses]})
    order by number`.execute(db);
  return rows;
}

/** The batch that was signed as this, or that handed itself this message, locked until commit. */
export async function lockBatchBy(
  tx: Tx,
  { workspace, id }: Connection,
  by: 'signed_hash' | 'self_message_hash',
  hash: string,
): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`
    select ${columns} from ton.batch
    where workspace_id = ${workspace} and connection = ${id} and ${sql.ref(by)} = ${hash} for update`.execute(tx);
  return rows[0];
}

/** The next status. False when it had another one by now: then somebody else was faster, and nothing changes. */
export async function stepBatch(
  tx: Tx,
  { workspace, id }: Connection,
  { number }: Pick<Batch, 'number'>,
  from: BatchStatus,
  to: BatchStatus,
  how: { readonly now: Date; readonly words?: string; readonly gas?: bigint },
): Promise<boolean> {
  if (!batchTransitions[from].includes(to)) throw new Error(`A batch that is ${from} never becomes ${to}.`);
  const ends = batchTransitions[to].length === 0;
  const { numAffectedRows } = await sql`
    update ton.batch set status = ${to}, words = ${how.words ?? null}, gas_units = gas_units + ${how.gas ?? 0n},
      ended_at = ${ends ? how.now : null}
    where workspace_id = ${workspace} and connection = ${id} and number = ${number} and status = ${from}`.execute(tx);
  return numAffectedRows === 1n;
}

export type Signed = { readonly bytes: Buffer; readonly messageHash: string; readonly signedHash: string };

/** Keeps the signed bytes. False when the draft was signed or dropped by now: what was kept first is what is sent. */
export async function keepSigned(
  tx: Tx,
  { workspace, id }: Connection,
  number: bigint,
  { bytes, messageHash, signedHash }: Signed,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ton.batch set status = 'signed', bytes = ${bytes}, message_hash = ${messageHash}, signed_hash = ${signedHash},
      due_at = ${now}
    where workspace_id = ${workspace} and connection = ${id} and number = ${number} and status = 'drafted'`.execute(tx);
  return numAffectedRows === 1n;
}

/** The wallet took it: its transaction and its message to the second step. */
export async function keepTaken(
  tx: Tx,
  { workspace, id }: Connection,
  number: bigint,
  { transaction, selfMessage }: { readonly transaction: string; readonly selfMessage: string | null },
): Promise<void> {
  await sql`update ton.batch set transaction_hash = ${transaction}, self_message_hash = ${selfMessage}
    where workspace_id = ${workspace} and connection = ${id} and number = ${number}`.execute(tx);
}

export async function putOffSending(
  pool: Pool,
  { workspace, id }: Connection,
  { number }: Pick<Batch, 'number'>,
  due: Date,
): Promise<void> {
  await sql`update ton.batch set due_at = ${due}, tries = tries + 1
    where workspace_id = ${workspace} and connection = ${id} and number = ${number} and status = 'signed'`.execute(
    pool,
  );
}

/** The gas of all ended batches that nobody was told of yet, this one's with it, is told with this one from now on. */
export async function takeGas(tx: Tx, { workspace, id }: Connection, number: bigint): Promise<bigint> {
  const { rows } = await sql<{ gas: bigint }>`
    with taken as (
      update ton.batch set gas_told_with = ${number}
      where workspace_id = ${workspace} and connection = ${id} and gas_told_with is null
        and status in ('paid', 'void', 'starved')
      returning gas_units)
    select coalesce(sum(gas_units), 0)::bigint as gas from taken`.execute(tx);
  return rows[0]?.gas ?? 0n;
}

/** What is in batches whose end is open, with what they hand themselves; and what left since this instant. */
export async function sumsOf(
  tx: Tx,
  { workspace, id }: Connection,
  since: Date,
): Promise<{ readonly underWay: bigint; readonly sinceThen: bigint; readonly open: number }> {
  const { rows } = await sql<{ underWay: bigint; sinceThen: bigint; open: number }>`
    select coalesce(sum(units + self_units) filter (where is_open), 0)::bigint as "underWay",
      coalesce(sum(units) filter (where drafted_at >= ${since}), 0)::bigint as "sinceThen",
      count(*) filter (where is_open)::int as open
    from (select *, status in ('drafted', 'signed', 'taken') as is_open from ton.batch
      where workspace_id = ${workspace} and connection = ${id} and status not in ('dead', 'dropped', 'starved')
        and (status in ('drafted', 'signed', 'taken') or drafted_at >= ${since})) batch`.execute(tx);
  return rows[0] ?? { underWay: 0n, sinceThen: 0n, open: 0 };
}
