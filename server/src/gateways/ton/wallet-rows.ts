import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import { Refusal } from '#kernel';
import type { Connection } from '#payments/gateway';
import type { Network } from './network.ts';

export type WalletRow = {
  readonly workspace_id: number;
  readonly connection: string;
  readonly public_key: string;
  readonly network: Network;
  readonly address: string;
  readonly next_number: bigint;
  readonly seen_lt: bigint;
  readonly read_at: Date;
  readonly leased_until: Date | null;
  readonly halted_because: string | null;
  readonly seen_units: bigint | null;
  readonly low_since: Date | null;
  /** The day, as `2026-11-21`. */
  readonly limit_told_on: string | null;
};

const columns = sql`workspace_id, connection, public_key, network, address, next_number, seen_lt, read_at, leased_until,
  halted_because, seen_units, low_since, limit_told_on::text as limit_told_on`;

export async function findWallet(db: Pool | Tx, { workspace, id }: Connection): Promise<WalletRow | undefined> {
  const { rows } = await sql<WalletRow>`
    select ${columns} from ton.wallet where workspace_id = ${workspace} and connection = ${id}`.execute(db);
  return rows[0];
}

/** The wallet with its row locked until commit: whoever numbers batches or moves the history's mark holds it. */
export async function lockWallet(tx: Tx, { workspace, id }: Connection): Promise<WalletRow> {
  const { rows } = await sql<WalletRow>`
    select ${columns} from ton.wallet where workspace_id = ${workspace} and connection = ${id} for update`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error(`Connection ${id} has no wallet to pay from.`);
  return row;
}

export type NewWallet = Pick<WalletRow, 'public_key' | 'network' | 'address' | 'seen_lt'> & { readonly now: Date };

/**
 * Keeps a wallet the first time something is to leave it. Refuses (`connection_invalid`) a key that is used on the other
 * network, and a wallet that another connection pays from.
 */
export async function addWallet(tx: Tx, { workspace, id }: Connection, wallet: NewWallet): Promise<void> {
  const { public_key: key, network, address, seen_lt: seen, now } = wallet;
  await sql`insert into ton.key_network (public_key, network) values (${key}, ${network})
    on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ network: string }>`
    select network from ton.key_network where public_key = ${key}`.execute(tx);
  if (rows[0]?.network !== network) throw invalid(`This key is used on the ${rows[0]?.network}. Take another key.`);
  await sql`insert into ton.wallet (workspace_id, connection, public_key, network, address, seen_lt, read_at)
    values (${workspace}, ${id}, ${key}, ${network}, ${address}, ${seen}, ${now}) on conflict do nothing`.execute(tx);
  const kept = await findWallet(tx, { workspace, id });
  if (!kept) throw invalid('Another connection pays out from this wallet. One of them has to take another key.');
}

const invalid = (message: string) => new Refusal('connection_invalid', message);

/** True when nobody else works for this wallet, and now nobody will until then. */
export async function leaseWallet(pool: Pool, { workspace, id }: Connection, now: Date, until: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ton.wallet set leased_until = ${until} where workspace_id = ${workspace} and connection = ${id}
      and (leased_until is null or leased_until <= ${now})`.execute(pool);
  return numAffectedRows === 1n;
}

export async function giveBackLease(pool: Pool, { workspace, id }: Connection, until: Date): Promise<void> {
  await sql`update ton.wallet set leased_until = null
    where workspace_id = ${workspace} and connection = ${id} and leased_until = ${until}`.execute(pool);
}

export async function markRead(pool: Pool, { workspace, id }: Connection, now: Date): Promise<void> {
  await sql`update ton.wallet set read_at = ${now} where workspace_id = ${workspace} and connection = ${id}`.execute(
    pool,
  );
}

/** Moves the mark to where the history was read, from exactly where it was. False when somebody else has moved it. */
export async function moveMark(tx: Tx, { workspace, id }: Connection, from: bigint, to: bigint): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ton.wallet set seen_lt = ${to} where workspace_id = ${workspace} and connection = ${id} and seen_lt = ${from}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** Nothing is drafted or sent from this wallet until `resumeWallet`. The first reason stays. True when it was not halted before. */
export async function haltRow(tx: Tx, { workspace, id }: Connection, words: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ton.wallet set halted_because = ${words}
    where workspace_id = ${workspace} and connection = ${id} and halted_because is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** Takes a wallet's halt away, once a person has looked. False when it was not halted. */
export async function resumeWallet(pool: Pool, { workspace, id }: Connection): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ton.wallet set halted_because = null
    where workspace_id = ${workspace} and connection = ${id} and halted_because is not null`.execute(pool);
  return numAffectedRows === 1n;
}

type Seen = { readonly units: bigint; readonly lowSince: Date | null };

export async function keepSeen(tx: Tx, { workspace, id }: Connection, { units, lowSince }: Seen): Promise<void> {
  await sql`update ton.wallet set seen_units = ${units}, low_since = ${lowSince}
    where workspace_id = ${workspace} and connection = ${id}`.execute(tx);
}

export async function markLimitTold(tx: Tx, { workspace, id }: Connection, day: string): Promise<void> {
  await sql`update ton.wallet set limit_told_on = ${day}::date
    where workspace_id = ${workspace} and connection = ${id}`.execute(tx);
}

/** Connections for which something is to be done: payouts in line or under way, news not told, or a history not read lately. */
export async function walletsWithWork(pool: Pool, readBefore: Date): Promise<readonly Connection[]> {
  const { rows } = await sql<Connection>`
    select workspace_id as workspace, connection as id from (
      select workspace_id, connection from ton.outgoing where status = 'queued'
      union select workspace_id, connection from ton.outgoing where status in ('paid', 'failed') and told_at is null
      union select workspace_id, connection from ton.batch where status in ('drafted', 'signed', 'taken')
      union select workspace_id, connection from ton.bounce where told_at is null
      union select workspace_id, connection from ton.wallet where read_at <= ${readBefore}
    ) work order by workspace_id, connection`.execute(pool);
  return rows;
}
