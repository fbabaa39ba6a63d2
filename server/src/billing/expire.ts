import { sql } from 'kysely';
import type { Batch } from '#ledger';
import type { Needs } from './needs.ts';

type Sweeping = Pick<Needs, 'pool' | 'clock' | 'engine'>;

/** A chunk is short, because nobody else of the workspace writes while it runs. */
const chunk = 200;

const expiry = (name: string, table: string): Batch<number, number> => ({
  name,
  writes: true,
  sql: `select ${table}($1, $2, $3)`,
  encode: (most) => [Math.max(...most)],
  decode: ([row], most) => most.map(() => Number(row?.[0] ?? 0)),
});

const reservations = expiry('billing.expire_reservations', 'billing.expire_reservations');
const lots = expiry('billing.expire_lots', 'billing.expire_lots');

/** Gives back what reservations held that were neither committed nor released in time. Answers how many. */
export const expireReservations = (needs: Sweeping): Promise<number> =>
  sweep(
    needs,
    reservations,
    sql`select distinct workspace_id from billing.reservation where status = 'open' and expires_at <= ${needs.clock.now()}`,
  );

/** Books what is on lots that have expired as breakage. Answers how many. */
export const expireGrants = (needs: Sweeping): Promise<number> =>
  sweep(
    needs,
    lots,
    sql`select distinct workspace_id from billing.grant where is_open and expires_at <= ${needs.clock.now()}`,
  );

async function sweep(
  { pool, engine }: Sweeping,
  batch: Batch<number, number>,
  due: ReturnType<typeof sql>,
): Promise<number> {
  const { rows } = (await due.execute(pool)) as { rows: { workspace_id: number }[] };
  let total = 0;
  for (const { workspace_id } of rows)
    for (let done = chunk; done === chunk; total += done) done = await engine.run(batch, workspace_id, chunk);
  return total;
}
