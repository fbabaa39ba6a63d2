import { amountToWire, formatUnits, scaleOf } from '#kernel';
import type { JsonObject } from '#jobs';
import { rowSubject, type BookedFact } from './compare.ts';
import type { Found } from './finding.ts';
import type { Judged } from './judge-rows.ts';
import type { MirroredRow } from './outer-rows.ts';

/** What a person has to look at about a row that was compared. */
export function findingsOf(judged: Judged): Found[] {
  const { row, verdict, ours } = judged;
  if (verdict === 'waiting') return [notApplied(judged)];
  if (verdict === 'different') return [differing(judged)];
  if (row.isStrange) return [{ ...about(judged), kind: 'strange_row', details: listedOf(row), difference: 0n }];
  if (row.direction === 'in' && row.kind === 'payment' && ours?.status === 'unmatched')
    return [{ ...about(judged), kind: 'unmatched_payment', details: listedOf(row), difference: 0n }];
  return [];
}

const about = ({ row, ours }: Judged) => ({
  subject: rowSubject(row),
  payment: ours?.payment ?? null,
  asset: row.amount.asset,
});

const signed = ({ direction }: MirroredRow, units: bigint): bigint => (direction === 'in' ? units : -units);

const notApplied = (judged: Judged): Found => ({
  ...about(judged),
  kind: 'not_applied',
  details: listedOf(judged.row),
  difference: signed(judged.row, judged.row.amount.units),
});

function differing(judged: Judged): Found {
  const { row, ours, compared } = judged;
  const differences = compared?.verdict === 'different' ? compared.differences : [];
  const isSameAsset = ours?.asset === row.amount.asset;
  return {
    ...about(judged),
    kind: row.direction === 'in' ? 'payment_differs' : 'refund_differs',
    details: {
      differences: [...differences],
      listed: listedOf(row),
      booked: {
        ...(ours && amountToWire({ asset: ours.asset, units: ours.units })),
        payer: ours?.payer ?? null,
        payload: ours?.payload ?? null,
      },
    },
    difference:
      differences.includes('amount') && isSameAsset ? signed(row, row.amount.units - (ours?.units ?? 0n)) : 0n,
  };
}

/** The row as the list shows it, in the words of the wire. */
const listedOf = (row: MirroredRow): JsonObject => ({
  id: row.externalId,
  direction: row.direction,
  partner: row.partner,
  ...amountToWire(row.amount),
  ...(row.affiliate !== undefined && { affiliate: formatUnits(row.affiliate, scaleOf(row.amount.asset)) }),
  payer: row.payer ?? null,
  payload: row.payload ?? null,
  at: row.occurredAt.toISOString(),
});

/** A fact of ours that the list does not show. */
export const unknownFact = (fact: BookedFact, payment: string): Found => ({
  kind: fact.direction === 'in' ? 'unknown_payment' : 'unknown_refund',
  subject: rowSubject(fact),
  payment,
  asset: fact.asset,
  details: {
    id: fact.externalId,
    ...amountToWire({ asset: fact.asset, units: fact.units }),
    payer: fact.payer,
    booked_at: fact.at.toISOString(),
  },
  difference: fact.direction === 'in' ? -fact.units : fact.units,
});
