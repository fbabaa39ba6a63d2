import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '#test';
let db: TestDatabase;
beforeAll(async () => void (db = await freshDatabase()));
afterAll(() => db.drop());
test('x', async () => {
  const { rows } =
    await sql`select * from quotas.span('{"kind":"calendar","period":"day","zone":"Europe/Berlin"}', null, '2026-03-29T10:00:00Z')`.execute(
      db.pool,
    );
  console.log(rows);
  console.log(
    (await sql`select quotas.used(1,1,'a','2026-01-01','2027-01-01','2026-03-29T10:00:00Z',false)`.execute(db.pool))
      .rows,
  );
});
