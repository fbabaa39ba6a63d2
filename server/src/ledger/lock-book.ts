import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';

/** Takes the lane of a workspace until commit: every other writer of its books waits. Read balances after it. */
export async function lockBook(tx: Tx, workspace: WorkspaceId): Promise<void> {
  await sql`select ledger.lock_book(${workspace})`.execute(tx);
}

/** Opens the books of a new workspace. Posting does it as well when it was not done. */
export async function openBook(db: Pool | Tx, workspace: WorkspaceId): Promise<void> {
  await sql`insert into ledger.book (workspace_id) values (${workspace}) on conflict do nothing`.execute(db);
}
