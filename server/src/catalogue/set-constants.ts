import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { changing, record } from './change-rows.ts';
import type { ConstantsChange } from './input.ts';
import type { CatalogueNeeds } from './needs.ts';
import { insertConstants, readVersions, requireStarted, type ConstantsVersion } from './term-rows.ts';
import { checkConstants, usualConstants } from './terms.ts';
import { tellConstants } from './told.ts';

const unset: ConstantsVersion = { ...usualConstants, version: 0, by: null, at: null };

/** What the formula is made of now. Version 0: the usual constants, where no catalogue was begun. */
export async function readConstants(db: Pool | Tx, workspace: WorkspaceId): Promise<ConstantsVersion> {
  const [latest] = await readVersions(db, workspace);
  return latest ?? unset;
}

/**
 * Sets what the formula is made of from now on: prices by formula change at once, what was ordered keeps its price.
 * Refuses with `invalid_request` and `wrong_asset`, and with `not_found` where no catalogue was begun.
 */
export const setConstants = (
  { pool, clock }: CatalogueNeeds,
  workspace: WorkspaceId,
  change: ConstantsChange,
  by: string,
): Promise<ConstantsVersion> =>
  changing(pool, workspace, async (tx) => {
    const before = await requireStarted(tx, workspace);
    const after = { ...before, ...change, version: before.version + 1, by, at: clock.now() };
    checkConstants(after);
    const told = { before: tellConstants(before), after: tellConstants(after) };
    if (!(await record(tx, clock, workspace, { by, what: 'constants', subject: '', ...told }))) return before;
    await insertConstants(tx, workspace, after);
    return after;
  });
