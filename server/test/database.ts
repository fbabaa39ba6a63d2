import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { inject } from 'vitest';
import { openPool, type Pool } from '#database';

export type TestDatabase = { readonly url: string; readonly pool: Pool; drop(): Promise<void> };

/** A fresh database with every migration applied, cloned from the run's template. Drop it in `afterAll`. */
export async function freshDatabase({ max = 10 }: { max?: number } = {}): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = openPool(serverUrl, { max: 1 });
  await sql`create database ${sql.id(name)} template template_asterism strategy file_copy`.execute(admin); // 6 × faster here
  const url = serverUrl.replace(/[^/]*$/, name);
  const pool = openPool(url, { max });
  return {
    url,
    pool,
    async drop() {
      await pool.destroy();
      await sql`drop database ${sql.id(name)} with (force)`.execute(admin);
      await admin.destroy();
    },
  };
}
