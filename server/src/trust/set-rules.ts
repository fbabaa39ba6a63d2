import { transaction, type Pool } from '#database';
import { writeAudit } from '#identity';
import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import type { VersionedRules } from './judge-by.ts';
import { readRules } from './rule-rows.ts';
import { checkRules, type Rules } from './rules.ts';
import { tables } from './tables.ts';

type Needs = { readonly pool: Pool; readonly clock: Clock };

/**
 * Sets how people are judged from now on, as a new version; what was decided before keeps the version it was decided by.
 * Refuses with `invalid_request` rules beyond their bounds, and with `already_exists` when somebody else has set rules
 * at the same moment.
 */
export const setRules = (
  { pool, clock }: Needs,
  workspace: WorkspaceId,
  rules: Rules,
  { author, reason }: { readonly author: string; readonly reason: string },
): Promise<VersionedRules> =>
  transaction(pool, async (tx) => {
    checkRules(rules);
    const version = (await readRules(tx, workspace)).version + 1;
    const at = clock.now();
    const { numInsertedOrUpdatedRows } = await tables(tx)
      .insertInto('trust.rules')
      .values({ workspace_id: workspace, version, rules: JSON.stringify(rules), author, reason, set_at: at })
      .onConflict((conflict) => conflict.constraint('rules_have_one_version').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n)
      throw new Refusal('already_exists', 'Somebody else has just set the rules. Read them, then set yours again.');
    const details = { version, reason };
    await writeAudit(tx, { workspace, recordedAt: at, actor: author, action: 'trust.set', target: 'trust', details });
    return { ...rules, version };
  });
