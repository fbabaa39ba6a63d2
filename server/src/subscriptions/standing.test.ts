import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stars } from '#kernel';
import type { RecurringCharge, RenewalTold } from '#payments';
import { seedOf } from '#test';
import { standingAt } from './standing.ts';

const runs = { seed: seedOf('standing'), numRuns: Number(process.env['SOAK_RUNS'] ?? 200) };
const day = 86_400;
const terms = { period: 30 * day, grace: day };
const begun = Date.UTC(2026, 10, 20);
const at = (seconds: number): Date => new Date(begun + seconds * 1000);

type Drawn = { readonly second: number; readonly returned: boolean; readonly isSaid: boolean };

const charge = ({ second, returned, isSaid }: Drawn, index: number): RecurringCharge => ({
  payment: `pay_${index}`,
  status: returned ? 'refunded' : 'fulfilled',
  charge: `charge ${index}`,
  payer: '1',
  paid: stars(100),
  occurredAt: at(second),
  isFirst: index === 0,
  order: second,
  receivedAt: at(second),
  fulfilledAt: at(second),
  ...(isSaid && { expiresAt: at(second + 30 * day) }),
  ...(returned && { returnedAt: at(second + 1) }),
});

const second = fc.integer({ min: 0, max: 200 * day });
const drawn = fc.record({ second, returned: fc.boolean(), isSaid: fc.boolean() });
const state = fc.constantFrom('active' as const, 'canceled' as const, 'failed' as const);
const news = fc.record({ second, state });
const facts = fc.record({
  charges: fc.uniqueArray(drawn, { maxLength: 5, selector: (one) => one.second }).map((all) => all.map(charge)),
  told: fc
    .uniqueArray(news, { maxLength: 4, selector: (one) => one.second })
    .map((all) => all.map((one): RenewalTold => ({ state: one.state, order: one.second, receivedAt: at(one.second) }))),
});

it('says what a brute-force reading of the facts says: access as long as any period that stands', () => {
  fc.assert(
    fc.property(facts, second, (known, now) => {
      const found = standingAt(terms, known, at(now));
      const ends = known.charges.filter((one) => !one.returnedAt).map((one) => +one.occurredAt + 30 * day * 1000);
      const paidUntil = ends.length > 0 ? new Date(Math.max(...ends)) : undefined;
      const hasAccess = ends.some((end) => end + day * 1000 > +at(now));
      expect(found.paidUntil).toEqual(paidUntil);
      expect(found.state === 'ended').toBe(known.charges.length > 0 && !hasAccess);
      expect(found.state === 'pending').toBe(known.charges.length === 0);
      if (found.state === 'active') expect(+(paidUntil ?? 0)).toBeGreaterThan(+at(now));
      const newest = known.told.reduce<RenewalTold | undefined>(
        (one, other) => (one && one.order > other.order ? one : other),
        undefined,
      );
      const skew = 300;
      const isTaken = known.charges.some((one) => (one.order ?? 0) > (newest?.order ?? 0));
      if (hasAccess && newest?.state === 'canceled' && !isTaken) expect(found.state).toBe('canceled');
      const isClear = known.charges.some((one) => (one.order ?? 0) > (newest?.order ?? 0) + skew);
      if (hasAccess && (newest?.state !== 'canceled' || isClear)) expect(found.state).not.toBe('canceled');
    }),
    runs,
  );
});

it('is the same in whatever order the facts are listed', () => {
  fc.assert(
    fc.property(facts, second, fc.infiniteStream(fc.nat()), (known, now, keys) => {
      const mixed = <T>(things: readonly T[]) =>
        things
          .map((thing) => ({ thing, key: Number(keys.next().value) }))
          .sort((one, other) => one.key - other.key)
          .map(({ thing }) => thing);
      const other = { charges: mixed(known.charges), told: mixed(known.told) };
      expect(standingAt(terms, other, at(now))).toEqual(standingAt(terms, known, at(now)));
    }),
    runs,
  );
});
