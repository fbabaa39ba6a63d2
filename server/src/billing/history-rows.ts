import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { creditTypeOf } from './catalogue-rows.ts';
import { entriesOf, type PostingRow } from './read-transfer.ts';
import {
  ranks,
  type Before,
  type HistoryEvent,
  type Span,
  type TimelineEntry,
  type TimelineKind,
} from './timeline-entry.ts';

/** The newest transfers of a customer. */
export async function readTransfers(
  pool: Pool,
  workspace: WorkspaceId,
  customer: string,
  { above, below }: Span,
  most: number,
  reasons: { readonly only: readonly string[] | null; readonly but: readonly string[] } = { only: null, but: [] },
): Promise<HistoryEvent[]> {
  const { rows } = await sql<PostingRow>`
    select * from billing.history(${workspace}, ${customer}, ${above}, ${below}, ${most},
      ${reasons.only}::text[], ${reasons.but}::text[])`.execute(pool);
  return [...Map.groupBy(rows, (row) => row.seq)].map(([seq, postings]) => ({
    at: postings[0]?.recorded_at ?? new Date(Number.NaN),
    rank: ranks.transfer,
    id: String(seq),
    seq,
    entries: entriesOf(postings),
  }));
}

type DueRow = {
  at: Date;
  id: string;
  asset: string;
  feature: string | null;
  held: bigint;
  lot: string[];
  units: bigint[];
};

/** What came due for a customer by the clock. */
export async function readDue(
  pool: Pool,
  workspace: WorkspaceId,
  customer: string,
  { since, until }: Span,
  before: Before,
  most: number,
  kinds: readonly TimelineKind[] = ['expiry', 'release'],
): Promise<HistoryEvent[]> {
  const { rows } = await sql<DueRow>`
    select * from billing.due_history(${workspace}, ${customer}, ${since}, ${until}, ${before}, ${most},
      ${kinds.includes('expiry')}, ${kinds.includes('release')})`.execute(pool);
  return rows.map((row) => ({
    at: row.at,
    rank: ranks.due,
    id: row.id,
    entries: [row.feature === null ? expiryOf(row) : releaseOf(row)],
  }));
}

function expiryOf({ at, id, asset, units }: DueRow): TimelineEntry {
  const [expired = 0n] = units;
  const lots = [{ grant: id, units: -expired }];
  const creditType = creditTypeOf(asset);
  return { at, kind: 'expiry', creditType, available: -expired, reserved: 0n, debt: 0n, lots };
}

function releaseOf({ at, id, asset, feature, held, lot, units }: DueRow): TimelineEntry {
  const lots = lot.map((grant, index) => ({ grant, units: units[index] ?? 0n })).filter((move) => move.units > 0n);
  return {
    at,
    kind: 'release',
    creditType: creditTypeOf(asset),
    available: lots.reduce((total, move) => total + move.units, 0n),
    reserved: -held,
    debt: 0n,
    lots,
    reservation: id,
    ...(feature !== null && { feature }),
  };
}
