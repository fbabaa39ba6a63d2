import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';

/** People who could be reached: what is not named is not asked for. Languages are those of their apps, without regions. */
export type Reach = { readonly languages?: readonly string[]; readonly isPremium?: boolean };

/** How many people here accepted the rules, have not blocked the bot, and are as asked for. */
export async function countPeople(db: Pool | Tx, workspace: WorkspaceId, reach: Reach = {}): Promise<number> {
  const { languages = [], isPremium = null } = reach;
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from people.person
    where workspace_id = ${workspace} and erased_at is null and blocked_at is null and accepted_at is not null
      and (${languages.length === 0} or split_part(lower(coalesce(app_language, language)), '-', 1) = any(${[...languages]}))
      and (${isPremium}::boolean is null or is_premium = ${isPremium})`.execute(db);
  return rows[0]?.people ?? 0;
}
