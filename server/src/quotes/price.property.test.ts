import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amount } from '#kernel';
import { rateOfParts } from '#rates';
import { feeOf, stepOf } from './index.ts';
import { priceOn, type Ground } from './price-now.ts';
import { usualRule } from './price.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);
console.log(`price.property.test seed ${seed}`);

const usd = (units: bigint): Amount => ({ asset: 'USD', units });
const instant = new Date(0);
const part = { from: 'USD', inverted: false, source: 'test', readAt: instant, validUntil: instant };
const rateTo = (to: string, rate: string) => rateOfParts('USD', to, [{ ...part, to, rate }]);

const fee = fc.record({
  basisPoints: fc.integer({ min: 0, max: 9999 }),
  fixed: fc.bigInt({ min: 0n, max: 5_000_000n }).map(usd),
});
const pricing = fc.oneof(
  fc.record({ by: fc.constant('fixed' as const), price: fc.bigInt({ min: 1n, max: 90_000_000n }).map(usd) }),
  fc.record({
    by: fc.constant('margin' as const),
    basisPoints: fc.integer({ min: 0, max: 20_000 }),
    fixed: fc.bigInt({ min: 0n, max: 2_000_000n }).map(usd),
    step: fc.constantFrom(1n, 10_000n, 50_000n, 1_000_000n).map(usd),
  }),
);
const ground: fc.Arbitrary<Ground> = fc
  .record({
    stars: fc.integer({ min: 50, max: 1_000_000 }),
    cost: fc.bigInt({ min: 1n, max: 100_000_000n }).map(usd),
    pricing,
    surcharge: fc.option(fee),
    fee,
    milli: fc.integer({ min: 1, max: 100_000 }),
  })
  .map(({ stars, cost, pricing: by, surcharge, fee: own, milli }) => {
    const way = { connection: null, fee: own, surcharge, min: null, max: null, names: {}, position: 1, isOn: true };
    const rule = { scope: { currency: 'USD', stars }, pricing: by, mayLose: false };
    return {
      stars,
      reseller: undefined,
      cost,
      rules: [rule],
      methods: [
        { ...way, code: 'ton', gateway: 'ton', asset: 'TON' },
        { ...way, code: 'card', gateway: 'stripe', asset: 'USD' },
      ],
      rates: new Map([
        ['TON', rateTo('TON', (milli / 1000).toFixed(3))],
        ['USD', rateOfParts('USD', 'USD', [])],
      ]),
    };
  });

describe('every price', () => {
  it('is whole cents, not under the cost, and its guard lets the supplier be paid and nothing be lost', () => {
    fc.assert(
      fc.property(ground, (given) => {
        const { price, cost, maxCost, methods } = priceOn(given);
        expect(price.units % stepOf('USD')).toBe(0n);
        expect(price.units >= cost.units).toBe(true);
        expect(maxCost.units >= cost.units && maxCost.units <= price.units).toBe(true);
        for (const one of methods) expect(one.price.units).toBe(price.units + one.surcharge.units);
      }),
      { seed, numRuns },
    );
  });

  it('by a method is worth no less than it is booked at, and less than one step more', () => {
    fc.assert(
      fc.property(ground, (given) => {
        for (const { amount, price } of priceOn(given).methods) {
          const rate = given.rates.get(amount.asset);
          if (!rate) throw new Error('A method without a rate was priced.');
          const scale = amount.asset === 'TON' ? 1000n : 1n; // nine decimals against six
          const [asked, due] = [amount.units * rate.denominator, price.units * scale * rate.numerator];
          expect(asked >= due).toBe(true);
          expect(asked - stepOf(amount.asset) * rate.denominator < due).toBe(true);
        }
      }),
      { seed, numRuns },
    );
  });

  it('has fees of the nearest cent, the middle upwards', () => {
    fc.assert(
      fc.property(fee, fc.bigInt({ min: 0n, max: 100_000_000n }), (by, units) => {
        const exact = units * BigInt(by.basisPoints) + by.fixed.units * 10_000n;
        const off = feeOf(by, usd(units)).units * 10_000n - exact;
        expect(off > -50_000_000n && off <= 50_000_000n).toBe(true);
      }),
      { seed, numRuns },
    );
  });

  it('is a tenth above the cost where nobody has set anything', () => {
    const none = { stars: 500, reseller: undefined, cost: usd(8_250_000n), rules: [], methods: [], rates: new Map() };
    expect(priceOn(none).price).toEqual(usd(9_080_000n));
    expect(usualRule('EUR').scope).toEqual({ currency: 'EUR' });
  });
});
