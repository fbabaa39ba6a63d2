import { sql } from 'kysely';
import type { Tx } from '#database';
import { newId, type WorkspaceId } from '#kernel';
import type { Notice } from './notice.ts';
import { findPerson } from './person-rows.ts';

/**
 * Puts what people are to be told into the outbox, in the transaction of what happened: told if it happened, and once
 * per key, however often it is given. The bot sends it afterwards.
 */
export async function tell(tx: Tx, workspace: WorkspaceId, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ user, kind, key, values }) => ({ id: newId('ntc'), user_id: user, kind, key, values }));
  await sql`
    insert into people.notice (workspace_id, key, id, user_id, kind, values)
    select ${workspace}, key, id, user_id, kind, values
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as told (key text, id text, user_id text, kind text, values jsonb)
    order by id
    on conflict on constraint a_notice_is_given_once do nothing`.execute(tx);
}

/** As `tell`, for what also happens to those who have never met the bot: only people of the exchange are told. */
export async function tellKnown(tx: Tx, workspace: WorkspaceId, notices: readonly Notice[]): Promise<void> {
  const known: Notice[] = [];
  for (const notice of notices) {
    const person = await findPerson(tx, workspace, notice.user);
    if (person && !person.erasedAt) known.push(notice);
  }
  await tell(tx, workspace, known);
}
