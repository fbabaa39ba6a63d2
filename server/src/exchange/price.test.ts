import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stars } from '#kernel';
import { seedOf } from '#test';
import type { TaskDraft } from './draft.ts';
import { sharesOf } from './postings.ts';
import { priceOf } from './price.ts';
import { checkTerms, feeMin, usualTerms } from './settings.ts';

const draft = (more: Partial<TaskDraft> = {}): TaskDraft => {
  return { owner: 'ann', kind: 'subscribe', asked: '@news', reward: stars(10), slots: 100, ...more };
};

describe('a price', () => {
  it('is the reward and the fee, exactly, times the slots', () => {
    const price = priceOf(usualTerms, draft());
    expect(price).toMatchObject({
      reward: stars(10),
      fee: { units: 2_500_000_000n },
      unit: { units: 12_500_000_000n },
    });
    expect(price.total).toEqual(stars(1250));
    expect(price.multiplier).toBe(10_000);
  });

  it('pays the worker more for what the audience asks for', () => {
    const audience = { isPremium: true, languages: ['en'] };
    const price = priceOf(usualTerms, draft({ audience }));
    expect(price.multiplier).toBe(16_500);
    expect(price.reward.units).toBe(16_500_000_000n);
    expect(price.fee.units).toBe(4_125_000_000n);
  });

  it('is rounded up to the smallest unit in the fee, and pays its referrers whatever it is', () => {
    const seed = seedOf('price');
    const asked = fc.record({
      units: fc.bigInt({ min: 1n, max: 10n ** 13n }),
      basisPoints: fc.integer({ min: feeMin, max: 10_000 }),
      slots: fc.integer({ min: 10, max: 1000 }),
      premium: fc.boolean(),
    });
    fc.assert(
      fc.property(asked, ({ units, basisPoints, slots, premium }) => {
        const terms = { ...usualTerms, leastRewards: [], fees: { XTR: basisPoints } };
        const audience = premium ? { isPremium: true } : {};
        const { reward, fee, unit, total } = priceOf(
          terms,
          draft({ reward: { asset: 'XTR', units }, slots, audience }),
        );
        const exact = reward.units * BigInt(basisPoints);
        expect(fee.units * 10_000n >= exact && (fee.units - 1n) * 10_000n < exact).toBe(true);
        expect(unit.units).toBe(reward.units + fee.units);
        expect(total.units).toBe(unit.units * BigInt(slots));
        const shares = sharesOf({ worker: '1', reward, fee, referrers: ['2', '3'] });
        expect(shares.reduce((sum, share) => sum + share.units, 0n)).toBe(unit.units);
        const of = (user: string) => shares.find(({ to }) => to.address === `user:${user}`)?.units ?? 0n;
        expect([of('1'), of('2'), of('3')]).toEqual([reward.units, reward.units / 10n, (reward.units * 3n) / 100n]);
      }),
      { seed, numRuns: Number(process.env['SOAK_RUNS'] ?? 200) },
    );
  });

  it('is refused below the least reward, with too few or too many slots, and in assets without a fee', () => {
    const no = (more: Partial<TaskDraft>) => () => priceOf(usualTerms, draft(more));
    expect(no({ reward: { asset: 'XTR', units: 1n } })).toThrow(expect.objectContaining({ code: 'below_minimum' }));
    expect(no({ reward: { asset: 'USD', units: 1n } })).toThrow(
      expect.objectContaining({ code: 'asset_not_supported' }),
    );
    expect(no({ slots: 9 })).toThrow(expect.objectContaining({ code: 'invalid_request' }));
    expect(no({ slots: 100_001 })).toThrow(expect.objectContaining({ code: 'above_limit' }));
  });
});

describe('terms', () => {
  it('with a fee below 13 % are refused: it would not pay the referrers', () => {
    expect(() => checkTerms({ ...usualTerms, fees: { XTR: 1299 } })).toThrow(
      expect.objectContaining({ code: 'invalid_request', details: { field: 'fees' } }),
    );
    expect(() => checkTerms({ ...usualTerms, fees: { XTR: 1300 } })).not.toThrow();
  });

  it('that contradict themselves are refused', () => {
    const no = (more: object) => expect(() => checkTerms({ ...usualTerms, ...more })).toThrow();
    no({ fees: { USD: 2500 } });
    no({ guaranteeSeconds: { TON: 3 * 86_400 } });
    no({ slots: { min: 10, max: 9 } });
    no({ multipliers: { ...usualTerms.multipliers, isPremium: 9999 } });
  });
});
