import { sql } from 'kysely';
import { creditAsset, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { creditTypeOf } from './catalogue-rows.ts';

/** Somebody wants to know when a customer's credits of a type fall below a threshold. */
export type LowWatch = {
  readonly watch: string;
  readonly creditType: string;
  readonly threshold: bigint;
  readonly active: boolean;
};

/** Begins, changes or ends a watch. The caller holds the book's lock, so no spend is half watched. */
export async function watchLow(tx: Tx, workspace: WorkspaceId, { watch, creditType, threshold, active }: LowWatch) {
  await sql`delete from billing.low_watch where workspace_id = ${workspace} and watch = ${watch}`.execute(tx);
  if (active)
    await sql`insert into billing.low_watch (workspace_id, watch, asset, threshold)
      values (${workspace}, ${watch}, ${creditAsset(creditType)}, ${threshold})`.execute(tx);
  await sql`update billing.feature f set watched = w.watched
    from (select k.code, exists (select from billing.low_watch l
        where l.workspace_id = k.workspace_id and l.asset = k.asset) as watched
      from billing.feature k where k.workspace_id = ${workspace}) w
    where f.workspace_id = ${workspace} and f.code = w.code and f.watched <> w.watched`.execute(tx);
}

/** A customer's credits fell below the threshold of a watch: `crossing` counts how often that has happened. */
export type Crossing = {
  readonly workspace: WorkspaceId;
  readonly watch: string;
  readonly customer: string;
  readonly crossing: number;
  readonly creditType: string;
  readonly threshold: bigint;
  /** What was left. */
  readonly units: bigint;
  readonly crossedAt: Date;
};

type Row = {
  workspace_id: number;
  watch: string;
  customer: string;
  crossing: number;
  asset: string;
  threshold: bigint;
} & {
  units: bigint;
  crossed_at: Date;
};

/** Crossings that nobody has taken up yet, oldest first. They were stored with the spend that caused them. */
export async function newCrossings(pool: Pool, most: number): Promise<Crossing[]> {
  const { rows } = await sql<Row>`
    select l.workspace_id, l.watch, l.customer, l.crossing, w.asset, w.threshold, l.units, l.crossed_at
    from billing.low_balance l join billing.low_watch w on w.workspace_id = l.workspace_id and w.watch = l.watch
    where l.is_new order by l.crossed_at limit ${most}`.execute(pool);
  return rows.map(({ workspace_id, asset, crossed_at, ...row }) => ({
    ...row,
    workspace: workspace_id,
    creditType: creditTypeOf(asset),
    crossedAt: crossed_at,
  }));
}

/** Takes a crossing up, in the transaction of what is done about it; false when somebody has. */
export async function takeCrossing(tx: Tx, { workspace, watch, customer, crossing }: Crossing): Promise<boolean> {
  const { rows } = await sql`update billing.low_balance set is_new = false
    where workspace_id = ${workspace} and watch = ${watch} and customer = ${customer} and crossing = ${crossing}
      and is_new returning 1`.execute(tx);
  return rows.length > 0;
}
