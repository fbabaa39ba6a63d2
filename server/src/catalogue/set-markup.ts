import { Refusal, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { changing, record } from './change-rows.ts';
import type { MarkupChange } from './input.ts';
import { requireService } from './list-services.ts';
import type { CatalogueNeeds } from './needs.ts';
import { readMarkups, requireStarted, subjectOf, writeMarkup } from './term-rows.ts';
import { checkMarkup, type Markup, type MarkupScope, type ScopedMarkup } from './terms.ts';
import { tellMarkup } from './told.ts';

const markupsMax = 10_000;

/**
 * Sets what is put on the cost of services at panels; the most specific mark-up wins. Answers all there are. Refuses with
 * `price_below_cost` one below zero, with `service_unknown`, `invalid_request`, and `not_found` where no catalogue was
 * begun.
 */
export const setMarkup = (
  { pool, clock }: CatalogueNeeds,
  workspace: WorkspaceId,
  { scope, markup }: MarkupChange,
  by: string,
): Promise<readonly ScopedMarkup[]> =>
  changing(pool, workspace, async (tx) => {
    await requireStarted(tx, workspace);
    if (markup) checkMarkup(markup);
    const markups = await readMarkups(tx, workspace);
    await requirePossible(tx, workspace, scope, markups.length);
    const former = markups.find((one) => isSame(one.scope, scope))?.markup ?? null;
    const subject = [scope.of, subjectOf(scope)].filter(Boolean).join(':');
    const change = { by, what: 'markup', subject, before: tell(former), after: tell(markup) } as const;
    if (!(await record(tx, clock, workspace, change))) return markups;
    await writeMarkup(tx, workspace, scope, markup);
    return readMarkups(tx, workspace);
  });

async function requirePossible(tx: Tx, workspace: WorkspaceId, scope: MarkupScope, count: number): Promise<void> {
  if (scope.of === 'service') await requireService(tx, workspace, scope.service);
  if (scope.of !== 'all' && subjectOf(scope) === '')
    throw new Refusal('invalid_request', 'Say which category, service or customer the mark-up is for.', {
      field: 'scope',
    });
  if (count >= markupsMax)
    throw new Refusal('above_limit', 'There are too many mark-ups. Take some away first.', { limit: markupsMax });
}

export const isSame = (a: MarkupScope, b: MarkupScope): boolean => a.of === b.of && subjectOf(a) === subjectOf(b);

const tell = (markup: Markup | null) => markup && tellMarkup(markup);
