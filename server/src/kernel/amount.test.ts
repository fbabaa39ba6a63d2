import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountToWire, creditAsset, formatUnits, parseUnits, scaleOf, stars, unitsMax } from './amount.ts';
import { Refusal } from './refusal.ts';

const seed = Number(process.env['SEED'] ?? Date.now());
console.log(`amount seed ${seed}`);
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);

const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return undefined;
};

describe('an amount', () => {
  it('read from what was written is the same amount, at every scale', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -unitsMax, max: unitsMax }),
        fc.integer({ min: 0, max: 18 }),
        (units, scale) => parseUnits(formatUnits(units, scale), scale) === units,
      ),
      { seed, numRuns },
    );
  });

  it('is written without needless zeros', () => {
    expect(formatUnits(1_500_000_000n, 9)).toBe('1.5');
    expect(formatUnits(-1n, 9)).toBe('-0.000000001');
    expect(formatUnits(500n, 0)).toBe('500');
    expect(amountToWire(stars(250))).toEqual({ asset: 'XTR', amount: '250' });
  });

  it('keeps nanostars, cents and whole credits', () => {
    expect([scaleOf('XTR'), scaleOf('TON'), scaleOf('USD'), scaleOf('RUB'), scaleOf(creditAsset('credits'))]).toEqual([
      9, 9, 6, 2, 0,
    ]);
  });

  it.each(['', ' 1', '1e3', '1.', '.5', '0x10', '1,5', 'NaN', '--1', '+1', '1_000', '١'])('refuses %j', (text) => {
    expect(refusal(() => parseUnits(text, 9))).toBe('invalid_amount');
  });

  it('refuses more decimals than its asset keeps, instead of rounding', () => {
    expect(refusal(() => parseUnits('0.5', 0))).toBe('invalid_amount');
    expect(refusal(() => parseUnits('0.0000000001', 9))).toBe('invalid_amount');
  });

  it('refuses what no account can hold', () => {
    expect(refusal(() => parseUnits('100000000000000000000', 0))).toBe('invalid_amount');
    expect(refusal(() => parseUnits('9200000001', 9))).toBe('invalid_amount');
    expect(parseUnits('9200000000', 9)).toBe(unitsMax);
  });
});
