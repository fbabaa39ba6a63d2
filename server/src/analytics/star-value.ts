import { sql } from 'kysely';
import { Refusal, type Amount, type Clock, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';

/** What one Star is worth to the operator in another asset, from an instant on. */
export type StarValue = { readonly since: Date; readonly value: Amount };

/**
 * Says what a Star is worth from `since` (now, when not given) on. Telegram names 0.013 USD for a Star that is paid out
 * and 0.02 USD for one spent on its ads (its terms for bot developers, 6.2.3 and 6.2.4). Refuses with `invalid_amount`.
 */
export async function setStarValue(
  { pool, clock }: { pool: Pool; clock: Clock },
  workspace: WorkspaceId,
  { value, since = clock.now() }: { value: Amount; since?: Date | undefined },
): Promise<StarValue> {
  if (value.asset === 'XTR') throw new Refusal('invalid_amount', 'A Star is worth a Star. Name another asset.');
  if (value.units <= 0n) throw new Refusal('invalid_amount', 'A Star is worth more than zero.');
  await sql`
    insert into analytics.star_value (workspace_id, asset, since, units)
    values (${workspace}, ${value.asset}, ${since}, ${value.units})
    on conflict on constraint one_value_at_a_time do update set units = excluded.units`.execute(pool);
  return { since, value };
}

/** Every value that was said, by asset, oldest first. */
export async function listStarValues({ pool }: { pool: Pool }, workspace: WorkspaceId): Promise<StarValue[]> {
  const { rows } = await sql<{ since: Date; asset: string; units: bigint }>`
    select since, asset, units from analytics.star_value where workspace_id = ${workspace} order by asset, since`.execute(
    pool,
  );
  return rows.map(({ since, asset, units }) => ({ since, value: { asset, units } }));
}
