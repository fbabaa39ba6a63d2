import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Posted } from './transfer.ts';

/**
 * What was booked under this key, with the hash of its input; undefined when nothing was. A key
 * that was claimed answers with the hash of what claimed it, and the number 0. Ask before gathering:
 * on a replay the world has changed, and deciding again would decide differently.
 */
export async function findPosted(
  db: Pool | Tx,
  workspace: WorkspaceId,
  key: string,
): Promise<(Posted & { readonly inputHash: string }) | undefined> {
  const { rows } = await sql<{ seq: bigint; recorded_at: Date; input_hash: string; answer: unknown }>`
    select seq, recorded_at, input_hash, answer from ledger.transfer
    where workspace_id = ${workspace} and key = ${key}
    union all
    select 0, claimed_at, input_hash, null from ledger.claimed_key
    where workspace_id = ${workspace} and key = ${key}`.execute(db);
  const [row] = rows;
  return (
    row && {
      seq: row.seq,
      recordedAt: row.recorded_at,
      replayed: true,
      answer: row.answer ?? undefined,
      inputHash: row.input_hash,
    }
  );
}
