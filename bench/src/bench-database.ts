import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { migrate, openPool, startPostgres } from '@asterism/server/database';
import pg from 'pg';

/** A PostgreSQL of our own as in production: embedded, with fsync and synchronous_commit on. */
export type BenchServer = {
  /** What it says of itself, read from the running server. */
  readonly description: string;
  /** A new database with the product's schema, or an empty one. */
  newDatabase(name: string, schema: 'product' | 'empty'): Promise<string>;
  stop(): Promise<void>;
};

export async function startBenchServer(): Promise<BenchServer> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'asterism-bench-'));
  await chmod(dataDir, 0o755);
  const server = await startPostgres({ dataDir: path.join(dataDir, 'postgres') });
  return {
    description: await describe(server.url),
    async newDatabase(name, schema) {
      await run(server.url, `create database ${name}`);
      const url = server.url.replace(/[^/]*$/, name);
      if (schema === 'empty') return url;
      const pool = openPool(url, { max: 1 });
      await migrate(pool);
      await pool.destroy();
      return url;
    },
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** What a PostgreSQL says of itself: its version, and whether it is durable. */
export async function describe(url: string): Promise<string> {
  const [row] = await run(
    url,
    `select format('PostgreSQL %s with fsync %s and synchronous_commit %s', split_part(version(), ' ', 2),
      current_setting('fsync'), current_setting('synchronous_commit')) as description`,
  );
  return String(row?.description);
}

/** Runs SQL on a connection of its own. */
export async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

/** What a database that has run for a while would have: statistics, no dead rows, everything on disk. */
export async function settle(url: string): Promise<void> {
  await run(url, 'vacuum (analyze)');
  await run(url, 'checkpoint');
}
