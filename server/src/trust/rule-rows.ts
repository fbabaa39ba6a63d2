import type { Pool, Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import type { VersionedRules } from './judge-by.ts';
import { usualRules, type Rules } from './rules.ts';
import { tables } from './tables.ts';

/** Rules as they were set, by whom and why. */
export type RuleSet = {
  readonly version: number;
  readonly rules: Rules;
  readonly author: string;
  readonly reason: string;
  readonly setAt: Date;
};

/** The rules in force; those of the code (version 0) where nobody has set any. */
export async function readRules(db: Pool | Tx, workspace: WorkspaceId): Promise<VersionedRules> {
  const row = await tables(db)
    .selectFrom('trust.rules')
    .select(['version', 'rules'])
    .where('workspace_id', '=', workspace)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...toRules(row.rules), version: row.version } : { ...usualRules, version: 0 };
}

/** Every version that was set, the newest first. */
export async function listRules(db: Pool | Tx, workspace: WorkspaceId): Promise<readonly RuleSet[]> {
  const rows = await tables(db)
    .selectFrom('trust.rules')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    rules: toRules(row.rules),
    author: row.author,
    reason: row.reason,
    setAt: row.set_at,
  }));
}

const toRules = (json: unknown): Rules => json as Rules; // written by `setRules` alone, which checks them
