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
  connections.on('error', () => {}); // an idle connection that breaks is replaced at its next use
  // One that breaks while it is lent out fails its next query; without a listener it would end the process instead.
  connections.on('connect', (client) => void client.on('error', () => {}));
  return new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: connections }) });
}

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export const transaction = <T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> =>
  pool.transaction().execute(work);
