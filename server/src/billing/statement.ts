import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import { momentOf } from './moment.ts';
import type { Reading } from './needs.ts';
import { creditsAt } from './read-customer.ts';
import type { Span, TimelineEntry } from './timeline-entry.ts';
import { movementsIn, seqAfter } from './timeline.ts';
import { checkName } from './use.ts';

/** `opening` plus `available` of every movement is `closing`, to the unit. */
export type CreditStatement = {
  readonly creditType: string;
  readonly opening: bigint;
  readonly closing: bigint;
  /** Oldest first. */
  readonly movements: readonly TimelineEntry[];
};

export type CustomerStatement = {
  readonly customer: string;
  readonly from: Date;
  readonly to: Date;
  readonly asOf: Date;
  readonly statements: readonly CreditStatement[];
};

/**
 * What the customer could spend just before `from`, each change from then on and before `to`, and what could be
 * spent then. Refuses with `invalid_request` a period that ends before it begins, or with more than 10,000 movements.
 */
export async function customerStatement(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  { from, to, asOf }: { readonly from: Date; readonly to: Date; readonly asOf?: Date },
): Promise<CustomerStatement> {
  checkName('customer', customer, 128);
  if (from > to) throw new Refusal('invalid_request', 'A statement ends after it begins.');
  const known = asOf ?? needs.clock.now();
  const end = known < to ? known : justBefore(to);
  const opening = await momentOf(needs, workspace, justBefore(from));
  const closing = await momentOf(needs, workspace, end);
  const span = {
    since: from,
    until: end,
    above: opening.seq ?? (await lastSeq(needs, workspace)),
    below: seqAfter(closing.seq),
  };
  const movements = end < from ? [] : await boundedMovements(needs, workspace, customer, span);
  const before = await creditsAt(needs, workspace, customer, opening);
  const after = end < from ? before : await creditsAt(needs, workspace, customer, closing);
  const types = new Set([...before, ...after].map((credits) => credits.creditType));
  const statements = [...types].sort().map((creditType) => ({
    creditType,
    opening: before.find((one) => one.creditType === creditType)?.available ?? 0n,
    closing: after.find((one) => one.creditType === creditType)?.available ?? 0n,
    movements: movements.filter((entry) => entry.creditType === creditType),
  }));
  return { customer, from, to, asOf: known, statements };
}

const movementsMax = 10_000;
const justBefore = (instant: Date) => new Date(instant.getTime() - 1);

async function boundedMovements(needs: Reading, workspace: WorkspaceId, customer: string, span: Span) {
  const events = await movementsIn(needs, workspace, customer, span, movementsMax + 1);
  if (events.length > movementsMax)
    throw new Refusal('invalid_request', `This period has more than ${movementsMax} movements; ask for a shorter one.`);
  return events.reverse().flatMap((event) => event.entries);
}

async function lastSeq({ pool }: Pick<Reading, 'pool'>, workspace: WorkspaceId): Promise<bigint> {
  const { rows } = await sql<{ seq: bigint }>`select seq from ledger.book where workspace_id = ${workspace}`.execute(
    pool,
  );
  return rows[0]?.seq ?? 0n;
}
