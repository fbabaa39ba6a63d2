import { sql } from 'kysely';
import { newId, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import type { Notice } from './notice.ts';

export async function tell(tx: Tx, workspace: WorkspaceId, notices: readonly Notice[]): Promise<void> {
  for (const { user, kind, key, values } of notices)
    await sql`insert into people.notice (workspace_id, id, user_id, kind, key, "values") values (${workspace}, ${newId('ntc')}, ${user}, ${kind}, ${key}, ${JSON.stringify(values)}) on conflict do nothing`.execute(
      tx,
    );
}
