import fc from 'fast-check';
import { describe, it } from 'vitest';
import { halfUp, kept, portions, worthOf } from './kept.ts';

const seed = Number(process.env['SEED'] ?? Date.now());
console.log(`kept seed ${seed}`);
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);
const share = fc.record({
  charged: fc.bigInt({ min: 0n, max: 10n ** 15n }),
  quantity: fc.integer({ min: 1, max: 500 }),
});

describe('what is kept of a charge', () => {
  it('is all of it for all, nothing for none, and never less for more', () => {
    fc.assert(
      fc.property(share, fc.nat(), (of, n) => {
        const [some, more] = [n % (of.quantity + 1), Math.min((n % (of.quantity + 1)) + 1, of.quantity)];
        return kept(of, of.quantity) === of.charged && kept(of, 0) === 0n && kept(of, some) <= kept(of, more);
      }),
      { seed, numRuns },
    );
  });

  it('is the sum of its units, and of its portions, to the unit', () => {
    fc.assert(
      fc.property(share, (of) => {
        const units = Array.from({ length: of.quantity }, (_, index) => worthOf(of, index, 1));
        const sum = (parts: readonly bigint[]) => parts.reduce((all, part) => all + part, 0n);
        return sum(units) === of.charged && sum(portions(of.charged, of.quantity)) === of.charged;
      }),
      { seed, numRuns },
    );
  });

  it('is rounded half up: at most half a unit away, and a half goes up', () => {
    const whole = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(whole, whole, fc.bigInt({ min: 1n, max: 10n ** 6n }), (a, b, c) => {
        const off = 2n * (halfUp(a, b, c) * c - a * b);
        return off <= c && off > -c;
      }),
      { seed, numRuns },
    );
  });
});
