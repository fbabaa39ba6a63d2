import { sql } from 'kysely';
import { creditAsset, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { creditTypeOf } from './catalogue-rows.ts';
import type { LotState } from './revocation.ts';

/** Why a customer is refused everything: a debt of this credit type that a refund left. */
export type Block = { readonly creditType: string; readonly payment: string; readonly since: Date };

type Sold = { readonly workspace: WorkspaceId; readonly customer: string; readonly payment: string; readonly at: Date };

/** From now on the customer is refused, for each credit type of which the refund leaves a debt. */
export async function beginBlock(tx: Tx, { workspace, customer, payment, at }: Sold, lots: readonly LotState[]) {
  const owing = new Set(lots.filter((lot) => lot.spent > 0n).map((lot) => creditAsset(lot.creditType)));
  for (const asset of owing)
    await sql`select billing.block(${workspace}, ${customer}, ${asset}, ${payment}, ${at})`.execute(tx);
}

/** The debt of this asset is settled: whatever blocked the customer because of it ends. */
export async function endBlocks(tx: Tx, workspace: WorkspaceId, customer: string, asset: string, at: Date) {
  await sql`update billing.block set ended_at = greatest(since, ${at}::timestamptz)
    where customer = ${customer} and workspace_id = ${workspace} and asset = ${asset} and ended_at = 'infinity'`.execute(
    tx,
  );
}

/** What blocked the customer at an instant. */
export async function blocksAt(db: Pool | Tx, workspace: WorkspaceId, customer: string, at: Date): Promise<Block[]> {
  const { rows } = await sql<{ asset: string; payment: string; since: Date }>`
    select asset, payment, since from billing.block
    where customer = ${customer} and workspace_id = ${workspace} and since <= ${at} and ended_at > ${at}
    order by since, asset, payment`.execute(db);
  return rows.map(({ asset, ...block }) => ({ creditType: creditTypeOf(asset), ...block }));
}
