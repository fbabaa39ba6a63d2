import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, grossOf, rowSubject, type BookedFact, type ListedFact } from './compare.ts';

const runs = Number(process.env['SOAK_RUNS'] ?? 200);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
console.log(`compare seed ${seed}`);

const key = fc.record({
  externalId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  direction: fc.constantFrom('in' as const, 'out' as const),
});
const said = fc.record({
  asset: fc.constantFrom('XTR', 'TON'),
  units: fc.constantFrom(1n, 2n, 3n, 10n),
  payer: fc.constantFrom(null, '1', '2'),
  payload: fc.constantFrom(null, 'p', 'q'),
});
const listed: fc.Arbitrary<ListedFact> = fc
  .tuple(key, said, fc.constantFrom(0n, 1n, 2n))
  .map(([one, words, affiliate]) => ({ ...one, ...words, affiliate }));
const booked: fc.Arbitrary<BookedFact> = fc
  .tuple(key, said, fc.integer({ min: 0, max: 9 }))
  .map(([one, words, at]) => ({ ...one, ...words, at: new Date(at) }));

/** The same law, the slow way: every key there can be, looked for in both lists. */
function bruteForce(rows: readonly ListedFact[], facts: readonly BookedFact[], passed: number): string[] {
  const told: string[] = [];
  for (const externalId of ['a', 'b', 'c', 'd', 'e'])
    for (const direction of ['in', 'out']) {
      const is = (one: ListedFact | BookedFact) => one.externalId === externalId && one.direction === direction;
      const row = rows.findLast(is) as ListedFact | undefined;
      const fact = facts.findLast(is) as BookedFact | undefined;
      if (row || fact) told.push(`${direction}:${externalId} ${judge(row, fact, passed)}`);
    }
  return told.toSorted();
}

function judge(row: ListedFact | undefined, fact: BookedFact | undefined, passed: number): string {
  if (!row) return (fact?.at.getTime() ?? 0) < passed ? 'unknown' : 'young';
  if (!fact) return 'missing';
  const gross = row.units === fact.units;
  const net = row.affiliate > 0n && row.units === fact.units - row.affiliate;
  const off = [
    (gross || net) && row.asset === fact.asset ? '' : 'amount',
    row.payer && fact.payer && row.payer !== fact.payer ? 'payer' : '',
    row.payload && fact.payload && row.payload !== fact.payload ? 'payload' : '',
  ].filter(Boolean);
  return off.length > 0 ? `different ${off.join('+')}` : net ? 'agreed net' : 'agreed';
}

const told = (one: ReturnType<typeof compare>[number]): string => {
  if (one.verdict === 'different') return `${rowSubject(one)} different ${one.differences.join('+')}`;
  return `${rowSubject(one)} ${one.verdict}${one.verdict === 'agreed' && one.isNet ? ' net' : ''}`;
};

describe('comparing a list with the books', () => {
  it(`says of every key what looking for it everywhere says, whatever is repeated or missing (seed ${seed})`, () => {
    const lists = [fc.array(listed, { maxLength: 14 }), fc.array(booked, { maxLength: 14 }), fc.nat(9)] as const;
    fc.assert(
      fc.property(...lists, (rows, facts, passed) => {
        const answer = compare(rows, facts, new Date(passed)).map(told);
        expect(answer.toSorted()).toEqual(bruteForce(rows, facts, passed));
      }),
      { seed, numRuns: runs * 5 },
    );
  });

  it(`does not depend on the order of either side (seed ${seed})`, () => {
    const unique = <T extends { externalId: string; direction: string }>(one: fc.Arbitrary<T>) =>
      fc.uniqueArray(one, { selector: ({ externalId, direction }) => externalId + direction, maxLength: 8 });
    fc.assert(
      fc.property(unique(listed), unique(booked), (rows, facts) => {
        const there = compare(rows, facts, new Date(5)).map(told);
        const back = compare(rows.toReversed(), facts.toReversed(), new Date(5)).map(told);
        expect(back.toSorted()).toEqual(there.toSorted());
      }),
      { seed, numRuns: runs },
    );
  });
});

describe('what a person paid, of a row with an affiliate’s part', () => {
  const star = 1_000_000_000n;
  const gross = (units: bigint, affiliate: bigint, asked?: bigint) => grossOf({ units, affiliate }, asked, star);

  it('is what was asked for, when the row or its sum is that', () => {
    expect(gross(250n * star, 25n * star, 250n * star)).toBe(250n * star);
    expect(gross(225n * star, 25n * star, 250n * star)).toBe(250n * star);
  });

  it('is whole, whichever of the two is', () => {
    expect(gross(224n * star + star / 2n, 25n * star + star / 2n)).toBe(250n * star);
    expect(gross(250n * star, 25n * star + star / 4n)).toBe(250n * star);
  });

  it('is the sum when nothing tells, and the row where there is no such part', () => {
    expect(gross(225n * star, 25n * star)).toBe(250n * star);
    expect(gross(449n * star + 1n, 0n, 500n * star)).toBe(449n * star + 1n);
  });
});
