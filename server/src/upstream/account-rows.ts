import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import { isId, Refusal, type Id, type WorkspaceId } from '#kernel';
import { guards, type Guard, type ProviderAccount } from './account.ts';

type Row = {
  workspace_id: number;
  id: string;
  kind: string;
  name: string;
  url: string;
  currency: string;
  sealed_key: string;
  is_on: boolean;
  honours_request_id: boolean;
  guard: string;
  margin_basis_points: number;
  alarm_units: bigint | null;
  failures: number;
  broken_until: Date | null;
  low_since: Date | null;
  differs_since: Date | null;
  offers_due_at: Date;
  books_due_at: Date;
  compared_at: Date | null;
  added_at: Date;
  changed_at: Date;
};

/** An account and its sealed key, with what is due for it. */
export type SealedAccount = {
  readonly account: ProviderAccount;
  readonly sealed: string;
  readonly comparedAt: Date | null;
};

const table = (db: Pool | Tx) => db.withTables<{ 'upstream.provider': Row }>();
const isGuard = (text: string): text is Guard => (guards as readonly string[]).includes(text);

function toSealed(row: Row): SealedAccount {
  if (!isId('prv', row.id) || !isGuard(row.guard)) throw new Error(`The row of provider ${row.id} is damaged.`);
  const account: ProviderAccount = {
    workspace: row.workspace_id,
    id: row.id,
    kind: row.kind,
    name: row.name,
    url: row.url,
    currency: row.currency,
    isOn: row.is_on,
    honoursRequestId: row.honours_request_id,
    guard: row.guard,
    marginBasisPoints: row.margin_basis_points,
    alarm: row.alarm_units === null ? null : { asset: row.currency, units: row.alarm_units },
    failures: row.failures,
    brokenUntil: row.broken_until,
    lowSince: row.low_since,
    differsSince: row.differs_since,
    addedAt: row.added_at,
    changedAt: row.changed_at,
  };
  return { account, sealed: row.sealed_key, comparedAt: row.compared_at };
}

/** Keeps a new account. Refuses with `already_exists` when the workspace has another one of its name. */
export async function insertAccount(tx: Tx, { account, sealed }: Omit<SealedAccount, 'comparedAt'>): Promise<void> {
  const row = {
    workspace_id: account.workspace,
    id: account.id,
    kind: account.kind,
    name: account.name,
    url: account.url,
    currency: account.currency,
    sealed_key: sealed,
    is_on: account.isOn,
    honours_request_id: account.honoursRequestId,
    guard: account.guard,
    margin_basis_points: account.marginBasisPoints,
    alarm_units: account.alarm?.units ?? null,
    failures: 0,
    offers_due_at: account.addedAt,
    books_due_at: account.addedAt,
    added_at: account.addedAt,
    changed_at: account.changedAt,
  };
  await orNameTaken(table(tx).insertInto('upstream.provider').values(row).execute());
}

export type AccountChanges = Partial<Omit<Row, 'workspace_id' | 'id' | 'kind' | 'currency' | 'added_at'>>;

export async function updateAccount(
  tx: Tx,
  { workspace, id }: Pick<ProviderAccount, 'workspace' | 'id'>,
  changes: AccountChanges,
): Promise<void> {
  await orNameTaken(
    table(tx)
      .updateTable('upstream.provider')
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
      error instanceof Error && 'constraint' in error && error.constraint === 'a_provider_has_its_own_name';
    if (!isTaken) throw error;
    throw new Refusal('already_exists', 'This workspace has a provider of that name. Choose another one.');
  }
}

export async function findAccount(
  db: Pool | Tx,
  workspace: WorkspaceId,
  id: string,
): Promise<SealedAccount | undefined> {
  const row = await table(db)
    .selectFrom('upstream.provider')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toSealed(row);
}

/** An account that must be there: refuses with `not_found`. */
export async function requireAccount(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<SealedAccount> {
  const found = await findAccount(db, workspace, id);
  if (!found) throw new Refusal('not_found', 'There is no such provider in this workspace.');
  return found;
}

/** As `requireAccount`, with its row locked until commit. */
export async function lockAccount(tx: Tx, workspace: WorkspaceId, id: string): Promise<SealedAccount> {
  await sql`select from upstream.provider where workspace_id = ${workspace} and id = ${id} for update`.execute(tx);
  return requireAccount(tx, workspace, id);
}

/** All accounts of a workspace, oldest first: there are few. */
export async function selectAccounts(db: Pool | Tx, workspace: WorkspaceId): Promise<ProviderAccount[]> {
  const rows = await table(db)
    .selectFrom('upstream.provider')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .orderBy('id')
    .execute();
  return rows.map((row) => toSealed(row).account);
}

type Name = { readonly workspace: WorkspaceId; readonly id: Id<'prv'> };

/** Takes what is due by the clock, and puts its next turn off in the same statement: one process has it. */
export async function takeDueAccounts(
  pool: Pool,
  what: 'offers_due_at' | 'books_due_at',
  now: Date,
  next: Date,
): Promise<Name[]> {
  const column = sql.ref(what);
  const { rows } = await sql<Name>`
    update upstream.provider p set ${column} = ${next}
    from (select workspace_id, id from upstream.provider where is_on and ${column} <= ${now}
      order by ${column} limit 20 for update skip locked) due
    where p.workspace_id = due.workspace_id and p.id = due.id
    returning p.workspace_id as workspace, p.id`.execute(pool);
  return rows;
}
