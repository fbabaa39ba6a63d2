import type { Asset } from '#kernel';
import type { OuterRow } from './gateway.ts';

/** A row of the list by its two names, and one of our facts by the same two. */
export type RowKey = { readonly externalId: string; readonly direction: OuterRow['direction'] };

/** The key as one text: what a finding about a row is about. */
export const rowSubject = ({ externalId, direction }: RowKey): string => `${direction}:${externalId}`;

/** A row about a payment or its way back, as the list tells it. */
export type ListedFact = RowKey & {
  readonly asset: Asset;
  readonly units: bigint;
  /** What went to an affiliate; whether it is in `units` is not known beforehand. */
  readonly affiliate: bigint;
  readonly payer: string | null;
  readonly payload: string | null;
};

/** The same as our books have it: what the person paid, or got back. */
export type BookedFact = RowKey & {
  readonly asset: Asset;
  readonly units: bigint;
  readonly payer: string | null;
  readonly payload: string | null;
  /** When we booked it. */
  readonly at: Date;
};

export type Difference = 'amount' | 'payer' | 'payload';

/** What comparing one key came to. `isNet`: the list leaves the affiliate's part out, so this proves that it does. */
export type Verdict = RowKey &
  (
    | { readonly verdict: 'agreed'; readonly isNet: boolean }
    | { readonly verdict: 'different'; readonly differences: readonly Difference[] }
    | { readonly verdict: 'missing' }
    | { readonly verdict: 'unknown' }
    | { readonly verdict: 'young' }
  );

/**
 * Compares what the list shows with what our books have, key by key. Of a row that comes twice the last one counts.
 * A fact of ours that the list does not show is `unknown` when it was booked before `passed`, the instant up to which
 * the list is complete, and `young` after it.
 */
export function compare(listed: readonly ListedFact[], booked: readonly BookedFact[], passed: Date): Verdict[] {
  const rows = new Map(listed.map((row) => [rowSubject(row), row]));
  const facts = new Map(booked.map((fact) => [rowSubject(fact), fact]));
  const seen = [...rows].map(([subject, row]) => compareOne(row, facts.get(subject)));
  const unseen = [...facts].filter(([subject]) => !rows.has(subject)).map(([, fact]) => fact);
  return [
    ...seen,
    ...unseen.map((fact) => ({ ...keyOf(fact), verdict: fact.at < passed ? 'unknown' : 'young' }) as const),
  ];
}

const keyOf = ({ externalId, direction }: RowKey): RowKey => ({ externalId, direction });

function compareOne(row: ListedFact, fact: BookedFact | undefined): Verdict {
  if (!fact) return { ...keyOf(row), verdict: 'missing' };
  const isNet = row.affiliate > 0n && row.units + row.affiliate === fact.units;
  const differences: Difference[] = [];
  if (row.asset !== fact.asset || (row.units !== fact.units && !isNet)) differences.push('amount');
  if (differs(row.payer, fact.payer)) differences.push('payer');
  if (differs(row.payload, fact.payload)) differences.push('payload');
  return differences.length > 0
    ? { ...keyOf(row), verdict: 'different', differences }
    : { ...keyOf(row), verdict: 'agreed', isNet };
}

/** What one side does not say is no difference. */
const differs = (one: string | null, other: string | null): boolean => one !== null && other !== null && one !== other;

/**
 * What the person paid, of a row with an affiliate's part: nobody has confirmed whether lists show a payment with or
 * without it. What was asked for decides; else that prices are whole while an affiliate's part need not be; else the
 * list is taken to leave it out.
 */
export function grossOf(
  { units, affiliate }: Pick<ListedFact, 'units' | 'affiliate'>,
  asked: bigint | undefined,
  wholeUnit: bigint,
): bigint {
  const sum = units + affiliate;
  if (affiliate === 0n || units === asked) return units;
  if (sum === asked) return sum;
  const isWhole = (amount: bigint) => amount % wholeUnit === 0n;
  return isWhole(units) && !isWhole(sum) ? units : sum;
}
