import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { languages, type Language } from '#people';
import { line, type Line } from './line.ts';
import type { TalkNeeds } from './needs.ts';
import type { Scene } from './screen.ts';

/** What an operator may say in their own words; each has words of ours until they do. */
export const ownTextNames = [
  'rules',
  'terms',
  'privacy',
  'paysupport',
  'support',
  'store_terms',
  'store_privacy',
  'store_paysupport',
  'store_support',
] as const;
export type OwnTextName = (typeof ownTextNames)[number];
export type OwnText = { readonly name: OwnTextName; readonly language: Language; readonly text: string };

/** The operator's text in the person's language, or in the other one; undefined when there is none. */
export async function ownText({ needs, ws, person }: Scene<TalkNeeds>, name: OwnTextName): Promise<Line | undefined> {
  const { rows } = await sql<{ text: string }>`
    select text from bot.own_text where workspace_id = ${ws} and name = ${name}
    order by (language = ${person.language}) desc, language limit 1`.execute(needs.pool);
  return rows[0] && line('own-text', { text: rows[0].text });
}

/** Sets a text, at once for everybody; an empty one takes it away again. */
export async function setOwnText(
  { pool, now }: { pool: Pool; now: Date },
  ws: WorkspaceId,
  { name, language, text }: OwnText,
): Promise<void> {
  if (text.trim() === '') {
    await sql`delete from bot.own_text where workspace_id = ${ws} and name = ${name} and language = ${language}`.execute(
      pool,
    );
    return;
  }
  await sql`
    insert into bot.own_text (workspace_id, name, language, text, changed_at)
    values (${ws}, ${name}, ${language}, ${text.slice(0, 3500)}, ${now})
    on conflict on constraint a_text_is_written_once_per_language do update set text = excluded.text, changed_at = ${now}`.execute(
    pool,
  );
}

/** All texts of a workspace. */
export async function listOwnTexts(pool: Pool, ws: WorkspaceId): Promise<readonly OwnText[]> {
  const { rows } = await sql<OwnText>`
    select name, language, text from bot.own_text where workspace_id = ${ws} order by name, language`.execute(pool);
  return rows.filter(({ language }) => languages.includes(language));
}
