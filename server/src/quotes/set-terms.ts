import type { WorkspaceId } from '#kernel';
import { changing, record } from './change-rows.ts';
import { checkTerms } from './check-input.ts';
import type { QuotesNeeds } from './needs.ts';
import type { QuoteTerms } from './package.ts';
import { readQuoteTerms, writeTerms } from './terms-rows.ts';
import { tellTerms } from './told.ts';

/** Sets how many Stars can be bought at once, and how long a price stands. What is not named stays. Refuses with `invalid_request`. */
export const setQuoteTerms = (
  { pool, clock }: Pick<QuotesNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  change: Partial<QuoteTerms>,
  by: string,
): Promise<QuoteTerms> =>
  changing(pool, workspace, async (tx) => {
    const before = await readQuoteTerms(tx, workspace);
    const after = { ...before, ...change };
    checkTerms(after);
    const told = { before: tellTerms(before), after: tellTerms(after) };
    if (await record(tx, clock, workspace, { by, what: 'terms', subject: '', ...told }))
      await writeTerms(tx, workspace, after);
    return after;
  });
