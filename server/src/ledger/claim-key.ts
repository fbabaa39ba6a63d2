import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { lockBook } from './lock-book.ts';

/**
 * Keeps a key for a command that books later, or nothing: from now on it is no key for anything else. False when
 * something was booked under it or claimed it before. Takes the workspace's lane until commit.
 */
export async function claimKey(
  tx: Tx,
  workspace: WorkspaceId,
  { key, hash, at }: { readonly key: string; readonly hash: string; readonly at: Date },
): Promise<boolean> {
  await lockBook(tx, workspace);
  const { numAffectedRows } = await sql`
    insert into ledger.claimed_key (workspace_id, key, input_hash, claimed_at)
    select ${workspace}, ${key}, ${hash}, ${at}
    where not exists (select from ledger.transfer where workspace_id = ${workspace} and key = ${key})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
