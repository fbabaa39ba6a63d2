import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Quote } from './quote.ts';
import { selectHistory, standingQuotes, type HistoryFilter } from './quote-rows.ts';

/** What counts for a workspace now and what is held back, by pair; those that are stale among them. */
export const listQuotes = (pool: Pool, workspace: WorkspaceId): Promise<readonly Quote[]> =>
  standingQuotes(pool, workspace);

export type QuotePage = { readonly quotes: readonly Quote[]; readonly cursor?: string };

type Paging = Omit<HistoryFilter, 'before'> & { readonly cursor?: string; readonly limit?: number };

/** Every quote there was for a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function quoteHistory(pool: Pool, { cursor, limit: asked = 50, ...filter }: Paging): Promise<QuotePage> {
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(asked, 1), 200);
  const before = cursor === undefined ? {} : { before: BigInt(cursor) };
  const found = await selectHistory(pool, { ...filter, ...before }, limit + 1);
  const quotes = found.slice(0, limit);
  const last = quotes.at(-1);
  return found.length > limit && last ? { quotes, cursor: String(last.seq) } : { quotes };
}
