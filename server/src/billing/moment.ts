import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Reading } from './needs.ts';

/** An instant, and where the book stood then: `seq` is null for now and for what is still to come. */
export type Moment = { readonly at: Date; readonly seq: bigint | null };

/**
 * Finds the place of an instant in the book. A past one is sealed first: nothing is recorded there any more, so
 * what is answered about it stays true for ever. Of an instant to come the answer is what holds if nothing happens.
 */
export async function momentOf({ pool, clock }: Reading, workspace: WorkspaceId, asOf?: Date): Promise<Moment> {
  const now = clock.now();
  if (asOf === undefined || asOf >= now) return { at: asOf ?? now, seq: null };
  const next = new Date(asOf.getTime() + 1);
  await sql`select ledger.seal(${workspace}, ${next})`.execute(pool);
  const { rows } = await sql<{ seq: bigint }>`select ledger.seq_before(${workspace}, ${next}) as seq`.execute(pool);
  return { at: asOf, seq: rows[0]?.seq ?? 0n };
}
