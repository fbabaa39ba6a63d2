import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Clock, Id, WorkspaceId } from '#kernel';
import { noticeKinds, type Notice, type NoticeKind } from './notice.ts';
import type { Person } from './person.ts';
import { findPerson } from './person-rows.ts';
import { tables } from './tables.ts';

type Needs = { readonly pool: Pool; readonly clock: Clock };

/** Something to be told, and to whom. */
export type TakenNotice = Notice & {
  readonly id: Id<'ntc'>;
  readonly person: Person;
  /** How often it has been taken, this time included. */
  readonly tries: number;
};

const leaseMilliseconds = 60_000;

/**
 * Takes what waits to be told, each person's in the order it happened and one at a time, for a minute: nobody else takes
 * it meanwhile. What cannot be told (nobody of that name, erased, the bot blocked) is ended here. Say afterwards what
 * became of each with `markTold`, or `putOffNotice`.
 */
export async function takeNotices(
  { pool, clock }: Needs,
  workspace: WorkspaceId,
  limit: number,
): Promise<readonly TakenNotice[]> {
  const now = clock.now();
  const rows = await lease(pool, workspace, now, limit);
  const taken: TakenNotice[] = [];
  for (const row of rows) {
    const person = await findPerson(pool, workspace, row.user_id);
    if (person && !person.erasedAt && !person.blockedAt) taken.push(toTaken(row, person));
    else await endNotice(pool, workspace, row.id, person?.blockedAt ? 'blocked' : 'nobody', now);
  }
  return taken;
}

type Row = { id: Id<'ntc'>; key: string; user_id: string; kind: string; values: Notice['values']; tries: number };

/** The first of each person, unless somebody has it. */
async function lease(pool: Pool, workspace: WorkspaceId, now: Date, limit: number): Promise<readonly Row[]> {
  const until = new Date(now.getTime() + leaseMilliseconds);
  const { rows } = await sql<Row & { n: bigint }>`
    with due as (
      select workspace_id, key from people.notice w
      where w.workspace_id = ${workspace} and w.ended_at is null and (w.due_at is null or w.due_at <= ${now})
        and not exists (select from people.notice b where b.workspace_id = w.workspace_id and b.user_id = w.user_id
          and b.n < w.n and b.ended_at is null)
      order by w.n limit ${limit} for update skip locked)
    update people.notice u set due_at = ${until}, tries = u.tries + 1
    from due where (u.workspace_id, u.key) = (due.workspace_id, due.key)
    returning u.id, u.key, u.user_id, u.kind, u.values, u.tries, u.n`.execute(pool);
  return rows.toSorted((one, other) => Number(one.n - other.n));
}

const isKind = (text: string): text is NoticeKind => (noticeKinds as readonly string[]).includes(text);

function toTaken({ user_id: user, ...row }: Row, person: Person): TakenNotice {
  if (!isKind(row.kind)) throw new Error(`The notice ${row.id} is of no known kind.`);
  return { id: row.id, key: row.key, user, kind: row.kind, values: row.values, tries: row.tries, person };
}

/** Says that a notice was told; or that it never will be: the bot is blocked, or Telegram does not take it. */
export const markTold = (
  { pool, clock }: Needs,
  workspace: WorkspaceId,
  notice: Id<'ntc'>,
  outcome: 'told' | 'blocked' | 'undeliverable' = 'told',
): Promise<void> => endNotice(pool, workspace, notice, outcome, clock.now());

/** Leaves a notice for later: Telegram asked to wait. */
export async function putOffNotice(
  { pool }: Pick<Needs, 'pool'>,
  workspace: WorkspaceId,
  notice: Id<'ntc'>,
  until: Date,
): Promise<void> {
  await tables(pool)
    .updateTable('people.notice')
    .set({ due_at: until })
    .where('workspace_id', '=', workspace)
    .where('id', '=', notice)
    .where('ended_at', 'is', null)
    .execute();
}

async function endNotice(
  db: Pool | Tx,
  workspace: WorkspaceId,
  notice: Id<'ntc'>,
  outcome: 'told' | 'blocked' | 'nobody' | 'undeliverable',
  at: Date,
): Promise<void> {
  await tables(db)
    .updateTable('people.notice')
    .set({ ended_at: at, outcome, due_at: null })
    .where('workspace_id', '=', workspace)
    .where('id', '=', notice)
    .where('ended_at', 'is', null)
    .execute();
}

/** Forgets what was told before. */
export async function forgetNotices(pool: Pool, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from people.notice where (workspace_id, key) in (
      select workspace_id, key from people.notice where ended_at < ${before} limit ${limit})`.execute(pool);
  return Number(numAffectedRows ?? 0n);
}
