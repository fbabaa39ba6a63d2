import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { writeAudit } from '#identity';
import type { ResellingNeeds } from './needs.ts';

/** How the client of a key likes to be answered, and whether it is. */
export type KeySwitches = {
  /** `min` and `max` as numbers instead of strings. */
  readonly numericLimits: boolean;
  /** Errors as sentences, or as the keys of newer panels. */
  readonly dialect: 'sentence' | 'keys';
  /** `refill` as a number instead of a string. */
  readonly numericRefill: boolean;
  /** Everything is refused. */
  readonly isSuspended: boolean;
};

/** Whose money a key of the panel API spends. */
export type PanelKey = KeySwitches & {
  readonly workspace: WorkspaceId;
  /** The id of the API key. */
  readonly key: string;
  /** The reseller: a user of funds. */
  readonly user: string;
  readonly addedAt: Date;
};

export const usualSwitches: KeySwitches = {
  numericLimits: false,
  dialect: 'sentence',
  numericRefill: false,
  isSuspended: false,
};

type Row = {
  workspace_id: number;
  key: string;
  user_id: string;
  numeric_limits: boolean;
  dialect: 'sentence' | 'keys';
  numeric_refill: boolean;
  is_suspended: boolean;
  added_at: Date;
};

const toKey = (row: Row): PanelKey => ({
  workspace: row.workspace_id,
  key: row.key,
  user: row.user_id,
  numericLimits: row.numeric_limits,
  dialect: row.dialect,
  numericRefill: row.numeric_refill,
  isSuspended: row.is_suspended,
  addedAt: row.added_at,
});

type Needs = Pick<ResellingNeeds, 'pool' | 'clock'>;
export type NewPanelKey = Partial<KeySwitches> & { readonly key: string; readonly user: string };

/**
 * Says whose an API key is. The same again changes nothing; a key never goes to somebody else. Refuses with
 * `already_exists` or `invalid_request`.
 */
export const addPanelKey = (needs: Needs, workspace: WorkspaceId, asked: NewPanelKey, by: string): Promise<PanelKey> =>
  transaction(needs.pool, async (tx) => {
    const { key, user, ...switches } = asked;
    if (!/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/.test(user))
      throw new Refusal('invalid_request', 'A user is 1 to 64 letters, digits, "_", "-" or ".", no dot first.');
    const at = needs.clock.now();
    const made = { ...usualSwitches, ...switches, workspace, key, user, addedAt: at };
    if (await insertKey(tx, made)) return kept(tx, made, { at, by, action: 'panel_key.add' });
    const known = await getPanelKey(tx, workspace, key);
    if (known?.user === user) return known;
    throw new Refusal('already_exists', 'This key belongs to another reseller.', { key });
  });

async function insertKey(tx: Tx, key: PanelKey): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into reselling.panel_key (workspace_id, key, user_id, numeric_limits, dialect,
      numeric_refill, is_suspended, added_at)
    values (${key.workspace}, ${key.key}, ${key.user}, ${key.numericLimits}, ${key.dialect}, ${key.numericRefill},
      ${key.isSuspended}, ${key.addedAt}) on conflict on constraint a_key_is_of_one_reseller do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Throws switches of a key; the rest stays. Refuses with `not_found`. */
export const changePanelKey = (
  needs: Needs,
  workspace: WorkspaceId,
  key: string,
  change: Partial<KeySwitches>,
  by: string,
): Promise<PanelKey> =>
  transaction(needs.pool, async (tx) => {
    const { rows } = await sql<Row>`select * from reselling.panel_key
      where workspace_id = ${workspace} and key = ${key} for no key update`.execute(tx);
    if (!rows[0]) throw new Refusal('not_found', 'There is no such key of a reseller in this workspace.');
    const changed = { ...toKey(rows[0]), ...change };
    await sql`update reselling.panel_key set numeric_limits = ${changed.numericLimits}, dialect = ${changed.dialect},
        numeric_refill = ${changed.numericRefill}, is_suspended = ${changed.isSuspended}
      where workspace_id = ${workspace} and key = ${key}`.execute(tx);
    return kept(tx, changed, { at: needs.clock.now(), by, action: 'panel_key.set' });
  });

async function kept(
  tx: Tx,
  key: PanelKey,
  { at, by, action }: { readonly at: Date; readonly by: string; readonly action: string },
): Promise<PanelKey> {
  const { workspace, key: target, addedAt: _addedAt, ...details } = key;
  await writeAudit(tx, { workspace, recordedAt: at, actor: by, action, target, details });
  return key;
}

/** Whose a key is, and how it likes answers; undefined where it is nobody's. */
export async function getPanelKey(db: Pool | Tx, workspace: WorkspaceId, key: string): Promise<PanelKey | undefined> {
  const { rows } = await sql<Row>`
    select * from reselling.panel_key where workspace_id = ${workspace} and key = ${key}`.execute(db);
  return rows[0] && toKey(rows[0]);
}

/** Keys of resellers: all, or those of one. At most 200, by user. */
export async function listPanelKeys(db: Pool | Tx, workspace: WorkspaceId, user?: string): Promise<PanelKey[]> {
  const { rows } = await sql<Row>`select * from reselling.panel_key where workspace_id = ${workspace}
    ${user === undefined ? sql`` : sql`and user_id = ${user}`} order by user_id, key limit 200`.execute(db);
  return rows.map(toKey);
}
