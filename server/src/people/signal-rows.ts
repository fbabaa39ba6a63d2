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

/** With how many others `seen` shares this. */
const sharing = (kind: 'device' | 'address') => sql`(select count(*) from (
  select distinct o.user_id from people.signal s join people.signal o using (workspace_id, kind, hash)
  where s.workspace_id = seen.workspace_id and s.user_id = seen.user_id and s.kind = ${kind} and o.user_id <> s.user_id
  limit ${countedMost}) as counted)`;

const noneShared: Sharing = { devices: 0, addresses: 0 };

/** The same of each of these people, in their order. */
export async function countSharings(
  db: Pool | Tx,
  workspace: WorkspaceId,
  users: readonly string[],
): Promise<readonly Sharing[]> {
  const { rows } = await sql<{ user: string; devices: bigint; addresses: bigint }>`
    select user_id as "user", ${sharing('device')} as devices, ${sharing('address')} as addresses
    from (select distinct workspace_id, user_id from people.signal
      where workspace_id = ${workspace} and user_id = any(${users}::text[])) as seen`.execute(db);
  const shared = new Map(
    rows.map(({ user, devices, addresses }) => [user, { devices: Number(devices), addresses: Number(addresses) }]),
  );
  return users.map((user) => shared.get(user) ?? noneShared);
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
