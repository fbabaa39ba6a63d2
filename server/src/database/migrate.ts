import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import type { Pool } from './pool.ts';

const folder = new URL('../../migrations/', import.meta.url);

const plainSql: MigrationProvider = {
  async getMigrations() {
    const migrations: Record<string, Migration> = {};
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()) {
      const text = await readFile(new URL(file, folder), 'utf8');
      migrations[file.replace('.sql', '')] = {
        up: (db) =>
          sql
            .raw(text)
            .execute(db)
            .then(() => undefined),
      };
    }
    return migrations;
  },
};

const migratorOf = (pool: Pool) => new Migrator({ db: pool, provider: plainSql, migrationTableSchema: 'public' });

/** The names of the migrations that this database still lacks. Changes nothing. */
export async function pendingMigrations(pool: Pool): Promise<string[]> {
  const known = await migratorOf(pool).getMigrations();
  return known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}

/**
 * Brings the schema to the newest migration, under a lock: of several processes that start at once, one
 * applies and the others wait. A migration that fails is rolled back whole. Returns the names applied.
 */
export async function migrate(pool: Pool): Promise<string[]> {
  const { error, results = [] } = await migratorOf(pool).migrateToLatest();
  if (error) throw error;
  return results.map((result) => result.migrationName);
}
