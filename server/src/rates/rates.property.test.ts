import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal, scaleOf, unitsMax } from '#kernel';
import { seedOf } from '#test';
import { convertUnits } from './convert-units.ts';
import { inverseOf, jumpBetween, rateOfParts, readRate, showRate, spellRate, type RatePart } from './rate.ts';

const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);
const seed = seedOf('rates');
const holds = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void) =>
  fc.assert(
    fc.property(arbitrary, (value) => {
      law(value);
    }),
    { seed, numRuns },
  );

const assets = ['XTR', 'TON', 'USD', 'USDT', 'RUB', 'JPY'] as const;
const asset = fc.constantFrom(...assets);
const decimal = fc.tuple(fc.bigInt(1n, 10n ** 12n), fc.integer({ min: 0, max: 18 })).map(([digits, scale]) => {
  const text = digits.toString().padStart(scale + 1, '0');
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
});
const at = new Date('2026-11-20T10:00:00Z');
const part = (from: string, to: string, rate: string, inverted: boolean): RatePart => ({
  from: inverted ? to : from,
  to: inverted ? from : to,
  rate,
  inverted,
  source: 'test',
  readAt: at,
  validUntil: at,
});

/** A rate of one or two parts, some of them turned round. */
const rates = fc
  .tuple(asset, asset, fc.array(fc.tuple(decimal, fc.boolean()), { minLength: 1, maxLength: 2 }))
  .filter(([from, to]) => from !== to)
  .map(([from, to, parts]) =>
    rateOfParts(
      from,
      to,
      parts.map(([rate, inverted], n) => part(n === 0 ? from : 'GEL', to, rate, inverted)),
    ),
  );
const units = fc.oneof(fc.bigInt(0n, 1000n), fc.bigInt(0n, 10n ** 18n));
const rounding = fc.constantFrom('down', 'half_up');

/** Converts, unless no account could hold it. */
function convert(...given: Parameters<typeof convertUnits>) {
  try {
    return convertUnits(...given);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'amount_overflow') return undefined;
    throw error;
  }
}

describe('converting', () => {
  it('is exact: result and remainder together are units × rate, as a model over fractions has it', () => {
    holds(fc.tuple(rates, units, rounding), ([rate, given, how]) => {
      const got = convert({ asset: rate.from, units: given }, rate, how);
      if (!got) return;
      // given · n/d · 10^to / 10^from = result + remainder, multiplied out
      const left = given * rate.numerator * 10n ** BigInt(scaleOf(rate.to)) * got.remainder.denominator;
      const right =
        (got.amount.units * got.remainder.denominator + got.remainder.numerator) *
        (rate.denominator * 10n ** BigInt(scaleOf(rate.from)));
      expect(left).toBe(right);
      const { numerator: rest, denominator: one } = got.remainder;
      if (how === 'down') expect(rest >= 0n && rest < one).toBe(true);
      else expect(2n * rest >= -one && 2n * rest < one).toBe(true);
    });
  });

  it('there and back never creates a unit, whatever the rate and the assets', () => {
    holds(fc.tuple(rates, units), ([rate, given]) => {
      const there = convert({ asset: rate.from, units: given }, rate, 'down');
      const back = there && convert(there.amount, inverseOf(rate), 'down');
      if (back) expect(back.amount.units <= given).toBe(true);
    });
  });

  it('is monotone: more never comes to less', () => {
    holds(fc.tuple(rates, units, units, rounding), ([rate, one, other, how]) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      const [low, high] = [less, more].map((given) => convert({ asset: rate.from, units: given }, rate, how));
      if (low && high) expect(low.amount.units <= high.amount.units).toBe(true);
    });
  });

  it('in two parts never comes to more than at once', () => {
    holds(fc.tuple(rates, units, units), ([rate, one, other]) => {
      const of = (given: bigint) => convert({ asset: rate.from, units: given }, rate, 'down')?.amount.units;
      const [first, second, both] = [of(one), of(other), of(one + other)];
      if (first !== undefined && second !== undefined && both !== undefined) expect(first + second <= both).toBe(true);
    });
  });

  it('spares exactly what is not needed: without it the result is the same, with one unit less it is smaller', () => {
    holds(fc.tuple(rates, units), ([rate, given]) => {
      const got = convert({ asset: rate.from, units: given }, rate, 'down');
      if (!got || got.amount.units === 0n) return;
      const of = (part: bigint) => convertUnits({ asset: rate.from, units: part }, rate, 'down').amount.units;
      expect(of(given - got.spare)).toBe(got.amount.units);
      expect(of(given - got.spare - 1n) < got.amount.units).toBe(true);
    });
  });

  it('refuses what no account could hold, and an amount of another asset', () => {
    const rate = rateOfParts('XTR', 'TON', [part('XTR', 'TON', '1000000', false)]);
    expect(() => convertUnits({ asset: 'XTR', units: unitsMax }, rate, 'down')).toThrow(/hold/);
    expect(() => convertUnits({ asset: 'USD', units: 1n }, rate, 'down')).toThrow(/XTR/);
  });
});

describe('a rate', () => {
  it('turned round twice is itself, and its parts multiply to it', () => {
    holds(rates, (rate) => expect(inverseOf(inverseOf(rate))).toEqual(rate));
    holds(rates, (rate) => expect(rateOfParts(rate.to, rate.from, inverseOf(rate).parts)).toEqual(inverseOf(rate)));
  });

  it('has one spelling, which reads as the same number', () => {
    holds(decimal, (text) => {
      const [one, other] = [readRate(text), readRate(spellRate(text))];
      expect(one.digits * 10n ** BigInt(other.scale)).toBe(other.digits * 10n ** BigInt(one.scale));
      expect(spellRate(spellRate(text))).toBe(spellRate(text));
    });
    expect(['1.50', '0.0200', '7', '10.0', '00.5'].map(spellRate)).toEqual(['1.5', '0.02', '7', '10', '0.5']);
  });

  it.each(['', '0', '0.000', '-1', '1e-7', '1.2.3', ' 1', '1,5', 'NaN', '.5', '5.', '0x10'])('is not "%s"', (text) => {
    expect(() => readRate(text)).toThrow(Refusal);
  });

  it('is shown with twelve figures that count', () => {
    const shown = (numerator: bigint, denominator: bigint) => showRate({ numerator, denominator });
    expect([shown(1n, 3n), shown(5n, 2n), shown(2n, 300_000n), shown(10n ** 15n, 7n), shown(7n, 1n)]).toEqual([
      '0.333333333333',
      '2.5',
      '0.00000666666666666',
      '142857142857142',
      '7',
    ]);
  });

  it('knows how far another one is away, upwards or downwards', () => {
    expect([jumpBetween('2', '2.4'), jumpBetween('2.4', '2'), jumpBetween('1', '1.0'), jumpBetween('1', '2')]).toEqual([
      2000n,
      2000n,
      0n,
      10_000n,
    ]);
  });
});
