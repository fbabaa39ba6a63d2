import { sql } from 'kysely';
import type { Id, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';

/** A wish that what dropped of a run is made good, while it is followed. */
export type OpenRefill = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'prf'>;
  readonly order: string;
  readonly run: number;
  readonly task: Id<'tsk'>;
  readonly askedAt: Date;
};

/** Follows a refill; again is the same. */
export async function insertRefill(
  tx: Tx,
  { workspace, id, order, run, askedAt }: Omit<OpenRefill, 'task'>,
): Promise<void> {
  await sql`insert into workforce.refill (workspace_id, id, order_id, run, asked_at, looked_at)
    values (${workspace}, ${id}, ${order}, ${run}, ${askedAt}, ${askedAt})
    on conflict on constraint a_refill_is_followed_once do nothing`.execute(tx);
}

/** Open ones, those nobody looked at for longest first; they go to the end with it. */
export async function takeOpenRefills(pool: Pool, at: Date, limit: number): Promise<OpenRefill[]> {
  const { rows } = await sql<OpenRefill>`
    update workforce.refill r set looked_at = ${at} from workforce.work w
    where (r.workspace_id, r.id) in (select workspace_id, id from workforce.refill
        where done_at is null order by looked_at limit ${limit} for update skip locked)
      and w.workspace_id = r.workspace_id and w.order_id = r.order_id and w.run = r.run
    returning r.workspace_id as workspace, r.id, r.order_id as "order", r.run, w.task, r.asked_at as "askedAt"`.execute(
    pool,
  );
  return rows;
}

/** Follows it no longer. False when somebody was quicker. */
export async function endRefill(tx: Tx, { workspace, id }: OpenRefill, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update workforce.refill set done_at = ${at}
    where workspace_id = ${workspace} and id = ${id} and done_at is null`.execute(tx);
  return numAffectedRows === 1n;
}
