import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consume, grantCategories, grantCredits, listGrants, type GrantState } from '#billing';
import { openShop, seedOf, type Shop } from '#test';
import { burn } from './burn.ts';

let shop: Shop;
beforeAll(async () => void (shop = await openShop()));
afterAll(() => shop.close());

const day = 86_400_000;
const lot = (id: number, more: Partial<GrantState>): GrantState => ({
  id: `gr_${id}`,
  customer: 'ann',
  app: 'main',
  creditType: 'credits',
  category: 'paid',
  priority: 50,
  granted: 10n,
  startsAt: new Date(id),
  status: 'live',
  available: 10n,
  reserved: 0n,
  spent: 0n,
  expired: 0n,
  revoked: 0n,
  rolled: 0n,
  ...more,
});
const order = (lots: GrantState[]) => burn(lots, BigInt(lots.length) * 10n)?.map((part) => part.lot.id);

test('lots are burnt by priority, then expiry, then category, then age', () => {
  const soon = { expiresAt: new Date(day) };
  const late = { expiresAt: new Date(2 * day) };
  expect(order([lot(1, { priority: 60 }), lot(2, { priority: 10, ...late })])).toEqual(['gr_2', 'gr_1']);
  expect(order([lot(1, {}), lot(2, late), lot(3, soon)])).toEqual(['gr_3', 'gr_2', 'gr_1']);
  const mixed = [
    lot(1, {}),
    lot(2, { category: 'compensation' }),
    lot(3, { category: 'trial' }),
    lot(4, { category: 'promo' }),
  ];
  expect(order(mixed)).toEqual(['gr_4', 'gr_3', 'gr_2', 'gr_1']);
  expect(order([lot(2, {}), lot(1, {})])).toEqual(['gr_1', 'gr_2']);
});

test('a use takes no more than is there, and nothing at all when it is too little', () => {
  const lots = [lot(1, { available: 4n }), lot(2, { available: 0n }), lot(3, { available: 5n })];
  expect(burn(lots, 6n)?.map((part) => [part.lot.id, part.units])).toEqual([
    ['gr_1', 4n],
    ['gr_3', 2n],
  ]);
  expect(burn(lots, 9n)).toHaveLength(2);
  expect(burn(lots, 10n)).toBeUndefined();
});

const seed = seedOf('billing burn order');
const anyLots = fc.array(
  fc.record({
    amount: fc.integer({ min: 1, max: 9 }),
    priority: fc.constantFrom(10, 50, 50, 50, 50),
    category: fc.constantFrom(...grantCategories),
    days: fc.constantFrom(undefined, undefined, undefined, 1, 1, 2),
    wait: fc.nat(1),
  }),
  { minLength: 1, maxLength: 7 },
);

test('SQL burns the same lots in the same order as the pure function', async () => {
  const { needs } = shop;
  const workspace = await shop.newWorkspace();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(anyLots, fc.integer({ min: 1, max: 40 }), async (grants, quantity) => {
      const customer = `ann${(runs += 1)}`;
      for (const [index, { amount, days, wait, ...grant }] of grants.entries()) {
        needs.clock.advance(wait);
        const expiresAt = days && new Date(Math.ceil(needs.clock.now().getTime() / day) * day + days * day);
        const input = { ...grant, amount: BigInt(amount), key: `${customer}-${index}`, reason: 'test' };
        await grantCredits(needs, workspace, { ...input, customer, ...(expiresAt && { expiresAt }) });
      }
      const before = await listGrants(needs, workspace, customer);
      const planned = burn(before.grants, BigInt(quantity));
      const use = { key: customer, customer, feature: 'message', quantity: BigInt(quantity) };
      const { allowed } = await consume(needs, workspace, use);
      expect(allowed).toBe(planned !== undefined);
      const after = await listGrants(needs, workspace, customer);
      const spent = new Map(after.grants.map((one) => [one.id, one.spent]));
      for (const one of before.grants)
        expect(spent.get(one.id)).toBe(planned?.find((part) => part.lot.id === one.id)?.units ?? 0n);
    }),
    { seed, numRuns: Number(process.env['SOAK_RUNS'] ?? 200) / 2 },
  );
}, 600_000);
