import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import type { Run } from '#reselling/fulfilment';
import type { Errand, RunName } from './errand.ts';

type Row = Omit<Errand, 'charge' | 'workspace'> & { readonly charge_units: bigint };

/** Keeps what has to be known of a run, once; what is kept stays as it is. */
export async function keepErrand(db: Pool | Tx, run: Run, at: Date): Promise<void> {
  await sql`
    insert into upstream.errand (workspace_id, order_id, run, service, type, link, quantity, comments, charge_units,
      state, asked_at)
    values (${run.workspace}, ${run.order}, ${run.number}, ${run.service.number}, ${run.service.type}, ${run.link},
      ${run.quantity}, ${JSON.stringify(run.comments)}, ${run.charge.units}, 'waiting', ${at})
    on conflict on constraint a_run_is_one_errand do nothing`.execute(db);
}

/** An errand, locked until commit: whoever places, stops or concludes anything of a run takes this lock first. */
export async function lockErrand(tx: Tx, { workspace, order, run }: RunName): Promise<Errand | undefined> {
  const { rows } = await sql<Row>`
    select order_id as "order", run, service, type, link, quantity, comments, charge_units, state,
      stop_wanted_at as "stopWantedAt", problem, due_at as "dueAt", asked_at as "askedAt"
    from upstream.errand where workspace_id = ${workspace} and order_id = ${order} and run = ${run}
    for update`.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const { charge_units: units, ...rest } = row;
  return { ...rest, workspace, charge: { asset: 'USD', units } };
}

export type ErrandChanges = {
  readonly state: Errand['state'];
  readonly dueAt?: Date | null;
  readonly problem?: string | null;
  readonly stopWantedAt?: Date;
};

/** Its row is locked by the caller. */
export async function changeErrand(tx: Tx, errand: Errand, changes: ErrandChanges): Promise<void> {
  const { state, dueAt = null, problem = errand.problem, stopWantedAt = errand.stopWantedAt } = changes;
  await sql`
    update upstream.errand
    set state = ${state}, due_at = ${dueAt}, problem = ${problem}, stop_wanted_at = ${stopWantedAt}
    where workspace_id = ${errand.workspace} and order_id = ${errand.order} and run = ${errand.run}`.execute(tx);
}

/** Takes errands that were begun, lie nowhere and are due. */
export async function takeDueErrands(pool: Pool, now: Date, lease: Date, limit: number): Promise<RunName[]> {
  const { rows } = await sql<{ workspace: WorkspaceId; order: RunName['order']; run: number }>`
    update upstream.errand e set due_at = ${lease}
    from (select workspace_id, order_id, run from upstream.errand where due_at <= ${now} and state = 'begun'
      order by due_at limit ${limit} for update skip locked) due
    where e.workspace_id = due.workspace_id and e.order_id = due.order_id and e.run = due.run
    returning e.workspace_id as workspace, e.order_id as "order", e.run`.execute(pool);
  return rows;
}
