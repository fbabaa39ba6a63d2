import { Refusal, type WorkspaceId } from '#kernel';
import { changing, record } from './change-rows.ts';
import { checkPackageSize } from './check-input.ts';
import type { QuotesNeeds } from './needs.ts';
import type { StarPackage } from './package.ts';
import { readPackages, writePackage } from './terms-rows.ts';
import { tellPackage } from './told.ts';

const packagesMax = 100;

/**
 * Offers so many Stars as a package, names it anew, or takes it off the list. Any other amount can be bought whether it
 * is a package or not. Refuses with `invalid_request`, and with `above_limit` the hundred and first.
 */
export const setPackage = (
  { pool, clock }: Pick<QuotesNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  wanted: StarPackage,
  by: string,
): Promise<StarPackage> =>
  changing(pool, workspace, async (tx) => {
    checkPackageSize(wanted.stars);
    const all = await readPackages(tx, workspace);
    const before = all.find(({ stars }) => stars === wanted.stars);
    if (!before && all.length >= packagesMax)
      throw new Refusal('above_limit', `There are ${packagesMax} packages. Change one of them.`, {
        limit: packagesMax,
      });
    const told = { before: before ? tellPackage(before) : null, after: tellPackage(wanted) };
    if (await record(tx, clock, workspace, { by, what: 'package', subject: String(wanted.stars), ...told }))
      await writePackage(tx, workspace, wanted);
    return wanted;
  });
