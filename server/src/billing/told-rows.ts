import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { paymentHistory } from '#payments';
import type { ChangeKind } from './record-change.ts';
import { ranks, unmoved, type Before, type HistoryEvent, type Span, type TimelineEntry } from './timeline-entry.ts';

/** What a timeline tells beside the books: payments, what was done and said, noes. Each the newest of a span. */
export type Ask = {
  readonly pool: Pool;
  readonly workspace: WorkspaceId;
  readonly customer: string;
  readonly span: Span;
  readonly before: Before;
  readonly most: number;
};

/** Payments; `problem` is of today, so it is told only of the present. */
export async function readPayments({ pool, workspace, customer, span, before, most }: Ask, isNow: boolean) {
  const moments = await paymentHistory(pool, workspace, customer, { ...span, before }, most);
  return moments.map(({ at, id, step, payment, product, amount, problem, policy }): HistoryEvent => {
    const about = {
      ...(product !== null && { product }),
      ...(policy !== null && { policy }),
      ...(isNow && problem !== null && { problem }),
    };
    return {
      at,
      rank: ranks.payment,
      id,
      entries: [{ at, kind: 'payment', ...unmoved, step, payment, amount, ...about }],
    };
  });
}

type ChangeRow = {
  id: string;
  at: Date;
  kind: ChangeKind;
  payment: string | null;
  actor: string | null;
  reason: string | null;
  details: Record<string, unknown>;
};

/** What was recorded with `recordChange`, of these kinds. */
export async function readChanges({ pool, workspace, customer, span, before, most }: Ask, kinds: readonly string[]) {
  const { rows } = await sql<ChangeRow>`
    select id, at, kind, payment, actor, reason, details from billing.customer_event
    where customer = ${customer} and workspace_id = ${workspace} and kind = any (${kinds}::text[])
      and at between ${span.since} and ${span.until}
      and (${before}::text is null or at < ${span.until} or id < ${before})
    order by at desc, id desc limit ${most}`.execute(pool);
  return rows.map((row): HistoryEvent => ({ at: row.at, rank: ranks.change, id: row.id, entries: [changeOf(row)] }));
}

function changeOf({ id, at, kind, payment, actor, reason, details }: ChangeRow): TimelineEntry {
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : undefined);
  const [feature, policy, words] = [text('feature'), text('policy'), text('text')];
  return {
    at,
    kind,
    ...unmoved,
    ...(payment !== null && { payment }),
    ...(actor !== null && { actor }),
    ...(reason !== null && { reason }),
    ...(feature !== undefined && { feature }),
    ...(kind === 'refund_decision' && policy !== undefined && { policy }),
    ...(kind === 'note' ? { note: id, text: words ?? '' } : { details }),
  };
}

type RefusalRow = { at: Date; until: Date; id: string; feature: string; reason: string; count: bigint };

/**
 * Noes, a row for each minute, feature and reason. A past instant knows only the minutes that had ended by then: they
 * do not change any more.
 */
export async function readRefusals({ pool, workspace, customer, span, before, most }: Ask, asOf: Date | undefined) {
  const ended = asOf === undefined ? sql`` : sql`and minute <= ${new Date(asOf.getTime() - 60_000)}`;
  const { rows } = await sql<RefusalRow>`select * from (
      select first_at as at, last_at as until, feature || '|' || reason as id, feature, reason, count from billing.refusal
      where customer = ${customer} and workspace_id = ${workspace} and first_at between ${span.since} and ${span.until} ${ended}
    ) r where ${before}::text is null or at < ${span.until} or id collate "C" < ${before}
    order by at desc, id collate "C" desc limit ${most}`.execute(pool);
  return rows.map(({ at, until, id, feature, reason, count }): HistoryEvent => {
    const entry = { at, kind: 'refusal', ...unmoved, feature, reason, count, until } as const;
    return { at, rank: ranks.refusal, id, entries: [entry] };
  });
}
