import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movableClock, newId, Refusal, type Id } from '#kernel';
import { sql } from 'kysely';
import { audit, places } from '#ledger';
import { freshDatabase, seedOf, type TestDatabase } from '#test';
import { dollars, openResaleDesk, type ResaleDesk } from '#test/store';
import {
  getOrder,
  getResellerOrder,
  listResellerOrders,
  resellerMoney,
  resolveOrder,
  setReseller,
  setStore,
  type StoreKey,
} from './index.ts';

const clock = movableClock(new Date('2026-11-20T10:00:00Z'));
let database: TestDatabase;
let desk: ResaleDesk;
beforeAll(async () => {
  database = await freshDatabase();
  desk = await openResaleDesk({ pool: database.pool, clock });
});
afterAll(() => database?.drop());

const refusal = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

let names = 0;
const newReseller = async (cents?: number, credit?: number): Promise<StoreKey> =>
  desk.reseller(`shop${(names += 1)}`, cents, credit);

const supplier = newId('sup');
const cost = dollars(825);
const price = 9_080_000n; // 8.25 and a tenth, up to the cent

describe('an order of a reseller', () => {
  it('holds its price on the balance until it is delivered, and keeps it then', async () => {
    const who = await newReseller(2000);
    const order = await desk.order(who, { clientRef: 'one' });
    expect(order).toMatchObject({ status: 'processing', price: { asset: 'USD', units: price }, clientRef: 'one' });
    expect([await desk.balance(who.user), await desk.escrow(order.id)]).toEqual([20_000_000n - price, price]);
    const { rows } = await sql`select from supply.errand where order_id = ${order.id}`.execute(database.pool);
    expect(rows).toHaveLength(1);
    await desk.tell(order.id, { state: 'delivering', supplier });
    await desk.tell(order.id, { state: 'delivered', supplier, cost, proof: null });
    expect(await getResellerOrder(desk.needs, who, order.id)).toMatchObject({ status: 'delivered', isRefunded: false });
    expect([await desk.balance(who.user), await desk.escrow(order.id)]).toEqual([20_000_000n - price, 0n]);
  });

  it('that surely failed gives it back, and what is not known keeps it held', async () => {
    const who = await newReseller(2000);
    const [first, second] = [await desk.order(who), await desk.order(who, { recipient: '@other_one' })];
    await desk.tell(first.id, { state: 'failed', reason: 'No supplier could.' });
    await desk.tell(second.id, { state: 'review', reason: 'Silence.' });
    expect(await getResellerOrder(desk.needs, who, first.id)).toMatchObject({
      status: 'failed',
      isRefunded: true,
      reason: 'No supplier could.',
    });
    expect(await getResellerOrder(desk.needs, who, second.id)).toMatchObject({ status: 'review', isRefunded: false });
    expect(await desk.balance(who.user)).toBe(20_000_000n - price);
    expect(await desk.escrow(second.id)).toBe(price);
  });

  it('that is taken back after its delivery is under review until it is decided, and says what came of it', async () => {
    const who = await newReseller(2000);
    const [first, second] = [await desk.order(who), await desk.order(who, { recipient: '@other_one' })];
    for (const { id } of [first, second]) {
      await desk.tell(id, { state: 'delivering', supplier });
      await desk.tell(id, { state: 'delivered', supplier, cost, proof: null });
    }
    await desk.tell(first.id, { state: 'reversed', supplier, cost, returned: null, reason: 'Debited.' });
    await desk.tell(second.id, { state: 'reversed', supplier, cost, returned: cost, reason: 'Debited.' });
    const read = (id: string) => getResellerOrder(desk.needs, who, id);
    expect(await read(first.id)).toMatchObject({ status: 'review', isReversed: false, isRefunded: false });
    expect(await read(second.id)).toMatchObject({ status: 'failed', isReversed: true, isRefunded: true });
    const decided = { order: first.id, action: 'keep', reason: 'They keep the Stars.', actor: 'test' } as const;
    await resolveOrder(desk.needs, desk.workspace, decided);
    expect(await read(first.id)).toMatchObject({ status: 'failed', isReversed: true, isRefunded: false });
    expect(await desk.balance(who.user)).toBe(20_000_000n - price);
  });

  it('uses the balance first and the credit line then, and never more than that', async () => {
    const who = await newReseller(500, 1500);
    const order = await desk.order(who);
    expect([await desk.balance(who.user), await desk.owed(who.user)]).toEqual([0n, price - 5_000_000n]);
    await desk.order(who, { recipient: '@other_one' });
    expect(await refusal(desk.order(who, { recipient: '@third_one' }))).toBe('balance_exhausted');
    const { available, owed } = await resellerMoney(desk.needs, who);
    expect([available.units, owed.units]).toEqual([20_000_000n - 2n * price, 2n * price - 5_000_000n]);
    await desk.tell(order.id, { state: 'failed', reason: 'No supplier could.' });
    expect([await desk.balance(who.user), await desk.owed(who.user)]).toEqual([0n, price - 5_000_000n]);
  });

  it('is one order for one reference or key, however often and at once it is sent', async () => {
    const who = await newReseller(10_000);
    const sent = Array.from({ length: 6 }, () => desk.order(who, { clientRef: 'same' }));
    const ids = new Set((await Promise.all(sent)).map(({ id }) => id));
    expect(ids.size).toBe(1);
    const keyed = await Promise.all([desk.order(who, { key: 'k' }), desk.order(who, { key: 'k' })]);
    expect(keyed[0].id).toBe(keyed[1].id);
    expect(await desk.balance(who.user)).toBe(100_000_000n - 2n * price);
    expect(await refusal(desk.order(who, { clientRef: 'same', stars: 600 }))).toBe('idempotency_conflict');
    expect(await refusal(desk.order(who, { key: 'k', clientRef: 'same' }))).toBe('idempotency_conflict');
    const other = await newReseller(10_000);
    expect((await desk.order(other, { clientRef: 'same' })).id).not.toBe([...ids][0]);
  });

  it('without a name is taken for a repeat within two minutes, and not after', async () => {
    const who = await newReseller(10_000);
    const first = await desk.order(who);
    clock.advance(119_000);
    expect((await desk.order(who)).id).toBe(first.id);
    expect((await desk.order(who, { recipient: '@other_one' })).id).not.toBe(first.id);
    clock.advance(2000);
    expect((await desk.order(who)).id).not.toBe(first.id);
  });

  it('that is refused leaves its name free, and nothing behind', async () => {
    const who = await newReseller(100);
    const asked = { clientRef: 'later' };
    expect(await refusal(desk.order(who, asked))).toBe('balance_exhausted');
    expect(await refusal(desk.order(who, { ...asked, acceptUnverified: false }))).toBe('balance_exhausted');
    await desk.fund(who.user, 1000);
    expect(await refusal(desk.order(who, { ...asked, acceptUnverified: false }))).toBe('recipient_invalid');
    expect(await refusal(desk.order(who, { ...asked, maxPrice: dollars(907) }))).toBe('price_too_high');
    expect(await refusal(desk.order(who, { ...asked, stars: 49 }))).toBe('stars_too_few');
    expect((await listResellerOrders(desk.needs, who)).orders).toEqual([]);
    expect(await desk.order(who, { ...asked, maxPrice: dollars(908) })).toMatchObject({ clientRef: 'later' });
  });

  it('is not made while the reseller is suspended or the store sells nothing', async () => {
    const who = await newReseller(10_000);
    await setReseller(desk.needs, desk.workspace, who.user, { isSuspended: true }, 'test');
    expect(await refusal(desk.order(who))).toBe('account_suspended');
    await setReseller(desk.needs, desk.workspace, who.user, { isSuspended: false }, 'test');
    await setStore(desk.needs, desk.workspace, { isReadOnly: true }, 'test');
    expect(await refusal(desk.order(who))).toBe('read_only');
    await setStore(desk.needs, desk.workspace, { isReadOnly: false }, 'test');
    expect(await desk.order(who)).toMatchObject({ status: 'processing' });
  });

  it('is nobody else’s', async () => {
    const [who, other] = [await newReseller(10_000), await newReseller(10_000)];
    const order = await desk.order(who);
    expect(await refusal(getResellerOrder(desk.needs, other, order.id))).toBe('not_found');
    expect((await listResellerOrders(desk.needs, other)).orders).toEqual([]);
    expect(await refusal(getResellerOrder(desk.needs, { ...who, isSandbox: true }, order.id))).toBe('not_found');
    expect((await getOrder(database.pool, desk.workspace, order.id)).buyer).toBe(who.user);
  });
});

describe('orders of a reseller', () => {
  it('come newest first, a page at a time, by state', async () => {
    const who = await newReseller(100_000);
    const made: Id<'so'>[] = [];
    for (const n of [1, 2, 3, 4, 5]) made.unshift((await desk.order(who, { clientRef: `n${n}` })).id);
    const [first = newId('so')] = made;
    await desk.tell(first, { state: 'failed', reason: 'No supplier could.' });
    const page = await listResellerOrders(desk.needs, who, { limit: 3 });
    const rest = await listResellerOrders(desk.needs, who, { limit: 3, cursor: page.cursor ?? '' });
    expect([...page.orders, ...rest.orders].map(({ id }) => id)).toEqual(made);
    expect(rest.cursor).toBeUndefined();
    const byState = await listResellerOrders(desk.needs, who, { status: 'failed' });
    expect(byState.orders.map(({ id }) => id)).toEqual([first]);
    const byRef = await listResellerOrders(desk.needs, who, { clientRef: 'n3' });
    expect(byRef.orders.map(({ id }) => id)).toEqual([made[2]]);
  });
});

describe('the money of resellers', () => {
  it('is held, kept or back: whatever they order at once and whatever becomes of it', async () => {
    const seed = seedOf('resellers');
    const numRuns = Math.max(5, Math.floor(Number(process.env['SOAK_RUNS'] ?? 200) / 20));
    const step = fc.record({
      stars: fc.integer({ min: 50, max: 900 }),
      ref: fc.option(fc.integer({ min: 1, max: 4 })),
      end: fc.constantFrom('delivered', 'failed', 'review', null),
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(4000), fc.nat(3000), fc.array(step, { maxLength: 6 }), async (cents, credit, steps) => {
        const who = await newReseller(cents, credit);
        const made = await Promise.all(
          steps.map(({ stars, ref }, n) =>
            desk
              .order(who, { stars, recipient: `@name_${n}`, ...(ref !== null && { clientRef: `r${ref}` }) })
              .catch((error: unknown) => {
                if (error instanceof Refusal) return undefined;
                throw error;
              }),
          ),
        );
        const orders = new Map(made.flatMap((one) => (one ? [[one.id, one] as const] : [])));
        let sold = 0n;
        let held = 0n;
        for (const [n, { id, price: asked }] of [...orders.values()].entries()) {
          const end = steps[n]?.end;
          if (end === 'delivered') {
            await desk.tell(id, { state: 'delivering', supplier });
            await desk.tell(id, { state: 'delivered', supplier, cost, proof: null });
            sold += asked.units;
          } else if (end === 'failed') await desk.tell(id, { state: 'failed', reason: 'No.' });
          else held += asked.units;
        }
        const [balance, owed] = [await desk.balance(who.user), await desk.owed(who.user)];
        expect(balance - owed + sold + held).toBe(dollars(cents).units);
        expect(owed <= dollars(credit).units && balance >= 0n && owed >= 0n).toBe(true);
        expect(balance === 0n || owed === 0n).toBe(true);
      }),
      { seed, numRuns },
    );
    expect((await audit(database.pool, desk.workspace)).ok).toBe(true);
    expect(await desk.has(places.platform('sales:store'))).toBeGreaterThan(0n);
  });
});
