import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';

const latest = 200;

/** The language a person uses Telegram in, if one of the bot's latest updates is theirs and says so. */
export async function languageOf(
  pool: Pool,
  workspace: WorkspaceId,
  bot: string,
  person: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ language: string | null }>`
    select u.sender ->> 'language_code' as language from (
      select coalesce(raw #> '{message,from}', raw #> '{callback_query,from}', raw #> '{pre_checkout_query,from}') as sender, update_id
      from telegram.update where workspace_id = ${workspace} and bot = ${bot} order by update_id desc limit ${latest}) u
    where u.sender ->> 'id' = ${person} and u.sender ->> 'language_code' is not null
    order by u.update_id desc limit 1`.execute(pool);
  return rows[0]?.language ?? undefined;
}
