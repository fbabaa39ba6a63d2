import { sql } from 'kysely';
import type { Tx } from '#database';
import type { Payout } from './payout.ts';

/** What of a payout was paid and booked part by part; nothing, for rails that pay at once. */
export async function bookedOf(tx: Tx, { workspace, id }: Pick<Payout, 'workspace' | 'id'>): Promise<bigint> {
  const { rows } = await sql<{ units: bigint }>`
    select coalesce(sum(units), 0)::bigint as units from payouts.part
    where workspace_id = ${workspace} and payout = ${id} and booked_at is not null`.execute(tx);
  return rows[0]?.units ?? 0n;
}
