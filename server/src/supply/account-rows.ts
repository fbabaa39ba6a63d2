import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import { isId, Refusal, type Id, type WorkspaceId } from '#kernel';
import type { SupplierAccount } from './account.ts';

type Row = {
  workspace_id: number;
  id: string;
  kind: string;
  name: string;
  asset: string;
  settings: Record<string, string>;
  sealed_secrets: string;
  rank: number;
  is_on: boolean;
  alarm_units: bigint | null;
  failures: number;
  broken_until: Date | null;
  low_since: Date | null;
  differs_since: Date | null;
  told_units: bigint | null;
  told_at: Date | null;
  books_due_at: Date;
  compared_at: Date | null;
  added_at: Date;
  changed_at: Date;
};

/** An account, its sealed secrets, and when its balance was last compared. */
export type SealedAccount = {
  readonly account: SupplierAccount;
  readonly sealed: string;
  readonly comparedAt: Date | null;
};

const table = (db: Pool | Tx) => db.withTables<{ 'supply.supplier': Row }>();

function toSealed(row: Row): SealedAccount {
  if (!isId('sup', row.id)) throw new Error(`The row of supplier ${row.id} is damaged.`);
  const inAsset = (units: bigint | null) => (units === null ? null : { asset: row.asset, units });
  const account: SupplierAccount = {
    workspace: row.workspace_id,
    id: row.id,
    kind: row.kind,
    name: row.name,
    asset: row.asset,
    settings: row.settings,
    rank: row.rank,
    isOn: row.is_on,
    alarm: inAsset(row.alarm_units),
    failures: row.failures,
    brokenUntil: row.broken_until,
    lowSince: row.low_since,
    differsSince: row.differs_since,
    told: inAsset(row.told_units),
    toldAt: row.told_at,
    addedAt: row.added_at,
    changedAt: row.changed_at,
  };
  return { account, sealed: row.sealed_secrets, comparedAt: row.compared_at };
}

/** Keeps a new account. Refuses with `already_exists` when the workspace has another one of its name. */
export async function insertAccount(tx: Tx, { account, sealed }: Omit<SealedAccount, 'comparedAt'>): Promise<void> {
  const row = {
    workspace_id: account.workspace,
    id: account.id,
    kind: account.kind,
    name: account.name,
    asset: account.asset,
    settings: account.settings,
    sealed_secrets: sealed,
    rank: account.rank,
    is_on: account.isOn,
    alarm_units: account.alarm?.units ?? null,
    failures: 0,
    books_due_at: account.addedAt,
    added_at: account.addedAt,
    changed_at: account.changedAt,
  };
  await orNameTaken(table(tx).insertInto('supply.supplier').values(row).execute());
}

export type AccountChanges = Partial<Omit<Row, 'workspace_id' | 'id' | 'kind' | 'asset' | 'added_at'>>;

export async function updateAccount(
  tx: Tx,
  { workspace, id }: Pick<SupplierAccount, 'workspace' | 'id'>,
  changes: AccountChanges,
): Promise<void> {
  await orNameTaken(
    table(tx)
      .updateTable('supply.supplier')
      .set(changes)
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .execute(),
  );
}

async function orNameTaken(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    const isTaken =
      error instanceof Error && 'constraint' in error && error.constraint === 'a_supplier_has_its_own_name';
    if (!isTaken) throw error;
    throw new Refusal('already_exists', 'This workspace has a supplier of that name. Choose another one.');
  }
}

export async function findAccount(
  db: Pool | Tx,
  workspace: WorkspaceId,
  id: string,
): Promise<SealedAccount | undefined> {
  const row = await table(db)
    .selectFrom('supply.supplier')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toSealed(row);
}

/** An account that must be there: refuses with `not_found`. */
export async function requireAccount(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<SealedAccount> {
  const found = await findAccount(db, workspace, id);
  if (!found) throw new Refusal('not_found', 'There is no such supplier in this workspace.');
  return found;
}

/** As `requireAccount`, with its row locked until commit. */
export async function lockAccount(tx: Tx, workspace: WorkspaceId, id: string): Promise<SealedAccount> {
  await sql`select from supply.supplier where workspace_id = ${workspace} and id = ${id} for update`.execute(tx);
  return requireAccount(tx, workspace, id);
}

/** All accounts of a workspace, in the order they are asked: there are few. */
export async function selectAccounts(db: Pool | Tx, workspace: WorkspaceId): Promise<SealedAccount[]> {
  const rows = await table(db)
    .selectFrom('supply.supplier')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .orderBy('rank')
    .orderBy('id')
    .execute();
  return rows.map(toSealed);
}

/** Whose workspace a webhook is about: it names the account and nothing else. */
export async function workspaceOf(pool: Pool, id: string): Promise<WorkspaceId | undefined> {
  const row = await table(pool)
    .selectFrom('supply.supplier')
    .select('workspace_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.workspace_id;
}

export type SupplierName = { readonly workspace: WorkspaceId; readonly id: Id<'sup'> };

/** Takes accounts whose balance is due, and puts their next turn off in the same statement: one process has them. */
export async function takeDueAccounts(pool: Pool, now: Date, next: Date): Promise<SupplierName[]> {
  const { rows } = await sql<SupplierName>`
    update supply.supplier s set books_due_at = ${next}
    from (select workspace_id, id from supply.supplier where is_on and books_due_at <= ${now}
      order by books_due_at limit 20 for update skip locked) due
    where s.workspace_id = due.workspace_id and s.id = due.id
    returning s.workspace_id as workspace, s.id`.execute(pool);
  return rows;
}
