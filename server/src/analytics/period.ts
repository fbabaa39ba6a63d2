import { sql } from 'kysely';
import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';

/** What a question about figures needs. */
export type Reading = { readonly pool: Pool; readonly clock: Clock };

/** From one instant, that one included, to another, that one not. */
export type Period = { readonly from: Date; readonly to: Date };

/** A period with the places in the book between which it lies: above the one, up to the other. */
export type Stretch = Period & { readonly above: bigint; readonly upto: bigint };

const longestYears = 10;

/** The figures of a period run over postings, so it has an end. Refuses with `invalid_request`. */
export function checkPeriod({ from, to }: Period): void {
  if (from >= to) throw new Refusal('invalid_request', 'A period ends after it begins: let "from" lie before "to".');
  if (to.getTime() - from.getTime() > longestYears * 366 * 86_400_000)
    throw new Refusal('invalid_request', `Ask for at most ${longestYears} years at a time.`);
}

/**
 * Finds the period's place in the book. What lies in the past is sealed first, so that its figures are the same
 * whenever they are asked for.
 */
export async function stretchOf({ pool, clock }: Reading, workspace: WorkspaceId, period: Period): Promise<Stretch> {
  checkPeriod(period);
  const now = clock.now();
  const past = period.to < now ? period.to : now;
  await sql`select ledger.seal(${workspace}, ${past})`.execute(pool);
  const { rows } = await sql<{ above: bigint; upto: bigint }>`
    select ledger.seq_before(${workspace}, ${period.from}) as above, ledger.seq_before(${workspace}, ${period.to}) as upto`.execute(
    pool,
  );
  return { ...period, above: rows[0]?.above ?? 0n, upto: rows[0]?.upto ?? 0n };
}
