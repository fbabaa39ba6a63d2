import { sql } from 'kysely';
import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { writeAudit } from '#identity';
import { checkReseller, insertReseller } from './reseller.ts';

/** What a key of a reseller may do. */
export type StoreKeySwitches = {
  /** How often it may ask. */
  readonly requestsPerMinute: number;
  /** Everything is refused. */
  readonly isSuspended: boolean;
};

/** Whose money a key of the resellers' API spends. */
export type StoreKey = StoreKeySwitches & {
  readonly workspace: WorkspaceId;
  /** The id of the API key. */
  readonly key: string;
  /** The reseller. */
  readonly user: string;
  /** Nothing is booked or bought with it: the name of the recipient says what happens. */
  readonly isSandbox: boolean;
  readonly addedAt: Date;
};

/** A key asks 60 times a minute, where nobody has said otherwise. */
export const usualKeySwitches: StoreKeySwitches = { requestsPerMinute: 60, isSuspended: false };

export type NewStoreKey = Partial<StoreKeySwitches> & {
  readonly key: string;
  readonly user: string;
  readonly isSandbox?: boolean;
};

type Row = {
  workspace_id: number;
  key: string;
  user_id: string;
  is_sandbox: boolean;
  requests_per_minute: number;
  is_suspended: boolean;
  added_at: Date;
};

const toKey = (row: Row): StoreKey => ({
  workspace: row.workspace_id,
  key: row.key,
  user: row.user_id,
  isSandbox: row.is_sandbox,
  requestsPerMinute: row.requests_per_minute,
  isSuspended: row.is_suspended,
  addedAt: row.added_at,
});

type Needs = { readonly pool: Pool; readonly clock: Clock };

/**
 * Says whose an API key is; who had none becomes a reseller by it. The same again changes nothing; a key never goes to
 * somebody else, nor from the sandbox to real money. Refuses with `already_exists` or `invalid_request`.
 */
export const addStoreKey = (needs: Needs, workspace: WorkspaceId, asked: NewStoreKey, by: string): Promise<StoreKey> =>
  transaction(needs.pool, async (tx) => {
    const { key, isSandbox = false, ...switches } = asked;
    const at = needs.clock.now();
    const user = checkReseller(asked.user);
    const made = { ...usualKeySwitches, ...switches, workspace, key, user, isSandbox, addedAt: at };
    checkSwitches(made);
    await insertReseller(tx, { workspace, user, at });
    if (await insertKey(tx, made)) return kept(tx, made, { at, by, action: 'store_key.add' });
    const known = await getStoreKey(tx, workspace, key);
    if (known?.user === user && known.isSandbox === isSandbox) return known;
    throw new Refusal('already_exists', 'This key belongs to another reseller.', { key });
  });

function checkSwitches({ requestsPerMinute }: StoreKeySwitches): void {
  if (!Number.isInteger(requestsPerMinute) || requestsPerMinute < 1 || requestsPerMinute > 100_000)
    throw new Refusal('invalid_request', 'Allow 1 to 100000 requests a minute.', { field: 'requests_per_minute' });
}

async function insertKey(tx: Tx, key: StoreKey): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into store.reseller_key (workspace_id, key, user_id, is_sandbox,
      requests_per_minute, is_suspended, added_at)
    values (${key.workspace}, ${key.key}, ${key.user}, ${key.isSandbox}, ${key.requestsPerMinute}, ${key.isSuspended},
      ${key.addedAt}) on conflict on constraint a_store_key_is_of_one_reseller do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Throws switches of a key; the rest stays. Refuses with `not_found` or `invalid_request`. */
export const changeStoreKey = (
  needs: Needs,
  workspace: WorkspaceId,
  key: string,
  change: Partial<StoreKeySwitches>,
  by: string,
): Promise<StoreKey> =>
  transaction(needs.pool, async (tx) => {
    const { rows } = await sql<Row>`select * from store.reseller_key
      where workspace_id = ${workspace} and key = ${key} for no key update`.execute(tx);
    if (!rows[0]) throw new Refusal('not_found', noSuchStoreKey);
    const changed = { ...toKey(rows[0]), ...change };
    checkSwitches(changed);
    await sql`update store.reseller_key set requests_per_minute = ${changed.requestsPerMinute},
        is_suspended = ${changed.isSuspended}
      where workspace_id = ${workspace} and key = ${key}`.execute(tx);
    return kept(tx, changed, { at: needs.clock.now(), by, action: 'store_key.set' });
  });

/** Said of a key that is nobody's. */
export const noSuchStoreKey = 'There is no such key of a reseller in this workspace.';

async function kept(
  tx: Tx,
  key: StoreKey,
  { at, by, action }: { readonly at: Date; readonly by: string; readonly action: string },
): Promise<StoreKey> {
  const { workspace, key: target, addedAt: _addedAt, ...details } = key;
  await writeAudit(tx, { workspace, recordedAt: at, actor: by, action, target, details });
  return key;
}

/** Whose a key is; undefined where it is nobody's. */
export async function getStoreKey(db: Pool | Tx, workspace: WorkspaceId, key: string): Promise<StoreKey | undefined> {
  const { rows } = await sql<Row>`
    select * from store.reseller_key where workspace_id = ${workspace} and key = ${key}`.execute(db);
  return rows[0] && toKey(rows[0]);
}

/** Keys of resellers: all, or those of one. At most 200, by reseller. */
export async function listStoreKeys(db: Pool | Tx, workspace: WorkspaceId, user?: string): Promise<StoreKey[]> {
  const { rows } = await sql<Row>`select * from store.reseller_key where workspace_id = ${workspace}
    ${user === undefined ? sql`` : sql`and user_id = ${user}`} order by user_id, key limit 200`.execute(db);
  return rows.map(toKey);
}
