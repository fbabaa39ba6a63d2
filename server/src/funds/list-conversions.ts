import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Conversion } from './conversion.ts';
import { selectConversions, type ConversionFilter } from './conversion-rows.ts';

export type ConversionPage = { readonly conversions: readonly Conversion[]; readonly cursor?: string };

/** Conversions of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listConversions(
  pool: Pool,
  { limit: asked = 50, ...filter }: Omit<ConversionFilter, 'id'> & { readonly limit?: number },
): Promise<ConversionPage> {
  if (filter.cursor !== undefined && !isId('cnv', filter.cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(asked, 1), 200);
  const found = await selectConversions(pool, filter, limit + 1);
  const conversions = found.slice(0, limit);
  const last = conversions.at(-1);
  return found.length > limit && last ? { conversions, cursor: last.id } : { conversions };
}

/** One conversion. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getConversion(pool: Pool, workspace: WorkspaceId, id: string): Promise<Conversion> {
  const [found] = await selectConversions(pool, { workspace, id }, 1);
  if (!found) throw new Refusal('not_found', 'There is no such conversion in this workspace.');
  return found;
}
