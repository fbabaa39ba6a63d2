import { sql } from 'kysely';
import { isId, Refusal, type Id, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';

/** A piece of work for a person: a run, or a refill. */
export type DeskItem = {
  readonly workspace: WorkspaceId;
  /** `<order>:<run>`, or the id of the refill. */
  readonly id: string;
  readonly kind: 'run' | 'refill';
  readonly order: Id<'ro'>;
  readonly run: number;
  readonly since: Date;
  /** The buyer wants no more of it. */
  readonly isStopWanted: boolean;
  readonly takenBy: string | null;
  readonly takenAt: Date | null;
  /** What shows that it was done: words or a link. */
  readonly proof: string | null;
  readonly note: string | null;
  readonly doneAt: Date | null;
};

export type DeskRow = {
  workspace_id: number;
  id: string;
  kind: 'run' | 'refill';
  order_id: string;
  run: number;
  since: Date;
  is_stop_wanted: boolean;
  taken_by: string | null;
  taken_at: Date | null;
  proof: string | null;
  note: string | null;
  done_at: Date | null;
};

export function toItem(row: DeskRow): DeskItem {
  const { order_id: order } = row;
  if (!isId('ro', order)) throw new Error(`The row of ${row.id} at the desk is damaged.`);
  return {
    workspace: row.workspace_id,
    id: row.id,
    kind: row.kind,
    order,
    run: row.run,
    since: row.since,
    isStopWanted: row.is_stop_wanted,
    takenBy: row.taken_by,
    takenAt: row.taken_at,
    proof: row.proof,
    note: row.note,
    doneAt: row.done_at,
  };
}

export const itemOf = (order: string, run: number): string => `${order}:${run}`;

export type NewItem = Pick<DeskItem, 'workspace' | 'id' | 'kind' | 'order' | 'run' | 'since'>;

/** False when it lies there already. */
export async function insertItem(tx: Tx, { workspace, id, kind, order, run, since }: NewItem): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into reselling.desk_item (workspace_id, id, kind, order_id, run, since)
    values (${workspace}, ${id}, ${kind}, ${order}, ${run}, ${since})
    on conflict on constraint a_piece_of_work_lies_there_once do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** With `lock` until commit: after its order and run, before the book. Refuses with `not_found`. */
export async function findItem(
  db: Pool | Tx,
  workspace: WorkspaceId,
  id: string,
  lock: 'lock' | 'look' = 'look',
): Promise<DeskItem> {
  const { rows } = await sql<DeskRow>`select * from reselling.desk_item where workspace_id = ${workspace} and id = ${id}
    ${lock === 'lock' ? sql`for no key update` : sql``}`.execute(db);
  if (!rows[0]) throw new Refusal('not_found', 'There is no such piece of work at the desk.');
  return toItem(rows[0]);
}

/** The caller has locked it. */
export async function updateItem(tx: Tx, item: DeskItem): Promise<void> {
  await sql`update reselling.desk_item set is_stop_wanted = ${item.isStopWanted}, taken_by = ${item.takenBy},
      taken_at = ${item.takenAt}, proof = ${item.proof}, note = ${item.note}, done_at = ${item.doneAt}
    where workspace_id = ${item.workspace} and id = ${item.id}`.execute(tx);
}
