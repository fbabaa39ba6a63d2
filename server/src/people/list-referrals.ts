import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';

/** Somebody who was brought. */
export type Referral = { readonly user: string; readonly firstName: string; readonly at: Date };

export type ReferralPage = {
  /** How many they brought, and how many those brought. */
  readonly first: number;
  readonly second: number;
  readonly referrals: readonly Referral[];
  readonly cursor?: string;
};

export type ReferralQuestion = { readonly user: string; readonly cursor?: string; readonly limit?: number };

/** Whom somebody brought, the newest first, and how many those brought. Refuses with `invalid_request` a foreign cursor. */
export async function listReferrals(
  db: Pool | Tx,
  workspace: WorkspaceId,
  { user, cursor, limit = 50 }: ReferralQuestion,
): Promise<ReferralPage> {
  const most = Math.min(Math.max(limit, 1), 200);
  const [at, before] = cursor === undefined ? [null, null] : readCursor(cursor);
  const { rows } = await sql<{ user_id: string; first_name: string; at: Date }>`
    select r.user_id, p.first_name, r.at from people.referral r join people.person p using (workspace_id, user_id)
    where r.workspace_id = ${workspace} and r.named = ${user} and r.refused is null
      and (${at}::timestamptz is null or (r.at, r.user_id) < (${at}, ${before}))
    order by r.at desc, r.user_id desc limit ${most + 1}`.execute(db);
  const referrals = rows.slice(0, most).map((row) => ({ user: row.user_id, firstName: row.first_name, at: row.at }));
  const last = referrals.at(-1);
  const counts = await countReferrals(db, workspace, user);
  const page = { ...counts, referrals };
  return rows.length > most && last ? { ...page, cursor: `${last.at.getTime()}.${last.user}` } : page;
}

/** How many people somebody brought, and how many those brought. */
export async function countReferrals(
  db: Pool | Tx,
  workspace: WorkspaceId,
  user: string,
): Promise<{ readonly first: number; readonly second: number }> {
  const { rows } = await sql<{ first: bigint; second: bigint }>`
    with brought as (
      select user_id from people.referral where workspace_id = ${workspace} and named = ${user} and refused is null)
    select (select count(*) from brought) as first, (select count(*) from people.referral r join brought b
      on r.named = b.user_id where r.workspace_id = ${workspace} and r.refused is null) as second`.execute(db);
  return { first: Number(rows[0]?.first ?? 0n), second: Number(rows[0]?.second ?? 0n) };
}

function readCursor(cursor: string): [Date, string] {
  const [, milliseconds, user] = /^(\d{1,15})\.(.{1,64})$/.exec(cursor) ?? [];
  if (milliseconds === undefined || user === undefined)
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  return [new Date(Number(milliseconds)), user];
}
