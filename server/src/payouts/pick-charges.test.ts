import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedOf } from '#test';
import { pickCharges } from './pick-charges.ts';

const of = (...units: number[]) => units.map((one, n) => ({ payment: `pay_${n}`, units: BigInt(one) }));

describe('picking charges', () => {
  it('finds what comes to exactly the amount, or the sums next to it', () => {
    expect(pickCharges(of(250, 500, 250), 750n)).toMatchObject({ charges: [{ units: 250n }, { units: 500n }] });
    expect(pickCharges(of(250, 500), 600n)).toEqual({ below: 500n, above: 750n });
    expect(pickCharges(of(250), 100n)).toEqual({ below: undefined, above: 250n });
    expect(pickCharges([], 100n)).toEqual({ below: undefined, above: undefined });
    expect(pickCharges(of(100), 200n)).toEqual({ below: 100n, above: undefined });
  });

  it('uses each charge once, and never misses a sum that there is', () => {
    const seed = seedOf('picking');
    const charges = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 });
    fc.assert(
      fc.property(charges, fc.integer({ min: 1, max: 120 }), (units, wanted) => {
        const sums = units.reduce((all, one) => [...all, ...all.map((sum) => sum + one)], [0]);
        const picked = pickCharges(of(...units), BigInt(wanted));
        if (!('charges' in picked)) return !sums.includes(wanted);
        const used = new Set(picked.charges.map(({ payment }) => payment));
        const sum = picked.charges.reduce((total, charge) => total + charge.units, 0n);
        return used.size === picked.charges.length && sum === BigInt(wanted);
      }),
      { seed, numRuns: Number(process.env['SOAK_RUNS'] ?? 200) },
    );
  });
});
