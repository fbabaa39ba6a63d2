import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashInput } from '#ledger';

const seed = Number(process.env.SEED ?? Date.now());
const numRuns = Number(process.env.SOAK_RUNS ?? 200);

test('a hash is a UUID, so that the database compares sixteen bytes', () => {
  expect(hashInput({ a: 1 })).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test('the order of fields and fields that are undefined do not count', () => {
  expect(hashInput({ a: 1, b: [2, { c: 3, d: 4 }] })).toBe(hashInput({ b: [2, { d: 4, c: 3 }], a: 1, e: undefined }));
});

test('values that look alike are different inputs', () => {
  const alike = [
    1,
    1n,
    '1',
    '1n',
    true,
    'true',
    null,
    'null',
    [1],
    ['1'],
    { 0: 1 },
    [[1]],
    [],
    {},
    '',
    new Date(1),
    [1, null],
  ];
  expect(new Set(alike.map(hashInput)).size).toBe(alike.length);
});

test(`two inputs have one hash exactly when they are equal (seed ${seed})`, () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(hashInput(structuredClone(one))).toBe(hashInput(one));
      if (hashInput(one) === hashInput(other)) expect(sorted(one)).toBe(sorted(other));
    }),
    { seed, numRuns },
  );
});

/** JSON with sorted fields: another way to say when two JSON values are equal. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([one], [other]) => (one < other ? -1 : 1)))
      : field,
  );
