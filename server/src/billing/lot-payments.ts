import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { TimelineEntry } from './timeline-entry.ts';

/** Which payment bought each lot that these entries moved. */
export async function lotPayments(pool: Pool, workspace: WorkspaceId, entries: readonly TimelineEntry[]) {
  const lots = [...new Set(entries.flatMap((entry) => entry.lots.flatMap(({ grant }) => grant ?? [])))];
  if (lots.length === 0) return new Map<string, string>();
  const { rows } = await sql<{ id: string; payment: string }>`select id, payment from billing.grant
    where workspace_id = ${workspace} and id = any (${lots}::text[]) and payment is not null`.execute(pool);
  return new Map(rows.map(({ id, payment }) => [id, payment]));
}

/** The same entries, each lot with its payment. */
export const withPayments = (
  entries: readonly TimelineEntry[],
  payments: ReadonlyMap<string, string>,
): TimelineEntry[] =>
  entries.map((entry) => ({
    ...entry,
    lots: entry.lots.map((move) => {
      const payment = payments.get(move.grant ?? '');
      return payment === undefined ? move : { ...move, payment };
    }),
  }));
