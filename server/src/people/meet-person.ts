import { sql } from 'kysely';
import { transaction, type Tx } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';
import { keepSignals, type Signals } from './note-device.ts';
import type { PeopleNeeds } from './needs.ts';
import type { Person } from './person.ts';
import { getPerson, toLanguage } from './person-rows.ts';
import { referrerIn } from './referral.ts';
import { keepReferral } from './keep-referral.ts';
import { readSalt } from './salt.ts';
import { isSubject } from './subject.ts';

/** What Telegram told of somebody: with a message to the bot, or in the initData of its Mini App. */
export type Meeting = {
  readonly telegramId: string;
  readonly firstName: string;
  readonly username?: string;
  readonly languageCode?: string;
  readonly isPremium: boolean;
  /** What they came with; `r_<user>` names who brought them. */
  readonly startParam?: string;
  /** What tells their device or place from others, if known. */
  readonly signals?: Signals;
};

/**
 * Makes somebody's acquaintance, or refreshes what Telegram tells of them; their language here stays what they chose.
 * A start parameter names the referrer at the first meeting only, and why one was refused is kept. Somebody who was
 * erased is met anew, and is told apart by nothing but the number. Refuses with `invalid_request`.
 */
export async function meetPerson(needs: PeopleNeeds, workspace: WorkspaceId, meeting: Meeting): Promise<Person> {
  checkMeeting(meeting);
  const salt = await readSalt(needs, workspace);
  return transaction(needs.pool, (tx) => meetIn(tx, workspace, meeting, { salt, at: needs.clock.now() }));
}

/** Refuses with `invalid_request` who cannot have an account here. */
export function checkMeeting({ telegramId }: Meeting): void {
  if (isSubject(telegramId)) return;
  throw new Refusal('invalid_request', 'A person is named by the number Telegram gives them.');
}

/** The same inside a transaction of the caller's. */
export async function meetIn(
  tx: Tx,
  workspace: WorkspaceId,
  meeting: Meeting,
  { salt, at }: { readonly salt: Buffer; readonly at: Date },
): Promise<Person> {
  const { telegramId: user, startParam, signals } = meeting;
  const isFirst = await upsertPerson(tx, workspace, meeting, at);
  if (signals) await keepSignals(tx, workspace, user, signals, salt, at);
  const named = referrerIn(startParam);
  if (isFirst && named !== undefined) await keepReferral(tx, workspace, { user, named, at });
  return getPerson(tx, workspace, user);
}

/** Whether this is the first meeting: of all, or since the person was erased. */
async function upsertPerson(
  tx: Tx,
  workspace: WorkspaceId,
  { telegramId: user, firstName, username, languageCode, isPremium }: Meeting,
  at: Date,
): Promise<boolean> {
  const language = toLanguage(languageCode);
  const { rows: before } = await sql<{ was_erased: boolean }>`
    select erased_at is not null as was_erased from people.person
    where workspace_id = ${workspace} and user_id = ${user} for update`.execute(tx);
  const { rows } = await sql<{ is_new: boolean }>`
    insert into people.person as p (workspace_id, user_id, first_name, username, language, app_language, is_premium,
      first_seen_at, seen_at)
    values (${workspace}, ${user}, ${firstName}, ${username ?? null}, ${language}, ${languageCode ?? null}, ${isPremium}, ${at}, ${at})
    on conflict on constraint a_person_is_met_once do update set first_name = excluded.first_name,
      username = excluded.username, app_language = coalesce(excluded.app_language, p.app_language),
      is_premium = excluded.is_premium, seen_at = excluded.seen_at, erased_at = null,
      first_seen_at = case when p.erased_at is null then p.first_seen_at else excluded.first_seen_at end,
      language = case when p.erased_at is null then p.language else excluded.language end
    returning xmax = 0 as is_new`.execute(tx);
  return before[0]?.was_erased ?? rows[0]?.is_new ?? false;
}
