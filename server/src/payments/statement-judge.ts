import { amountToWire, type Amount } from '#kernel';
import type { JsonObject } from '#jobs';
import type { Found, FindingKind } from './finding.ts';
import { statementSubject } from './statement-row.ts';
import type { MirroredStatementRow, StatementFact, StatementJudgement } from './statement-row.ts';

type Row = MirroredStatementRow;

/** What the row does to what the gateway holds of its asset: gross and fee. */
export const effectOf = ({ direction, amount, fee }: Row): bigint =>
  (direction === 'in' ? amount.units : -amount.units) - (fee?.asset === amount.asset ? fee.units : 0n);

/** Compares a row with what our books have of it. `payout`: whether a payout of ours is known. */
export function judgeStatementRow(
  row: Row,
  fact: StatementFact | undefined,
  payout: boolean | 'under_way',
): StatementJudgement {
  switch (row.kind) {
    case 'payment':
      return fact && isIn(fact) ? comparePayment(row, fact) : missing(row, fact);
    case 'refund':
      return fact?.status === 'refunded' ? compareRefund(row, fact) : missing(row, fact);
    case 'payout':
      if (payout === 'under_way') return { row, fact, verdict: 'under_way', found: [] };
      return payout
        ? { row, fact, verdict: 'agreed', found: [] }
        : different(row, fact, 'unknown_payout', effectOf(row));
    case 'other':
      return different(row, fact, 'strange_row', effectOf(row));
  }
}

const isIn = ({ charge }: StatementFact): boolean => charge !== null;

/** Told, and not on the books: what is found of it, should it stay so. */
const missing = (row: Row, fact: StatementFact | undefined): StatementJudgement => ({
  row,
  fact,
  verdict: 'missing',
  found: [finding(row, fact, 'not_applied', effectOf(row))],
});

const different = (
  row: Row,
  fact: StatementFact | undefined,
  kind: FindingKind,
  difference: bigint,
): StatementJudgement => ({ row, fact, verdict: 'different', found: [finding(row, fact, kind, difference)] });

function comparePayment(row: Row, fact: StatementFact): StatementJudgement {
  const { amount, fee } = row;
  const isSame = fact.asset === amount.asset && fact.units === amount.units;
  const listedFee = fee?.asset === fact.asset ? fee.units : undefined;
  const feeGap = listedFee === undefined ? 0n : (fact.fee ?? 0n) - listedFee;
  if (!isSame) {
    const gap = fact.asset === amount.asset ? amount.units - fact.units : 0n;
    return different(row, fact, 'payment_differs', gap + feeGap);
  }
  if (feeGap !== 0n) return different(row, fact, 'fee_differs', feeGap);
  if (fact.status !== 'unmatched') return { row, fact, verdict: 'agreed', found: [] };
  return { row, fact, verdict: 'agreed', found: [finding(row, fact, 'unmatched_payment', 0n)] };
}

function compareRefund(row: Row, fact: StatementFact): StatementJudgement {
  const { amount, fee } = row;
  if (fact.asset !== amount.asset) return different(row, fact, 'refund_differs', 0n);
  if (fact.units !== amount.units) return different(row, fact, 'refund_differs', fact.units - amount.units);
  if (fee?.asset === amount.asset && fee.units > 0n) return different(row, fact, 'fee_differs', -fee.units);
  return { row, fact, verdict: 'agreed', found: [] };
}

const wire = (amount: Amount): JsonObject => amountToWire(amount);

const finding = (row: Row, fact: StatementFact | undefined, kind: FindingKind, difference: bigint): Found => ({
  kind,
  subject: statementSubject(row),
  payment: fact?.payment ?? null,
  asset: row.amount.asset,
  difference,
  details: {
    listed: {
      id: row.externalId,
      kind: row.kind,
      direction: row.direction,
      ...wire(row.amount),
      ...(row.fee && { fee: wire(row.fee) }),
      ours: row.ours ?? null,
      at: row.occurredAt.toISOString(),
    },
    booked: fact
      ? {
          ...wire(fact),
          fee: fact.fee === null ? null : wire({ asset: fact.asset, units: fact.fee }),
          status: fact.status,
        }
      : null,
  },
});
