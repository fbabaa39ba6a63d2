import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stars } from '#kernel';
import { transaction } from '#database';
import { audit } from '#ledger';
import {
  billingSweeps,
  consume,
  customerStatement,
  getCustomer,
  listGrants,
  purchasePurpose,
  reserve,
  setProduct,
  type RollOver,
} from '#billing';
import { requestPayment } from '#payments';
import { openShop, type Shop } from '#test';
import { carry } from './roll-over.ts';

const day = 86_400;
let shop: Shop;
let workspace: number;
beforeAll(async () => {
  shop = await openShop();
});
beforeEach(async () => {
  workspace = await shop.newWorkspace();
});
afterAll(async () => {
  expect((await audit(shop.needs.pool)).ok).toBe(true);
  await shop.close();
});

const later = (seconds: number) => {
  const { clock } = shop.needs;
  clock.set(new Date(clock.now().getTime() + seconds * 1000));
};

async function sell(rollOver: RollOver, expiresIn?: number): Promise<void> {
  const line = { creditType: 'credits', amount: 100n, rollOver, ...(expiresIn !== undefined && { expiresIn }) };
  await setProduct(shop.needs, workspace, {
    code: 'monthly',
    kind: 'subscription',
    title: 'Monthly',
    description: 'A hundred credits a month.',
    price: stars(50),
    grants: [line],
    entitlements: [],
    refundPolicy: 'void_remaining',
  });
}

/** One period is paid. */
async function period(): Promise<string> {
  const { needs } = shop;
  const payment = await transaction(needs.pool, (tx) =>
    requestPayment(tx, needs.clock, {
      workspace,
      gateway: 'stars',
      connection: 'bot_1',
      app: 'main',
      purpose: purchasePurpose,
      customer: 'zoe',
      details: { product: 'monthly', version: 1 },
      title: 'Monthly',
      description: 'A month.',
      amount: stars(50),
    }),
  );
  expect((await shop.pay(workspace, payment)).status).toBe('fulfilled');
  return payment.id;
}

let uses = 0;
const use = (quantity: bigint) =>
  consume(shop.needs, workspace, { key: `u${(uses += 1)}`, customer: 'zoe', feature: 'message', quantity });
const left = async (at?: Date) =>
  (await getCustomer(shop.needs, workspace, 'zoe', at)).credits.map((one) => one.available)[0] ?? 0n;
const lots = async () =>
  (await listGrants(shop.needs, workspace, 'zoe')).grants
    .toReversed()
    .map((lot) => [lot.granted, lot.available, lot.spent, lot.expired, lot.revoked, lot.rolled].join(' '));

describe('what is left when the next period comes', () => {
  it('is carried over up to the cap, the rest lapses, and every lot adds up', async () => {
    await sell({ cap: 40n });
    await period();
    await use(30n);
    const before = shop.needs.clock.now();
    later(30 * day);
    await period();
    expect(await left()).toBe(140n);
    expect((await lots()).toSorted()).toEqual(['100 0 30 30 0 40', '100 100 0 0 0 0', '40 40 0 0 0 0']);
    expect(await left(before)).toBe(70n);
    const to = shop.needs.clock.now();
    const { statements } = await customerStatement(shop.needs, workspace, 'zoe', { from: before, to });
    const moved = statements[0]?.movements.reduce((sum, one) => sum + one.available, 0n);
    expect(statements[0]?.closing).toBe((statements[0]?.opening ?? 0n) + (moved ?? 0n));
  });

  it('is never more than the cap in all, and has its own expiry', async () => {
    await sell({ cap: 60n, expiresIn: 45 * day });
    await period();
    await use(50n);
    later(30 * day);
    await period(); // 50 carried over
    later(30 * day);
    await period(); // room for 10
    expect(await left()).toBe(160n);
    later(15 * day); // the first 50 end
    expect(await left()).toBe(110n);
  });

  it.each([['before', true] as const, ['after', false] as const])(
    'counts to the unit when the lot ends with its period, and the sweep was there %s',
    async (_, swept) => {
      await sell({ cap: 100n }, 30 * day);
      await period();
      await use(25n);
      later(30 * day);
      if (swept) for (const sweep of billingSweeps(shop.needs)) await sweep.run();
      expect(await left()).toBe(0n);
      await period();
      expect(await left()).toBe(175n);
      expect((await lots()).toSorted()).toEqual(['100 0 25 0 0 75', '100 100 0 0 0 0', '75 75 0 0 0 0']);
    },
  );

  it('is gone when its period ended before that', async () => {
    await sell({ cap: 100n }, 30 * day);
    await period();
    later(31 * day);
    await period();
    expect(await left()).toBe(100n);
  });

  it('stays with a reservation that holds it', async () => {
    await sell({ cap: 100n });
    await period();
    await reserve(shop.needs, workspace, {
      key: 'h',
      customer: 'zoe',
      feature: 'message',
      quantity: 40n,
      expiresIn: day,
    });
    later(60);
    await period();
    expect(await left()).toBe(160n);
    later(2 * day);
    expect(await left()).toBe(200n);
  });
});

describe('the refund of a payment whose credits were carried over', () => {
  it('takes them where they are now, and nothing of the payment after', async () => {
    await sell({ cap: 80n });
    const first = await period();
    await use(10n);
    later(30 * day);
    const second = await period();
    await use(150n); // 80 carried over and 100 new: 30 are left
    expect(await left()).toBe(30n);
    await shop.refund(workspace, first);
    const after = await left();
    await shop.refund(workspace, second);
    expect([after, await left()]).toEqual([after, 0n]);
    const figures = await listGrants(shop.needs, workspace, 'zoe');
    for (const lot of figures.grants)
      expect(lot.granted).toBe(lot.available + lot.reserved + lot.spent + lot.expired + lot.revoked + lot.rolled);
  });

  it('takes all of what was carried over when none of it is spent', async () => {
    await sell({ cap: 80n });
    const first = await period();
    later(30 * day);
    await period();
    expect(await left()).toBe(180n);
    await shop.refund(workspace, first);
    expect(await left()).toBe(100n);
    later(30 * day);
    await period();
    expect(await left()).toBe(180n);
  });
});

it('carrying over keeps within the room, first lots first', () => {
  const lot = (id: string, units: bigint) => ({ id, units });
  expect(carry([lot('a', 5n), lot('b', 5n)], 7n).map(({ kept, lapsed }) => [kept, lapsed])).toEqual([
    [5n, 0n],
    [2n, 3n],
  ]);
  expect(carry([lot('a', 5n)], -3n).map(({ kept }) => kept)).toEqual([0n]);
});
