import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Amount, Id, WorkspaceId } from '#kernel';
import type { KeptErrand } from './errand.ts';
import type { Errand } from './news.ts';

type Row = Omit<KeptErrand, 'maxCost' | 'workspace'> & { readonly maxAsset: string; readonly maxUnits: bigint };

export type ErrandName = { readonly workspace: WorkspaceId; readonly order: Id<'so'> };

/** Keeps what is to be bought, once; what is kept stays as it is. */
export async function insertErrand(tx: Tx, errand: Errand, at: Date): Promise<void> {
  await sql`
    insert into supply.errand (workspace_id, order_id, username, stars, max_asset, max_units, state, due_at, asked_at)
    values (${errand.workspace}, ${errand.order}, ${errand.username}, ${errand.stars}, ${errand.maxCost.asset},
      ${errand.maxCost.units}, 'open', ${at}, ${at})
    on conflict on constraint an_order_is_one_errand do nothing`.execute(tx);
}

const columns = sql`
  order_id as "order", username, stars, max_asset as "maxAsset", max_units as "maxUnits", state,
  stop_wanted_at as "stopWantedAt", reason, attempt, due_at as "dueAt", asked_at as "askedAt"`;

function toErrand(workspace: WorkspaceId, { maxAsset, maxUnits, ...row }: Row): KeptErrand {
  return { ...row, workspace, maxCost: { asset: maxAsset, units: maxUnits } };
}

export async function findErrand(db: Pool | Tx, { workspace, order }: ErrandName): Promise<KeptErrand | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from supply.errand where workspace_id = ${workspace} and order_id = ${order}`.execute(db);
  return rows[0] && toErrand(workspace, rows[0]);
}

/** An errand, locked until commit: the order is locked before it, its purchases after it. */
export async function lockErrand(tx: Tx, { workspace, order }: ErrandName): Promise<KeptErrand | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from supply.errand where workspace_id = ${workspace} and order_id = ${order}
    for update`.execute(tx);
  return rows[0] && toErrand(workspace, rows[0]);
}

export type ErrandChanges = {
  readonly state?: KeptErrand['state'];
  readonly dueAt?: Date | null;
  readonly reason?: string | null;
  readonly stopWantedAt?: Date | null;
  readonly attempt?: number;
  readonly askedAt?: Date;
  readonly maxCost?: Amount;
};

/** Its row is locked by the caller. What is not given stays; what is over is never due. */
export async function changeErrand(tx: Tx, errand: KeptErrand, changes: ErrandChanges): Promise<void> {
  const next = { ...errand, ...changes };
  const dueAt = next.state === 'over' ? null : next.dueAt;
  await sql`
    update supply.errand
    set state = ${next.state}, due_at = ${dueAt}, reason = ${next.reason}, stop_wanted_at = ${next.stopWantedAt},
      attempt = ${next.attempt}, asked_at = ${next.askedAt}, max_asset = ${next.maxCost.asset},
      max_units = ${next.maxCost.units}
    where workspace_id = ${errand.workspace} and order_id = ${errand.order}`.execute(tx);
}

/** Takes errands for which something is to be bought and that lie nowhere: nobody else has them until `lease`. */
export async function takeDueErrands(pool: Pool, now: Date, lease: Date, limit: number): Promise<ErrandName[]> {
  const { rows } = await sql<ErrandName>`
    update supply.errand e set due_at = ${lease}
    from (select workspace_id, order_id from supply.errand where due_at <= ${now} and state = 'open'
      order by due_at limit ${limit} for update skip locked) due
    where e.workspace_id = due.workspace_id and e.order_id = due.order_id
    returning e.workspace_id as workspace, e.order_id as "order"`.execute(pool);
  return rows;
}
