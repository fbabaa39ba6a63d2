import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { DepositLimit } from './deposit.ts';

type NewDeposit = { readonly payment: string; readonly key: string; readonly inputHash: string };

/** False when the key has asked for a deposit before; waits for another transaction that is about to. */
export async function insertDeposit(tx: Tx, workspace: WorkspaceId, deposit: NewDeposit): Promise<boolean> {
  const { payment, key, inputHash } = deposit;
  const { numAffectedRows } = await sql`insert into funds.deposit (workspace_id, payment, key, input_hash)
    values (${workspace}, ${payment}, ${key}, ${inputHash})
    on conflict on constraint a_deposit_is_asked_for_once do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** What a key has asked for. */
export async function depositByKey(
  db: Pool | Tx,
  workspace: WorkspaceId,
  key: string,
): Promise<{ payment: string; inputHash: string } | undefined> {
  const { rows } = await sql<{ payment: string; inputHash: string }>`select payment, input_hash as "inputHash"
    from funds.deposit where workspace_id = ${workspace} and key = ${key}`.execute(db);
  return rows[0];
}

/** What was asked for under this key was refused: it may ask for something else. */
export async function forgetKey(pool: Pool, workspace: WorkspaceId, key: string): Promise<void> {
  await sql`delete from funds.deposit where workspace_id = ${workspace} and key = ${key}`.execute(pool);
}

/** Whether the workspace's money is of test accounts; what is told now, if nothing has been brought in yet. */
export async function meetWorld(tx: Tx, workspace: WorkspaceId, isTest: boolean): Promise<boolean> {
  await sql`insert into funds.world (workspace_id, is_test) values (${workspace}, ${isTest})
    on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ is_test: boolean }>`select is_test from funds.world
    where workspace_id = ${workspace}`.execute(tx);
  return rows[0]?.is_test ?? isTest;
}

/** The limits a workspace has set, by asset. */
export async function selectLimits(db: Pool | Tx, workspace: WorkspaceId): Promise<DepositLimit[]> {
  const { rows } = await sql<DepositLimit>`select asset, minimum_units as minimum, maximum_units as maximum
    from funds.deposit_limit where workspace_id = ${workspace} order by asset`.execute(db);
  return rows;
}

/** From now on these limits are set, and no others. */
export async function replaceLimits(tx: Tx, workspace: WorkspaceId, limits: readonly DepositLimit[]): Promise<void> {
  await sql`delete from funds.deposit_limit where workspace_id = ${workspace}`.execute(tx);
  for (const { asset, minimum, maximum } of limits)
    await sql`insert into funds.deposit_limit (workspace_id, asset, minimum_units, maximum_units)
      values (${workspace}, ${asset}, ${minimum}, ${maximum})`.execute(tx);
}
