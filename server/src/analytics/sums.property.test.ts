import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consume, getCustomer, grantCredits } from '#billing';
import type { WorkspaceId } from '#kernel';
import { openShop, seedOf, type Shop } from '#test';
import { compareProducts, rankCustomers, readSeries, summarise } from './index.ts';

const runs = Math.ceil(Number(process.env['SOAK_RUNS'] ?? 200) / 10);
const seed = seedOf('sums of analytics');
const hour = 3_600_000;
const people = ['ann', 'bob', 'cid'] as const;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

const person = fc.constantFrom(...people);
const step = fc.oneof(
  fc.record({
    do: fc.constant('buy' as const),
    who: person,
    product: fc.constantFrom('pack_void', 'brief_debt', 'pass'),
  }),
  fc.record({ do: fc.constant('give' as const), who: person, units: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ do: fc.constant('use' as const), who: person, units: fc.integer({ min: 1, max: 70 }) }),
  fc.record({ do: fc.constant('refund' as const), which: fc.nat(5) }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 24 * 20 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function play(ws: WorkspaceId, steps: readonly Step[]): Promise<void> {
  const bought: string[] = [];
  for (const [n, one] of steps.entries()) {
    if (one.do === 'buy') bought.push((await shop.buy(ws, one.who, one.product)).id);
    if (one.do === 'give')
      await grantCredits(shop.needs, ws, {
        key: `g${n}`,
        customer: one.who,
        amount: BigInt(one.units),
        reason: 'gift',
      });
    if (one.do === 'use')
      await consume(shop.needs, ws, {
        key: `u${n}`,
        customer: one.who,
        feature: 'message',
        quantity: BigInt(one.units),
      });
    if (one.do === 'refund' && bought.length > 0) {
      const [payment] = bought.splice(one.which % bought.length, 1);
      if (payment) await shop.refund(ws, payment);
    }
    if (one.do === 'wait') shop.needs.clock.set(new Date(shop.needs.clock.now().getTime() + one.hours * hour));
  }
}

const sum = (units: readonly bigint[]) => units.reduce((total, one) => total + one, 0n);

it('every way to cut the figures adds up to the same sums, and what is outstanding is what customers have', async () => {
  const law = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
    const ws = await shop.newWorkspace();
    const from = shop.needs.clock.now();
    await play(ws, steps);
    const period = { from, to: new Date(shop.needs.clock.now().getTime() + 1) };
    const { money, credits } = await summarise(shop.needs, ws, period);
    const products = await compareProducts(shop.needs, ws, period);
    const customers = await rankCustomers(shop.needs, ws, period);
    const days = await readSeries(shop.needs, ws, { ...period, interval: 'day', zone: 'America/New_York' });
    const [stars] = money;
    const total = [stars?.gross ?? 0n, stars?.refunded ?? 0n];
    const of = (rows: readonly { gross: bigint; refunded: bigint }[]) => [
      sum(rows.map((row) => row.gross)),
      sum(rows.map((row) => row.refunded)),
    ];
    expect(of(products)).toEqual(total);
    expect(of(customers)).toEqual(total);
    expect(of(days.flatMap((day) => day.money))).toEqual(total);
    const used = days.flatMap((day) => day.credits.filter((row) => row.kind === 'used').map((row) => row.units));
    expect(sum(used)).toBe(credits[0]?.used ?? 0n);
    const states = await Promise.all(people.map((who) => getCustomer(shop.needs, ws, who)));
    const has = states.flatMap((one) => one.credits.map((state) => state.available + state.reserved));
    expect(credits[0]?.outstanding ?? 0n).toBe(sum(has));
  });
  await fc.assert(law, { seed, numRuns: runs });
}, 0);
