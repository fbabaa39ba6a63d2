import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';

/** A channel or a bot that its own people keep out of the exchange. */
export type OptOut = {
  readonly workspace: WorkspaceId;
  readonly target: string;
  readonly title: string;
  readonly actor: string;
  readonly optedOutAt: Date;
};

const columns = sql`workspace_id as workspace, target, title, actor, opted_out_at as "optedOutAt"`;

/** False when it is kept out already. */
export async function insertOptOut(tx: Tx, { workspace, target, title, actor, optedOutAt }: OptOut): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into moderation.opt_out (workspace_id, target, title, actor, opted_out_at)
    values (${workspace}, ${target}, ${title}, ${actor}, ${optedOutAt})
    on conflict on constraint a_target_is_opted_out_once do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteOptOut(tx: Tx, workspace: WorkspaceId, target: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from moderation.opt_out where workspace_id = ${workspace} and target = ${target}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function findOptOut(db: Pool | Tx, workspace: WorkspaceId, target: string): Promise<OptOut | undefined> {
  const { rows } = await sql<OptOut>`
    select ${columns} from moderation.opt_out where workspace_id = ${workspace} and target = ${target}`.execute(db);
  return rows[0];
}

/** Those whose open tasks may not all have been ended yet. */
export async function selectUnsettled(pool: Pool, limit: number): Promise<OptOut[]> {
  const { rows } = await sql<OptOut>`
    select ${columns} from moderation.opt_out where settled_at is null order by opted_out_at limit ${limit}`.execute(
    pool,
  );
  return rows;
}

export async function settleOptOut(pool: Pool, { workspace, target }: OptOut, at: Date): Promise<void> {
  await sql`update moderation.opt_out set settled_at = ${at}
    where workspace_id = ${workspace} and target = ${target}`.execute(pool);
}

export async function selectOptOuts(
  pool: Pool,
  workspace: WorkspaceId,
  after: string,
  limit: number,
): Promise<OptOut[]> {
  const { rows } = await sql<OptOut>`
    select ${columns} from moderation.opt_out
    where workspace_id = ${workspace} and target > ${after} order by target limit ${limit}`.execute(pool);
  return rows;
}
