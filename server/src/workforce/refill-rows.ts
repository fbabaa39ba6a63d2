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

/** Follows a refill for these runs of an order; again is the same. */
export async function insertRefill(
  tx: Tx,
  {
    workspace,
    id,
    order,
    runs,
    at,
  }: Pick<OpenRefill, 'workspace' | 'id' | 'order'> & { runs: readonly number[]; at: Date },
): Promise<void> {
  await sql`insert into workforce.refill (workspace_id, id, order_id, run, asked_at, looked_at)
    select ${workspace}, ${id}, ${order}, run, ${at}, ${at} from unnest(${[...runs]}::integer[]) as run
    on conflict on constraint a_refill_is_followed_once do nothing`.execute(tx);
}

/** Open ones, those nobody looked at for longest first; they go to the end with it. */
export async function takeOpenRefills(pool: Pool, at: Date, limit: number): Promise<OpenRefill[]> {
  const { rows } = await sql<OpenRefill>`
    update workforce.refill r set looked_at = ${at} from workforce.work w
    where (r.workspace_id, r.id, r.run) in (select workspace_id, id, run from workforce.refill
        where done_at is null order by looked_at limit ${limit} for update skip locked)
      and w.workspace_id = r.workspace_id and w.order_id = r.order_id and w.run = r.run
    returning r.workspace_id as workspace, r.id, r.order_id as "order", r.run, w.task, r.asked_at as "askedAt"`.execute(
    pool,
  );
  return rows;
}

/** One run of it is done. Answers how many of its runs are still followed; undefined when somebody was quicker. */
export async function endRefill(
  tx: Tx,
  { workspace, id, run }: Pick<OpenRefill, 'workspace' | 'id' | 'run'>,
  at: Date,
): Promise<number | undefined> {
  await sql`select 1 from workforce.refill where workspace_id = ${workspace} and id = ${id} order by run for update`.execute(
    tx,
  );
  const { numAffectedRows } = await sql`update workforce.refill set done_at = ${at}
    where workspace_id = ${workspace} and id = ${id} and run = ${run} and done_at is null`.execute(tx);
  if (numAffectedRows === 0n) return undefined;
  const { rows } = await sql<{ open: number }>`select count(*)::integer as open from workforce.refill
    where workspace_id = ${workspace} and id = ${id} and done_at is null`.execute(tx);
  return rows[0]?.open ?? 0;
}
