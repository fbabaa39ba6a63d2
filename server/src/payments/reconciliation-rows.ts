import { sql } from 'kysely';
import { isId, newId, type Id, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { ListName, Reconciliation, Report } from './reconciliation.ts';

type Row = {
  workspace_id: number;
  id: string;
  gateway: string;
  connection: string;
  status: 'running' | 'finished';
  is_full: boolean;
  began_at_row: number;
  next_row: number;
  rounds: number;
  tries: number;
  problem: string | null;
  started_at: Date;
  finished_at: Date | null;
  report: StoredReport | null;
};

/** JSON has no bigint: amounts are kept as text. */
type StoredReport = Omit<Report, 'available' | 'held' | 'funds' | 'balances'> & {
  available: string;
  held: string;
  funds: { gateway: string; books: string } | null;
  balances?: { asset: string; gateway: string; books: string }[];
};

const toReport = ({ available, held, funds, balances, ...rest }: StoredReport): Report => ({
  ...rest,
  ...(balances && {
    balances: balances.map(({ asset, gateway, books }) => ({ asset, gateway: BigInt(gateway), books: BigInt(books) })),
  }),
  available: BigInt(available),
  held: BigInt(held),
  funds: funds && { gateway: BigInt(funds.gateway), books: BigInt(funds.books) },
});

const asText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

function toReconciliation(row: Row): Reconciliation {
  if (!isId('rec', row.id)) throw new Error(`The row of reconciliation ${row.id} is damaged.`);
  return {
    workspace: row.workspace_id,
    id: row.id,
    gateway: row.gateway,
    connection: row.connection,
    status: row.status,
    isFull: row.is_full,
    beganAtRow: row.began_at_row,
    nextRow: row.next_row,
    rounds: row.rounds,
    tries: row.tries,
    problem: row.problem,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    report: row.report && toReport(row.report),
  };
}

export type NewRun = { readonly isFull: boolean; readonly from: number; readonly now: Date; readonly due: Date };

/** Begins a run, unless one is under way: then that is the answer. */
export async function insertRun(tx: Tx, list: ListName, { isFull, from, now, due }: NewRun): Promise<Reconciliation> {
  await sql`insert into payments.reconciliation
      (workspace_id, id, gateway, connection, status, is_full, began_at_row, next_row, due_at, started_at)
    values (${list.workspace}, ${newId('rec')}, ${list.gateway}, ${list.connection}, 'running', ${isFull}, ${from}, ${from},
      ${due}, ${now})
    on conflict (workspace_id, gateway, connection) where status = 'running' do nothing`.execute(tx);
  const running = await findRunning(tx, list);
  if (!running) throw new Error('A run was begun and is not there.');
  return running;
}

export async function findRunning(db: Pool | Tx, list: ListName): Promise<Reconciliation | undefined> {
  const { rows } = await sql<Row>`select * from payments.reconciliation
    where workspace_id = ${list.workspace} and gateway = ${list.gateway} and connection = ${list.connection}
      and status = 'running'`.execute(db);
  return rows[0] && toReconciliation(rows[0]);
}

export type RunName = { readonly workspace: WorkspaceId; readonly id: string };

export async function findRun(db: Pool | Tx, { workspace, id }: RunName): Promise<Reconciliation | undefined> {
  if (!isId('rec', id)) return undefined;
  const { rows } = await sql<Row>`select * from payments.reconciliation
    where workspace_id = ${workspace} and id = ${id}`.execute(db);
  return rows[0] && toReconciliation(rows[0]);
}

type Step = { readonly from: number; readonly to: number; readonly restart: boolean };

/** The run stands after its page, unless it was sent somewhere else meanwhile. `restart` makes it a full one. */
export async function advanceRun(db: Pool | Tx, { workspace, id }: RunName, step: Step, due: Date): Promise<void> {
  const { from, to, restart } = step;
  await sql`update payments.reconciliation set next_row = ${to}, tries = 0, problem = null, due_at = ${due},
      began_at_row = case when ${restart} then ${to} else began_at_row end, is_full = is_full or ${restart}
    where workspace_id = ${workspace} and id = ${id} and status = 'running' and next_row = ${from}`.execute(db);
}

/** A run under way begins again, at the list's first row. */
export async function restartRun(db: Pool | Tx, { workspace, id }: RunName): Promise<void> {
  await sql`update payments.reconciliation set next_row = 0, began_at_row = 0, is_full = true, compared_to = null,
      compares_until = null
    where workspace_id = ${workspace} and id = ${id} and status = 'running'`.execute(db);
}

type Changes = {
  is_quiet?: boolean;
  rounds?: number;
  tries?: number;
  due_at?: Date | null;
  problem?: string | null;
  status?: 'finished';
  finished_at?: Date;
  report?: string;
};

export async function updateRun(db: Pool | Tx, { workspace, id }: RunName, changes: Changes): Promise<void> {
  await db
    .withTables<{ 'payments.reconciliation': Required<Changes> & { workspace_id: number; id: string } }>()
    .updateTable('payments.reconciliation')
    .set(changes)
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

export const finishRun = (tx: Tx, run: RunName, report: Report, isQuiet: boolean, now: Date): Promise<void> =>
  updateRun(tx, run, {
    is_quiet: isQuiet,
    status: 'finished',
    finished_at: now,
    due_at: null,
    problem: null,
    report: JSON.stringify(report, asText),
  });

/** Takes runs that nobody works on, for as long as the lease lasts. */
export async function takeDueRuns(
  db: Pool | Tx,
  gateway: string,
  now: Date,
  lease: Date,
  limit: number,
): Promise<RunName[]> {
  const { rows } = await sql<RunName>`
    with due as materialized (select workspace_id, id from payments.reconciliation
          where due_at <= ${now} and gateway = ${gateway}
          order by due_at limit ${limit} for update skip locked)
    update payments.reconciliation r set due_at = ${lease}
    from due
    where (r.workspace_id, r.id) = (due.workspace_id, due.id)
    returning r.workspace_id as workspace, r.id`.execute(db);
  return rows;
}

export type RunFilter = {
  readonly workspace: WorkspaceId;
  readonly connection?: string;
  readonly cursor?: Id<'rec'>;
};

/** Runs of a workspace, newest first. */
export async function selectRuns(pool: Pool, filter: RunFilter, limit: number): Promise<Reconciliation[]> {
  const { rows } = await sql<Row>`select * from payments.reconciliation
    where workspace_id = ${filter.workspace}
      and (${filter.connection ?? null}::text is null or connection = ${filter.connection ?? null})
      and (${filter.cursor ?? null}::text is null or id < ${filter.cursor ?? null})
    order by id desc limit ${limit}`.execute(pool);
  return rows.map(toReconciliation);
}

/** Deletes reports of runs that found and healed nothing, of before this instant. Answers how many. */
export async function forgetQuietRuns(pool: Pool, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from payments.reconciliation where (workspace_id, id) in (
      select workspace_id, id from payments.reconciliation where is_quiet and finished_at < ${before} limit ${limit})`.execute(
    pool,
  );
  return Number(numAffectedRows ?? 0n);
}
