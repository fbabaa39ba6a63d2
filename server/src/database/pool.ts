import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';

/** The tables of everyone: none. A module sees its own with `pool.withTables<ItsTables>()`. */
type NoTables = Record<never, never>;

/** A pool of connections. It answers questions; it cannot move money, because posting asks for a `Tx`. */
export type Pool = Kysely<NoTables>;

/** A live transaction. Only `transaction()` makes one, so what takes a `Tx` cannot run outside one. */
export type Tx = Transaction<NoTables>;

const INT8 = 20;
const INT8_ARRAY = 1016;

/** PostgreSQL's bigint is JavaScript's bigint, always: never a number, never a string. */
export const bigintTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return BigInt;
    if (oid === INT8_ARRAY) return (text: string) => text.slice(1, -1).split(',').filter(Boolean).map(BigInt);
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

/** Opens a pool on this database. Close it with `pool.destroy()`. */
export function openPool(url: string, { max = 10 }: { max?: number } = {}): Pool {
  const connections = new pg.Pool({ connectionString: url, max, types: bigintTypes });
  surviveBreaks(connections);
  return new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: connections }) });
}

/**
 * A connection that breaks, idle or between two statements of a transaction, says so in an event that would end the
 * process if nobody listened. Whoever uses it hears of it from the next statement, and the pool replaces it.
 */
export function surviveBreaks(connections: pg.Pool): void {
  connections.on('error', () => {});
  connections.on('connect', (connection) => connection.on('error', () => {}));
}

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export const transaction = <T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> =>
  pool.transaction().execute(work);

/** What a transaction answered, and when it is on disk: `kept` fails when it is not. */
export type Kept<T> = { readonly value: T; readonly kept: Promise<void> };

/**
 * As `transaction`, for who has something to do while the disk is waited for: it returns when `work` does, and `kept`
 * resolves with the commit. Nobody else sees what was written before, and nothing may be promised before.
 */
export async function transactionUnderWay<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<Kept<T>> {
  const tx = await pool.startTransaction().execute();
  try {
    const value = await work(tx);
    const kept = tx.commit().execute();
    kept.catch(() => {}); // whoever asks hears of it
    return { value, kept };
  } catch (error) {
    await tx.rollback().execute();
    throw error;
  }
}
