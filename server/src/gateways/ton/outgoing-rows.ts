import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Connection } from '#payments/gateway';
import type { RawAddress } from './address.ts';

/** A payout as it travels. */
export type Outgoing = {
  readonly payout: string;
  readonly units: bigint;
  readonly address: RawAddress;
  readonly memo: string | null;
  /** The BoC of a cell that travels in place of a comment, as it was given. */
  readonly payload: Buffer | null;
  /** It is never signed so that it could leave from then on. */
  readonly validUntil: Date | null;
};

const columns = sql`payout, units, address, memo, payload, valid_until as "validUntil"`;

/** Takes a payout over. One that was taken before stays as it is. */
export async function insertOutgoing(
  tx: Tx,
  { workspace, id }: Connection,
  orders: readonly Outgoing[],
  now: Date,
): Promise<void> {
  await sql`
    insert into ton.outgoing (workspace_id, payout, connection, units, address, memo, payload, valid_until, submitted_at)
    select ${workspace}, payout, ${id}, units, address, memo, decode(payload, 'hex'), valid_until, ${now}
    from unnest(${orders.map(({ payout }) => payout)}::text[], ${orders.map(({ units }) => units)}::bigint[],
      ${orders.map(({ address }) => address)}::text[], ${orders.map(({ memo }) => memo)}::text[],
      ${orders.map(({ payload }) => payload?.toString('hex') ?? null)}::text[],
      ${orders.map(({ validUntil }) => validUntil)}::timestamptz[])
      as given (payout, units, address, memo, payload, valid_until)
    on conflict do nothing`.execute(tx);
}

const lines = {
  with_end: sql`valid_until is not null order by valid_until, payout`,
  without_end: sql`valid_until is null order by submitted_at, payout`,
};

/** The first in line: of those that have an end, the one that ends first. */
export async function firstInLine(
  tx: Tx,
  { workspace, id }: Connection,
  kind: keyof typeof lines,
  limit: number,
): Promise<readonly Outgoing[]> {
  const { rows } = await sql<Outgoing>`
    select ${columns} from ton.outgoing
    where workspace_id = ${workspace} and connection = ${id} and status = 'queued'
      and ${lines[kind]} limit ${limit} for update`.execute(tx);
  return rows;
}

export async function putInBatch(
  tx: Tx,
  { workspace, id }: Connection,
  number: bigint,
  payouts: readonly string[],
): Promise<void> {
  await sql`
    update ton.outgoing o set status = 'batched', batch = ${number}, place = given.place
    from unnest(${[...payouts]}::text[]) with ordinality as given (payout, place)
    where o.workspace_id = ${workspace} and o.connection = ${id} and o.payout = given.payout and o.status = 'queued'`.execute(
    tx,
  );
}

/** The payouts of a batch, in their places. */
export async function ofBatch(
  db: Pool | Tx,
  { workspace, id }: Connection,
  number: bigint,
): Promise<readonly Outgoing[]> {
  const { rows } = await sql<Outgoing>`
    select ${columns} from ton.outgoing
    where workspace_id = ${workspace} and connection = ${id} and batch = ${number}
    order by place`.execute(db);
  return rows;
}

/** Whether what a receiver does not take comes back, as it was signed. */
export async function keepBounceable(
  tx: Tx,
  { workspace, id }: Connection,
  number: bigint,
  bounceable: readonly boolean[],
): Promise<void> {
  await sql`
    update ton.outgoing o set is_bounceable = given.bounceable
    from unnest(${[...bounceable]}::boolean[]) with ordinality as given (bounceable, place)
    where o.workspace_id = ${workspace} and o.connection = ${id} and o.batch = ${number} and o.place = given.place`.execute(
    tx,
  );
}

/** Nobody of this batch was paid, for certain: its payouts go back to their places in line. */
export async function putBackInLine(tx: Tx, { workspace, id }: Connection, number: bigint): Promise<void> {
  await sql`
    update ton.outgoing set status = 'queued', batch = null, place = null, is_bounceable = null
    where workspace_id = ${workspace} and connection = ${id} and batch = ${number} and status = 'batched'`.execute(tx);
}

/** Gives up what stands in line, in no batch that could land, and is over by then. Answers how many those were. */
export async function failLate(pool: Pool, { workspace, id }: Connection, by: Date, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update ton.outgoing set status = 'failed', words = 'Its time was over before it could leave.', occurred_at = ${now}
    where workspace_id = ${workspace} and connection = ${id} and status = 'queued' and valid_until <= ${by}`.execute(
    pool,
  );
  return Number(numAffectedRows ?? 0n);
}

/** What the chain said of one payout of a batch. */
export type Outcome = {
  readonly payout: string;
  /** The message that paid it; none when it was left out. */
  readonly message: string | null;
  readonly fee: bigint | null;
  readonly words: string | null;
};

export async function keepOutcomes(
  tx: Tx,
  { workspace, id }: Connection,
  outcomes: readonly Outcome[],
  at: Date,
): Promise<void> {
  await sql`
    update ton.outgoing o set status = case when given.message is null then 'failed' else 'paid' end,
      message_hash = given.message, fee_units = given.fee, words = given.words, occurred_at = ${at}
    from unnest(${outcomes.map(({ payout }) => payout)}::text[], ${outcomes.map(({ message }) => message)}::text[],
      ${outcomes.map(({ fee }) => fee)}::bigint[], ${outcomes.map(({ words }) => words)}::text[])
      as given (payout, message, fee, words)
    where o.workspace_id = ${workspace} and o.connection = ${id} and o.payout = given.payout and o.status = 'batched'`.execute(
    tx,
  );
}

export type Ended = {
  readonly payout: string;
  readonly status: 'paid' | 'failed';
  /** None for what was over before it was in any. */
  readonly batch: bigint | null;
  readonly message_hash: string | null;
  readonly fee_units: bigint | null;
  readonly occurred_at: Date;
  readonly words: string | null;
};

/** Payouts that ended and were not told of, a handful at a time. */
export async function toBeTold(pool: Pool, { workspace, id }: Connection, limit: number): Promise<readonly Ended[]> {
  const { rows } = await sql<Ended>`
    select payout, status, batch, message_hash, fee_units, occurred_at, words from ton.outgoing
    where workspace_id = ${workspace} and connection = ${id} and status in ('paid', 'failed') and told_at is null
    order by payout limit ${limit}`.execute(pool);
  return rows;
}

export async function markTold(
  pool: Pool,
  { workspace }: Connection,
  payouts: readonly string[],
  now: Date,
): Promise<void> {
  await sql`update ton.outgoing set told_at = ${now}
    where workspace_id = ${workspace} and payout = any(${[...payouts]}) and told_at is null`.execute(pool);
}

export type Standing = Omit<Ended, 'status' | 'batch' | 'occurred_at'> & {
  readonly status: 'queued' | 'batched' | 'paid' | 'failed';
  readonly batch: bigint | null;
  readonly occurred_at: Date | null;
};

export async function findOutgoing(
  pool: Pool,
  { workspace }: Connection,
  payout: string,
): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select payout, status, batch, message_hash, fee_units, occurred_at, words from ton.outgoing
    where workspace_id = ${workspace} and payout = ${payout}`.execute(pool);
  return rows[0];
}
