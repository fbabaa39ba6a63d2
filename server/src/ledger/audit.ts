import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';

/** One broken rule: where, and what was found there. */
export type Break = {
  readonly workspace: WorkspaceId;
  readonly rule: string;
  /** The account, transfer or hold that breaks it. */
  readonly subject: string;
  readonly detail: string;
};

export type Audit = { readonly ok: boolean; readonly breaks: readonly Break[] };

/**
 * Checks the books against themselves, of one workspace or of all, on one snapshot: each asset sums to zero, every
 * balance is the sum of its postings and keeps its limits, running balances follow, sequence and time have no gaps,
 * holds have their money.
 */
export function audit(pool: Pool, workspace?: WorkspaceId): Promise<Audit> {
  return pool
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      const breaks: Break[] = [];
      for (const id of workspace === undefined ? await everyWorkspace(snapshot) : [workspace]) {
        const found = await sql<Omit<Break, 'workspace'>>`select * from ledger.audit(${id})`.execute(snapshot);
        breaks.push(...found.rows.map((row) => ({ workspace: id, ...row })));
      }
      return { ok: breaks.length === 0, breaks };
    });
}

async function everyWorkspace(db: Pool): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`
    select workspace_id from ledger.book union select workspace_id from ledger.transfer
    union select workspace_id from ledger.account order by 1`.execute(db);
  return rows.map((row) => row.workspace_id);
}

/** What each asset amounts to over all accounts of a workspace: raised and lowered sides, which cancel out. */
export type TrialBalance = readonly { readonly asset: string; readonly owed: bigint; readonly owned: bigint }[];

/** The trial balance: per asset, the sum of balances above zero and of those below; they are equal but for the sign. */
export async function trialBalance(pool: Pool, workspace: WorkspaceId): Promise<TrialBalance> {
  const { rows } = await sql<{ asset: string; owed: string; owned: string }>`
    select asset, sum(greatest(balance, 0))::text as owed, sum(least(balance, 0))::text as owned
    from ledger.account where workspace_id = ${workspace} group by asset order by asset`.execute(pool);
  return rows.map(({ asset, owed, owned }) => ({ asset, owed: BigInt(owed), owned: BigInt(owned) }));
}
