import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseUnits } from '#kernel';
import { starsPayouts } from '#gateways/stars';
import { audit, balanceOf, places } from '#ledger';
import { createInvoice, getPayment, type Purpose } from '#payments';
import {
  getPayout,
  isPaidOut,
  payoutSweeps,
  refundRail,
  refundsByPayout,
  requestPayout,
  resolvePayout,
  writeSettings,
  type Payout,
  type PayoutsNeeds,
} from '#payouts';
import { askFor, listOf, money, openStarShop, until, type StarShop } from './money/index.ts';

/** Stars leave a bot in every way there is, in an emulated Telegram; afterwards its own list and our books agree. */

const stars = (whole: string) => money(whole, 'XTR');

const deposit: Purpose = refundsByPayout({
  fulfil: async (_tx, { id, customer, amount }) => ({
    key: `fulfil:${id}`,
    reason: 'test.deposit',
    reference: id,
    postings: [{ from: places.payment(id), to: places.user(customer ?? ''), amount }],
  }),
  refunded: async (_tx, { id, customer, amount, gateway, connection }) => ({
    key: `refund:${id}`,
    reason: 'test.charge_back',
    reference: id,
    postings: [{ from: places.user(customer ?? ''), to: places.world(gateway, connection), amount }],
  }),
});

let shop: StarShop;
let needs: PayoutsNeeds;
let ann: number;

beforeAll(async () => {
  shop = await openStarShop({ purposes: { 'funds.deposit': deposit }, isPaidOut });
  const rails = [
    ...starsPayouts(shop.needs),
    refundRail({ payments: () => ({ ...shop.needs, gateways: needs.gateways }), purpose: 'funds.deposit' }),
  ];
  needs = {
    ...shop.needs,
    gateways: { ...shop.needs.gateways, ...Object.fromEntries(rails.map((rail) => [rail.code, rail])) },
    accountFor: async (workspace) => ({ connection: { workspace, id: shop.bot.id }, app: 'main', isTest: false }),
    openPayer: async (_gateway, { connection, ...rest }) => ({ ...connection, ...rest, settings: {}, secrets: {} }),
  };
  const rule = { rail: '*', asset: 'XTR', minimum: 1n, automaticUpTo: stars('5000').units };
  await writeSettings(needs, shop.bot.workspace, { rules: [rule] }, 'key:boss');
  ann = await shop.telegram.makePerson();
  for (const amount of ['250', '500', '250', '3000']) await payIn(amount);
});
afterAll(async () => {
  expect((await audit(shop.pool)).breaks).toEqual([]);
  await shop.close();
});

async function payIn(amount: string): Promise<string> {
  const { workspace, id: connection } = shop.bot;
  const request = { workspace, connection, customer: 'ann', purpose: 'funds.deposit', amount: stars(amount) };
  const payment = await askFor(shop.needs, request);
  const { url } = await createInvoice(shop.needs, payment);
  await shop.telegram.pay(ann, url);
  await until(async () => (await getPayment(shop.pool, workspace, payment.id)).status === 'fulfilled');
  return payment.id;
}

let keys = 0;
const ask = (rail: string, amount: string, destination: Record<string, string>) =>
  requestPayout(needs, {
    workspace: shop.bot.workspace,
    key: `key ${(keys += 1)}`,
    user: 'ann',
    amount: stars(amount),
    rail,
    destination,
    actor: 'key:asker',
  });

const now = async ({ id }: Payout) => (await getPayout(shop.pool, shop.bot.workspace, id)).payout;

async function run(): Promise<void> {
  for (const sweep of payoutSweeps(needs)) await sweep.run();
  await shop.jobs.settle();
}

const books = async () => {
  const of = (place: ReturnType<typeof places.user>) => balanceOf(shop.pool, shop.bot.workspace, place, 'XTR');
  const ours = { workspace: shop.bot.workspace, id: shop.bot.id };
  const telegram = (await shop.needs.gateways['stars']?.history?.balance?.(ours))?.units;
  return { user: await of(places.user('ann')), world: await of(places.world('stars', shop.bot.id)), telegram };
};
const units = (whole: string) => parseUnits(whole, 9);
const user = () => String(ann);

describe('refunds of own payments', () => {
  it('are refused with what is possible, when no payments come to the amount', async () => {
    await expect(ask('stars_refund', '600', { user_id: user() })).rejects.toMatchObject({
      code: 'invalid_amount',
      details: { possible: [{ amount: '500' }, { amount: '750' }] },
    });
    await expect(ask('stars_refund', '500', { user_id: '5' })).rejects.toMatchObject({ code: 'invalid_amount' });
    expect(await books()).toMatchObject({ user: units('4000') });
  });

  it('give whole payments back, one payout for several, and take the money from its user once', async () => {
    const both = await ask('stars_refund', '750', { user_id: user() });
    await expect(ask('stars_refund', '500', { user_id: user() })).rejects.toMatchObject({ code: 'invalid_amount' });
    await run();
    expect(await now(both)).toMatchObject({ status: 'confirmed' });
    expect(await books()).toEqual({ user: units('3250'), world: -units('3250'), telegram: units('3250') });
  });

  it('are asked for until Telegram answers, each once', async () => {
    await shop.telegram.fault({ kind: '429', method: 'refundStarPayment', rate: 1, times: 1, retry_after: 1 });
    const payout = await ask('stars_refund', '250', { user_id: user() });
    await run();
    expect(await now(payout)).toMatchObject({ status: 'sent' });
    for (let rounds = 0; rounds < 12 && (await now(payout)).status === 'sent'; rounds++) {
      shop.clock.advance(10_000);
      await run();
    }
    expect(await now(payout)).toMatchObject({ status: 'confirmed' });
    expect(await books()).toEqual({ user: units('3000'), world: -units('3000'), telegram: units('3000') });
  });
});

describe('gifts and Premium', () => {
  const gift = '5170144170496491616';

  it('are paid from the bot’s Stars, when the price is exactly theirs', async () => {
    const dear = await ask('stars_gift', '100', { user_id: user(), gift_id: gift });
    const fits = await ask('stars_gift', '50', { user_id: user(), gift_id: gift });
    await expect(ask('stars_premium', '999', { user_id: user(), months: '3' })).rejects.toMatchObject({
      code: 'invalid_amount',
      details: { stars: 1000 },
    });
    const premium = await ask('stars_premium', '1000', { user_id: user(), months: '3' });
    await run();
    expect(await now(dear)).toMatchObject({
      status: 'returned',
      problem: 'This gift costs 50 Stars, and 100 were to be paid out.',
    });
    expect([(await now(fits)).status, (await now(premium)).status]).toEqual(['confirmed', 'confirmed']);
    expect(await books()).toEqual({ user: units('1950'), world: -units('1950'), telegram: units('1950') });
  });

  it('are on the desk after a lost answer, with what Telegram’s list shows, and are not sent again', async () => {
    await shop.telegram.fault({ kind: '500', method: 'sendGift', rate: 1, times: 1 });
    const payout = await ask('stars_gift', '50', { user_id: user(), gift_id: gift });
    for (let round = 0; round < 8; round++) {
      await run();
      shop.clock.advance(61_000);
    }
    const waiting = await now(payout);
    expect(waiting).toMatchObject({ status: 'unknown', tries: 1, deskSince: expect.any(Date) });
    const resolution = { action: 'fail', reason: 'It is not on the list.' } as const;
    await resolvePayout(needs, { workspace: shop.bot.workspace, payout: payout.id, actor: 'key:boss', resolution });
    expect(await books()).toEqual({ user: units('1950'), world: -units('1950'), telegram: units('1950') });
  });

  it('that were given all the same are confirmed by a person who sees them on the list', async () => {
    await shop.telegram.fault({ kind: 'timeout_after', method: 'sendGift', rate: 1, times: 1 });
    const payout = await ask('stars_gift', '50', { user_id: user(), gift_id: gift });
    await run();
    shop.clock.advance(61_000);
    await run();
    const { problem, deskSince } = await now(payout);
    expect([deskSince, problem]).toEqual([
      expect.any(Date),
      expect.stringMatching(/^Telegram’s list shows \d of 50 Stars/),
    ]);
    const resolution = { action: 'confirm', externalId: 'stx…', proof: 'The row of the list.' } as const;
    await resolvePayout(needs, { workspace: shop.bot.workspace, payout: payout.id, actor: 'key:boss', resolution });
    expect(await books()).toEqual({ user: units('1900'), world: -units('1900'), telegram: units('1900') });
  });

  it('are known on the bot’s own list: it agrees with our books, and nothing is booked twice', async () => {
    const { report } = await listOf(shop).run();
    expect(report).toMatchObject({ findings: 0, funds: { gateway: units('1900'), books: units('1900') } });
    expect(await books()).toMatchObject({ world: -units('1900') });
  });
});
