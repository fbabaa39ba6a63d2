import { sql } from 'kysely';
import type { Tx } from '#database';
import type { WorkspaceId } from '#kernel';

/** Takes away what somebody wrote in complaints and appeals; what was decided about them stays. For when they are erased. */
export async function forgetWords(tx: Tx, workspace: WorkspaceId, user: string): Promise<void> {
  await sql`update moderation.complaint set words = null
    where workspace_id = ${workspace} and complainant = ${user} and words is not null`.execute(tx);
  await sql`update moderation.appeal set words = ''
    where workspace_id = ${workspace} and worker = ${user} and words <> ''`.execute(tx);
}
