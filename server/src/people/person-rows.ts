import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';
import { languages, type Language, type Person } from './person.ts';
import { tables } from './tables.ts';

const select = (db: Pool | Tx) =>
  tables(db)
    .selectFrom('people.person as p')
    .leftJoin('people.referral as r', (join) =>
      join
        .onRef('r.workspace_id', '=', 'p.workspace_id')
        .onRef('r.user_id', '=', 'p.user_id')
        .on('r.refused', 'is', null),
    )
    .selectAll('p')
    .select('r.named as referrer');

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function toPerson(row: Row): Person {
  return {
    workspace: row.workspace_id,
    user: row.user_id,
    firstName: row.first_name,
    username: row.username ?? undefined,
    language: toLanguage(row.language),
    appLanguage: row.app_language ?? undefined,
    isPremium: row.is_premium,
    firstSeenAt: row.first_seen_at,
    accepted:
      row.accepted_at && row.accepted_version !== null
        ? { at: row.accepted_at, version: row.accepted_version }
        : undefined,
    referrer: row.referrer ?? undefined,
    wantsNews: row.wants_news,
    blockedAt: row.blocked_at ?? undefined,
    erasedAt: row.erased_at ?? undefined,
  };
}

/** The language we write to somebody in whose app speaks this one. */
export const toLanguage = (tag: string | undefined): Language =>
  languages.find((language) => tag?.toLowerCase().split('-')[0] === language) ?? 'en';

export async function findPerson(db: Pool | Tx, workspace: WorkspaceId, user: string): Promise<Person | undefined> {
  const row = await select(db).where('p.workspace_id', '=', workspace).where('p.user_id', '=', user).executeTakeFirst();
  return row && toPerson(row);
}

/** These people, by their ids, where they have been here; also who was erased since. */
export async function findPeople(
  db: Pool | Tx,
  workspace: WorkspaceId,
  users: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  const rows = await select(db)
    .where('p.workspace_id', '=', workspace)
    .where('p.user_id', '=', sql<string>`any(${users}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.user_id, toPerson(row)]));
}

/** Somebody who has been here; also who was erased since. Refuses with `not_found`. */
export async function getPerson(db: Pool | Tx, workspace: WorkspaceId, user: string): Promise<Person> {
  return (await findPerson(db, workspace, user)) ?? refuseUnknown();
}

/** Somebody who is here, their row locked until the transaction ends. Refuses with `not_found`, erased people as well. */
export async function lockPerson(tx: Tx, workspace: WorkspaceId, user: string): Promise<Person> {
  await tables(tx)
    .selectFrom('people.person')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .forUpdate()
    .executeTakeFirst();
  const person = await getPerson(tx, workspace, user);
  return person.erasedAt ? refuseUnknown() : person;
}

/** There is nobody of that name. */
export function refuseUnknown(): never {
  throw new Refusal('not_found', 'Nobody of that name has been here.');
}

export type PersonPage = { readonly people: readonly Person[]; readonly cursor?: string };
export type PersonFilter = { readonly workspace: WorkspaceId; readonly cursor?: string; readonly limit?: number };

/** People who are here, the newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listPeople(db: Pool | Tx, { workspace, cursor, limit = 50 }: PersonFilter): Promise<PersonPage> {
  const most = Math.min(Math.max(limit, 1), 200);
  let query = select(db).where('p.workspace_id', '=', workspace).where('p.erased_at', 'is', null);
  if (cursor !== undefined) {
    const [at, user] = readCursor(cursor);
    query = query.where((is) =>
      is.or([is('p.first_seen_at', '<', at), is.and([is('p.first_seen_at', '=', at), is('p.user_id', '<', user)])]),
    );
  }
  const rows = await query
    .orderBy('p.first_seen_at', 'desc')
    .orderBy('p.user_id', 'desc')
    .limit(most + 1)
    .execute();
  const people = rows.slice(0, most).map(toPerson);
  const last = people.at(-1);
  return rows.length > most && last ? { people, cursor: `${last.firstSeenAt.getTime()}.${last.user}` } : { people };
}

function readCursor(cursor: string): [Date, string] {
  const [, milliseconds, user] = /^(\d{1,15})\.(.{1,64})$/.exec(cursor) ?? [];
  if (milliseconds === undefined || user === undefined)
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  return [new Date(Number(milliseconds)), user];
}

type Change = Partial<{
  language: Language;
  wants_news: boolean;
  blocked_at: Date | null;
  accepted_at: Date;
  accepted_version: string;
}>;

/** Changes somebody who is here. Refuses with `not_found`. */
export async function changePerson(
  db: Pool | Tx,
  workspace: WorkspaceId,
  user: string,
  change: Change,
): Promise<Person> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('people.person')
    .set(change)
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? refuseUnknown() : getPerson(db, workspace, user);
}
