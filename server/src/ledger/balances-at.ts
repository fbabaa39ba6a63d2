import { sql } from 'kysely';
import type { Amount, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Place } from './place.ts';

/** What lies at a place, one amount per asset that was ever there, by asset. */
export async function balancesAt(db: Pool | Tx, workspace: WorkspaceId, place: Place): Promise<Amount[]> {
  const { rows } = await sql<Amount>`select asset, balance as units from ledger.account
    where workspace_id = ${workspace} and address = ${place.address} order by asset`.execute(db);
  return rows;
}
