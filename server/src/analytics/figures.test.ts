import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consume, grantCredits, reserve, commitReservation, setProduct } from '#billing';
import { stars, type WorkspaceId } from '#kernel';
import { openShop, type Shop } from '#test';
import {
  compareFeatures,
  compareProducts,
  rankCustomers,
  readCohorts,
  readSeries,
  setStarValue,
  setUnitCost,
  summarise,
} from './index.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop(new Date('2026-01-10T12:00:00Z'));
});
afterEach(() => shop?.close());

const day = 86_400_000;
const year = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') };
const after = (days: number) => shop.needs.clock.set(new Date(shop.needs.clock.now().getTime() + days * day));
let keys = 0;
const key = () => `figures-${(keys += 1)}`;
const use = (ws: WorkspaceId, customer: string, feature: string, quantity: bigint) =>
  consume(shop.needs, ws, { key: key(), customer, feature, quantity });

/** Two customers in January, one of them again in February, one refund; a gift; use from paid and given credits. */
async function playStory(): Promise<WorkspaceId> {
  const ws = await shop.newWorkspace();
  await setUnitCost(shop.needs, ws, { feature: 'image', cost: { asset: 'USD', units: 20_000n } });
  await setStarValue(shop.needs, ws, { value: { asset: 'USD', units: 13_000n } });
  await shop.buy(ws, 'ann', 'pack_void'); // 50 Stars for 100 credits
  await shop.buy(ws, 'bob', 'brief_void'); // the same, for thirty days
  await grantCredits(shop.needs, ws, { key: key(), customer: 'cid', amount: 40n, category: 'promo', reason: 'hello' });
  await use(ws, 'ann', 'image', 3n); // 30 credits
  await use(ws, 'cid', 'message', 15n); // given credits
  const held = await reserve(shop.needs, ws, { key: key(), customer: 'ann', feature: 'image', quantity: 4n });
  if (!held.reservation) throw new Error('Nothing was reserved.');
  await commitReservation(shop.needs, ws, held.reservation, { key: key(), quantity: 2n });
  after(31);
  await shop.buy(ws, 'ann', 'pack_void');
  const back = await shop.buy(ws, 'dan', 'pack_void');
  await shop.refund(ws, back.id);
  after(1);
  return ws;
}

describe('the figures of a period', () => {
  it('are the sums of what was bought, used and given back', async () => {
    const ws = await playStory();
    const found = await summarise(shop.needs, ws, year);
    expect(found.money).toEqual([
      {
        asset: 'XTR',
        gross: stars(200).units,
        refunded: stars(50).units,
        net: stars(150).units,
        payments: 4,
        refunds: 1,
        refundRate: '0.25',
        payers: 3,
        perCustomer: stars(150).units / 4n,
        perPayer: stars(50).units,
      },
    ]);
    expect(found).toMatchObject({ activeCustomers: 4, payingShare: '0.75' });
    // ann: 200 bought, 50 used; bob: 100 that expired unbooked; cid: 40 given, 15 used; dan: 100 taken back
    expect(found.credits).toEqual([
      {
        asset: 'credit:credits',
        sold: 400n,
        given: 40n,
        used: 65n,
        expired: 0n,
        revoked: 100n,
        outstanding: 175n,
        outstandingPaid: 150n,
        liability: [{ asset: 'XTR', units: stars(75).units }],
      },
    ]);
  });

  it('stay what they were when more happens later', async () => {
    const ws = await playStory();
    const january = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-02-01T00:00:00Z') };
    const before = await summarise(shop.needs, ws, january);
    expect(before.money[0]).toMatchObject({ gross: stars(100).units, refunded: 0n });
    expect(before.credits[0]).toMatchObject({ outstanding: 175n, outstandingPaid: 150n });
    await shop.buy(ws, 'eve', 'pack_void');
    await use(ws, 'ann', 'message', 60n);
    expect(await summarise(shop.needs, ws, january)).toEqual(before);
  });

  it('are nothing in a workspace that has sold nothing', async () => {
    const ws = await shop.newWorkspace();
    expect(await summarise(shop.needs, ws, year)).toEqual({
      money: [],
      credits: [],
      activeCustomers: 0,
      payingShare: '0',
    });
    expect(await readCohorts(shop.needs, ws, year)).toEqual([]);
  });

  it('end after they begin', async () => {
    const asked = summarise(shop.needs, 1, { from: year.to, to: year.from });
    await expect(asked).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('a series', () => {
  it('has every step of the period, in the zone that was asked for, and adds up to its figures', async () => {
    const ws = await playStory();
    const months = await readSeries(shop.needs, ws, { ...year, interval: 'month', zone: 'Europe/Berlin' });
    expect(months).toHaveLength(13); // the year in UTC ends an hour into Berlin's January
    expect(months[1]?.from).toEqual(new Date('2026-01-31T23:00:00Z'));
    const gross = months.flatMap((month) => month.money.map((row) => row.gross));
    expect(gross).toEqual([stars(100).units, stars(100).units]);
    const used = months.flatMap((month) => month.credits.filter((row) => row.kind === 'used').map((row) => row.units));
    expect(used).toEqual([65n]);
  });

  it('names a zone there is, and not too many steps', async () => {
    const asked = (zone: string, from: Date) => readSeries(shop.needs, 1, { from, to: year.to, interval: 'day', zone });
    await expect(asked('Mars/Base', year.from)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(asked('UTC', new Date('2020-01-01T00:00:00Z'))).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('revenue', () => {
  it('is told by product, with its refunds', async () => {
    const ws = await playStory();
    const found = await compareProducts(shop.needs, ws, year);
    expect(found.map(({ product, gross, net, refundRate }) => [product, gross, net, refundRate])).toEqual([
      ['pack_void', stars(150).units, stars(100).units, '0.3333'],
      ['brief_void', stars(50).units, stars(50).units, '0'],
    ]);
  });

  it('is told by customer, the best first', async () => {
    const ws = await playStory();
    const found = await rankCustomers(shop.needs, ws, { ...year, limit: 2 });
    expect(found.map(({ customer, net }) => [customer, net])).toEqual([
      ['ann', stars(100).units],
      ['bob', stars(50).units],
    ]);
  });

  it('of a feature is what its paid credits were bought for, and its margin what is left of that', async () => {
    const ws = await playStory();
    const [image, message] = await compareFeatures(shop.needs, ws, year);
    // 50 credits of 0.5 Stars are 25 Stars at 0.013 USD; five images at 0.02 USD
    expect(image).toMatchObject({ feature: 'image', customers: 1, uses: 2, quantity: 5n, credits: 50n });
    expect(image?.revenue).toEqual([stars(25)]);
    const usd = (units: bigint) => ({ asset: 'USD', units });
    expect(image?.margins).toEqual([{ revenue: usd(325_000n), cost: usd(100_000n), margin: usd(225_000n) }]);
    expect(message).toMatchObject({ feature: 'message', quantity: 15n, credits: 15n, revenue: [], costs: [] });
  });

  it('keeps the cost that held when a feature was used', async () => {
    const ws = await playStory();
    await setUnitCost(shop.needs, ws, { feature: 'image', cost: { asset: 'USD', units: 90_000n } });
    await use(ws, 'ann', 'image', 1n);
    after(1);
    const [image] = await compareFeatures(shop.needs, ws, year);
    expect(image?.costs).toEqual([{ asset: 'USD', units: 100_000n + 90_000n }]);
  });

  it('survives another price: what was sold keeps the price it was sold for', async () => {
    const ws = await playStory();
    const dearer = { kind: 'credit_pack', title: 'Pack', description: 'Credits.', entitlements: [] } as const;
    const grants = [{ creditType: 'credits', amount: 100n }];
    await setProduct(shop.needs, ws, { ...dearer, code: 'pack_void', price: stars(500), grants, refundPolicy: 'debt' });
    const [image] = await compareFeatures(shop.needs, ws, year);
    expect(image?.revenue).toEqual([stars(25)]);
  });
});

describe('cohorts', () => {
  it('follow customers from the month of their first payment', async () => {
    const ws = await playStory();
    const found = await readCohorts(shop.needs, ws, year);
    expect(found.map(({ month, customers, months }) => [month.toISOString().slice(0, 7), customers, months])).toEqual([
      [
        '2026-01',
        2,
        [
          { month: 0, active: 2, paying: 2, net: stars(100).units },
          { month: 1, active: 1, paying: 1, net: stars(50).units },
        ],
      ],
      ['2026-02', 1, [{ month: 0, active: 1, paying: 1, net: 0n }]],
    ]);
  });
});
