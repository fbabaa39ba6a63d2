import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { JsonObject } from '#jobs';
import type { StoreOrder } from './order.ts';

/** Something an order went through. */
export type Step = {
  readonly at: Date;
  /** `operator:…`, `key:…`, `buyer`, or `platform`. */
  readonly actor: string;
  /** A status, or a short code: `payment_asked`, `money_came`, `network_fee`, `resolved` … */
  readonly what: string;
  readonly details: JsonObject;
};

export const platformActor = 'platform';

/** The caller has locked the order. */
export async function writeStep(
  tx: Tx,
  { workspace, id }: Pick<StoreOrder, 'workspace' | 'id'>,
  step: Step,
): Promise<void> {
  await sql`insert into store.step (workspace_id, order_id, number, at, actor, what, details)
    select ${workspace}, ${id}, coalesce(max(s.number), 0) + 1, ${step.at}, ${step.actor}, ${step.what},
      ${JSON.stringify(step.details)}
    from store.step s where s.workspace_id = ${workspace} and s.order_id = ${id}`.execute(tx);
}

export async function selectSteps(db: Pool | Tx, workspace: WorkspaceId, order: string): Promise<Step[]> {
  const { rows } = await sql<Step>`select at, actor, what, details from store.step
    where workspace_id = ${workspace} and order_id = ${order} order by number limit 1000`.execute(db);
  return rows;
}
