import type { WorkspaceId } from '#kernel';
import { selectDecisions, type Decision } from './decision-rows.ts';
import type { Reading } from './needs.ts';
import { limitOf, readCursor, readInstant, writeCursor, type Page } from './page.ts';

/** Refunds that wait for a decision, or with `open: false` those that were decided; the oldest first. */
export async function listDecisions(
  { pool }: Pick<Reading, 'pool'>,
  workspace: WorkspaceId,
  { open = true, ...page }: Pick<Page, 'cursor' | 'limit'> & { readonly open?: boolean } = {},
): Promise<{ decisions: Decision[]; cursor?: string }> {
  const limit = limitOf(page);
  const [askedAt, refund] = readCursor(page.cursor, 2) ?? [];
  const after = refund === undefined ? undefined : { askedAt: readInstant(askedAt), refund };
  const found = await selectDecisions(pool, workspace, open, { after, limit: limit + 1 });
  const decisions = found.slice(0, limit);
  const last = decisions.at(-1);
  if (found.length <= limit || !last) return { decisions };
  return { decisions, cursor: writeCursor([last.askedAt.toISOString(), last.refund]) };
}
