import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { WorkspaceId } from '#kernel';

/** What two people have in common. */
export async function signalsShared(
  db: Pool | Tx,
  workspace: WorkspaceId,
  one: string,
  other: string,
): Promise<ReadonlySet<'device' | 'address'>> {
  const { rows } = await sql<{ kind: 'device' | 'address' }>`
    select distinct s.kind from people.signal s join people.signal o using (workspace_id, kind, hash)
    where s.workspace_id = ${workspace} and s.user_id = ${one} and o.user_id = ${other}`.execute(db);
  return new Set(rows.map(({ kind }) => kind));
}

/** Whether two people were seen on one device, or at one address, within 60 days. */
export const sharesDevice = async (
  db: Pool | Tx,
  workspace: WorkspaceId,
  one: string,
  other: string,
): Promise<boolean> => one !== other && (await signalsShared(db, workspace, one, other)).size > 0;

/** With how many others somebody shares a device, and an address: counted up to 50 each. */
export type Sharing = { readonly devices: number; readonly addresses: number };

const countedMost = 50;

export async function countSharing(db: Pool | Tx, workspace: WorkspaceId, user: string): Promise<Sharing> {
  const { rows } = await sql<{ kind: 'device' | 'address'; others: bigint }>`
    select k.kind, (select count(*) from (
      select distinct o.user_id from people.signal s join people.signal o using (workspace_id, kind, hash)
      where s.workspace_id = ${workspace} and s.user_id = ${user} and s.kind = k.kind and o.user_id <> s.user_id
      limit ${countedMost}) as counted) as others
    from (values ('device'), ('address')) as k (kind)`.execute(db);
  const of = (kind: string) => Number(rows.find((row) => row.kind === kind)?.others ?? 0n);
  return { devices: of('device'), addresses: of('address') };
}

/** Forgets what was not seen since. */
export async function forgetSignals(db: Pool, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from people.signal where (workspace_id, user_id, kind, hash) in (
      select workspace_id, user_id, kind, hash from people.signal where last_at < ${before} limit ${limit})`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}
