import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stoppedClock, type Amount } from '#kernel';
import { audit, balanceOf, places, post, type Place } from '#ledger';
import { acceptPayment, getPayment, listDesk, type Payment } from '#payments';
import { freshDatabase, type TestDatabase } from '#test';
import { openPeopleBank, sweepPayments, type PeopleBank } from '#test/money';
import { getTopUp, listDeposits, listTopUps, setConversionTerms, startDeposit, userStatement } from './index.ts';

let database: TestDatabase;
let bank: PeopleBank;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await database.drop();
});
beforeEach(async () => {
  bank = await openPeopleBank({ pool: database.pool, clock });
});
afterEach(() => bank.close());

const nano = 1_000_000_000n;
const xtr = (whole: number): Amount => ({ asset: 'XTR', units: BigInt(whole) * nano });
const usd = (cents: number): Amount => ({ asset: 'USD', units: BigInt(cents) * 10_000n });
const on = (place: Place, asset: string) => balanceOf(database.pool, bank.workspace, place, asset);
const shopWorld = (asset: string) => on(places.world('shop', `con_shop_${bank.workspace}`), asset);
const paid = async (payment: Payment, how?: { units?: bigint; fee?: bigint }) => {
  bank.shop.pay(payment.connection, payment, how);
  await bank.look(payment);
  return getPayment(database.pool, bank.workspace, payment.id);
};
const bring = async (user: string, amount: Amount) => paid(await bank.topUp(user, amount));
const goesBack = async (payment: Payment) => {
  bank.shop.refund(payment.connection, payment);
  await bank.look(payment);
};
const spread = (basisPoints: number) =>
  setConversionTerms(bank.needs, bank.workspace, { basisPoints, pairs: [] }, 'key:1');
const spend = (user: string, amount: Amount) =>
  database.pool.transaction().execute((tx) =>
    post(tx, clock, {
      workspace: bank.workspace,
      key: `spend ${user} ${amount.units}`,
      reason: 'test',
      postings: [{ from: places.user(user), to: places.platform('sales:exchange'), amount }],
    }),
  );

describe('a top-up', () => {
  it('is USD in the transaction that fulfils it, at the rate of that moment less the spread, and says so', async () => {
    await bank.rate('XTR', 'USD', '0.0155');
    await spread(150);
    const asked = await bank.topUp('rex', xtr(1000));
    expect((await getTopUp(database.pool, bank.workspace, asked.id)).expected).toEqual({
      asset: 'USD',
      units: 15_267_500n,
    });
    await bank.rate('XTR', 'USD', '0.016');
    const payment = await paid(asked);
    expect(payment).toMatchObject({ status: 'fulfilled', purpose: 'funds.top_up', customer: 'rex' });
    expect(await bank.has('rex', 'USD')).toEqual({ has: 15_760_000n, owes: 0n });
    expect(await bank.has('rex', 'XTR')).toEqual({ has: 0n, owes: 0n });
    expect(await on(places.exchanged('XTR'), 'XTR')).toBe(985n * nano);
    expect(await on(places.exchanged('USD'), 'USD')).toBe(-15_760_000n);
    expect(await on(places.platform('fees'), 'XTR')).toBe(15n * nano);
    const { converted } = await getTopUp(database.pool, bank.workspace, payment.id);
    expect(converted).toMatchObject({
      repaid: xtr(0),
      price: { from: xtr(1000), to: { asset: 'USD', units: 15_760_000n }, fee: xtr(15), spread: 150 },
    });
    expect(converted?.price.rate.parts).toMatchObject([{ rate: '0.016', source: 'manual' }]);
  });

  it('told any number of times at once is converted once; what it rounds away is named', async () => {
    await bank.rate('XTR', 'USD', '0.0133333333');
    const payment = await bank.topUp('rex', { asset: 'XTR', units: 100n * nano + 1n });
    bank.shop.pay(payment.connection, payment);
    await Promise.all(Array.from({ length: 6 }, () => bank.look(payment)));
    expect(await bank.has('rex', 'USD')).toEqual({ has: 1_333_333n, owes: 0n });
    const rest = await on(places.platform('rounding'), 'XTR');
    expect(rest).toBeGreaterThan(0n);
    expect((await on(places.exchanged('XTR'), 'XTR')) + rest).toBe(100n * nano + 1n);
    const { topUps } = await listTopUps(database.pool, { workspace: bank.workspace, user: 'rex' });
    expect(topUps.map((one) => one.converted?.price.rest.units)).toEqual([rest]);
    expect((await listDeposits(database.pool, { workspace: bank.workspace })).deposits).toEqual([]);
  });

  it('that came as USD is theirs as it is, without rate or spread, and goes back as it came', async () => {
    await spread(500);
    const payment = await bring('rex', usd(2500));
    expect(await bank.has('rex', 'USD')).toEqual({ has: 25_000_000n, owes: 0n });
    expect(await on(places.exchanged('USD'), 'USD')).toBe(0n);
    await goesBack(payment);
    expect(await bank.has('rex', 'USD')).toEqual({ has: 0n, owes: 0n });
    expect(await shopWorld('USD')).toBe(0n);
  });

  it('shares its key with deposits: the same key never asks for both', async () => {
    await bank.rate('XTR', 'USD', '0.0155');
    const asked = await Promise.all([1, 2, 3].map(() => bank.topUp('rex', xtr(200), { key: 'same' })));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    const { workspace, needs } = bank;
    const deposit = { workspace, user: 'rex', amount: xtr(200), gateway: 'shop', key: 'same' };
    await expect(startDeposit(needs, deposit)).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  it('is on the statement of their USD, opening and movements to its closing', async () => {
    await bank.rate('XTR', 'USD', '0.0155');
    const from = clock.now();
    await bring('rex', xtr(1000));
    await goesBack(await bring('rex', xtr(200)));
    clock.advance(1000);
    const question = { workspace: bank.workspace, asset: 'USD', from, to: clock.now() };
    const told = await userStatement(bank.needs, 'rex', question);
    expect(told).toMatchObject({ opening: 0n, closing: 15_500_000n });
    expect(told.movements.map(({ units, reason }) => [units, reason])).toEqual([
      [15_500_000n, 'funds.top_up'],
      [3_100_000n, 'funds.top_up'],
      [-3_100_000n, 'funds.charge_back'],
    ]);
  });
});

describe('without a fresh rate', () => {
  it('nothing is asked for, and the key stays free', async () => {
    await expect(bank.topUp('rex', xtr(200), { key: 'later' })).rejects.toMatchObject({ code: 'rate_unavailable' });
    await bank.rate('XTR', 'USD', '0.0155');
    expect(await bank.topUp('rex', xtr(200), { key: 'later' })).toMatchObject({ status: 'requested' });
  });

  it('what came in waits, is not sent back, and is converted once there is one', async () => {
    await bank.rate('XTR', 'USD', '0.0155');
    const asked = await bank.topUp('rex', xtr(200));
    await database.pool
      .withTables<{ 'rates.quote': { workspace_id: number } }>()
      .deleteFrom('rates.quote')
      .where('workspace_id', '=', bank.workspace)
      .execute();
    const payment = await paid(asked);
    expect(payment).toMatchObject({ status: 'settled', problem: expect.stringContaining('rate') });
    expect(await on(places.payment(payment.id), 'XTR')).toBe(200n * nano);
    expect(await bank.has('rex', 'USD')).toEqual({ has: 0n, owes: 0n });
    await bank.rate('XTR', 'USD', '0.02');
    clock.advance(60 * 60_000);
    await sweepPayments(bank.needs);
    expect(await getPayment(database.pool, bank.workspace, payment.id)).toMatchObject({ status: 'fulfilled' });
    expect(await bank.has('rex', 'USD')).toEqual({ has: 4_000_000n, owes: 0n });
    expect(await shopWorld('XTR')).toBe(-200n * nano);
  });
});

describe('another sum than was asked for', () => {
  const arrived = async (units: bigint) => {
    await bank.rate('TON', 'USD', '3.1');
    const payment = await bank.topUp('rex', { asset: 'TON', units: 2n * nano }, { gateway: 'chain' });
    bank.chain.pay(payment.connection, payment, { units });
    await bank.look(payment);
    return getPayment(database.pool, bank.workspace, payment.id);
  };

  it('by transfer is converted as it came', async () => {
    expect(await arrived(700_000_000n)).toMatchObject({ status: 'fulfilled' });
    expect(await bank.has('rex', 'USD')).toEqual({ has: 2_170_000n, owes: 0n });
    expect(await arrived(3n * nano)).toMatchObject({ status: 'fulfilled' });
    expect(await bank.has('rex', 'USD')).toEqual({ has: 11_470_000n, owes: 0n });
  });

  it('below the minimum waits on the desk, and is converted at the rate of when it is accepted', async () => {
    const payment = await arrived(400_000_000n);
    expect(payment).toMatchObject({ status: 'settled', problem: expect.stringContaining('below the minimum') });
    expect(await bank.has('rex', 'USD')).toEqual({ has: 0n, owes: 0n });
    expect((await listDesk(bank.needs, bank.workspace, {})).cases).toMatchObject([{ payment: { id: payment.id } }]);
    await bank.rate('TON', 'USD', '3');
    await acceptPayment(bank.needs, bank.workspace, { payment: payment.id, reason: 'A regular.', actor: 'key:1' });
    expect(await bank.has('rex', 'USD')).toEqual({ has: 1_200_000n, owes: 0n });
  });

  it('at a shop is given back, under- and overpaid alike', async () => {
    await bank.rate('XTR', 'USD', '0.0155');
    for (const whole of [150, 250]) {
      const payment = await paid(await bank.topUp('rex', xtr(200)), { units: BigInt(whole) * nano });
      expect(payment.status).toBe('settled');
      await sweepPayments(bank.needs);
      expect(await getPayment(database.pool, bank.workspace, payment.id)).toMatchObject({ status: 'refunded' });
    }
    expect(await bank.has('rex', 'USD')).toEqual({ has: 0n, owes: 0n });
    expect(await shopWorld('XTR')).toBe(0n);
  });
});

describe('a charge-back of a top-up', () => {
  it('takes the USD that were given, at the old rate, and the house gives back its spread', async () => {
    await bank.rate('XTR', 'USD', '0.0155');
    await spread(200);
    const payment = await bring('rex', xtr(1000));
    await bank.rate('XTR', 'USD', '0.018');
    await goesBack(payment);
    expect(await bank.has('rex', 'USD')).toEqual({ has: 0n, owes: 0n });
    for (const [place, asset] of [
      [places.exchanged('XTR'), 'XTR'],
      [places.exchanged('USD'), 'USD'],
      [places.platform('fees'), 'XTR'],
    ] as const)
      expect([place.address, await on(place, asset)]).toEqual([place.address, 0n]);
    expect(await shopWorld('XTR')).toBe(0n);
  });

  it('of what was spent is a debt of USD, which the next top-up pays first', async () => {
    await bank.rate('XTR', 'USD', '0.02');
    const payment = await bring('rex', xtr(1000));
    await spend('rex', usd(1500));
    await goesBack(payment);
    expect(await bank.has('rex', 'USD')).toEqual({ has: 0n, owes: 15_000_000n });
    await bring('rex', xtr(500));
    expect(await bank.has('rex', 'USD')).toEqual({ has: 0n, owes: 5_000_000n });
    await bring('rex', usd(700));
    expect(await bank.has('rex', 'USD')).toEqual({ has: 2_000_000n, owes: 0n });
  });

  it('of what had paid an older debt makes that debt again, to the unit', async () => {
    await bank.rate('XTR', 'USD', '0.02');
    const gone = await bank.bring('rex', xtr(300));
    await spend('rex', xtr(300));
    await goesBack(gone);
    expect(await bank.has('rex', 'XTR')).toEqual({ has: 0n, owes: 300n * nano });
    const payment = await bring('rex', xtr(400));
    expect(await bank.has('rex', 'XTR')).toEqual({ has: 0n, owes: 0n });
    expect(await bank.has('rex', 'USD')).toEqual({ has: 2_000_000n, owes: 0n });
    await goesBack(payment);
    expect(await bank.has('rex', 'XTR')).toEqual({ has: 0n, owes: 300n * nano });
    expect(await bank.has('rex', 'USD')).toEqual({ has: 0n, owes: 0n });
    expect(await shopWorld('XTR')).toBe(0n);
  });

  it('of which the house has spent its spread is a loss of the house', async () => {
    await bank.rate('XTR', 'USD', '0.02');
    await spread(100);
    const payment = await bring('rex', xtr(1000));
    await database.pool.transaction().execute((tx) =>
      post(tx, clock, {
        workspace: bank.workspace,
        key: 'to treasury',
        reason: 'test',
        postings: [{ from: places.platform('fees'), to: places.platform('treasury'), amount: xtr(8) }],
      }),
    );
    await goesBack(payment);
    expect(await on(places.platform('fees'), 'XTR')).toBe(0n);
    expect(await on(places.cost('lost'), 'XTR')).toBe(-8n * nano);
    expect(await shopWorld('XTR')).toBe(0n);
  });

  it('heard of before its payment gives nothing to anybody', async () => {
    await bank.rate('XTR', 'USD', '0.02');
    const payment = await bank.topUp('rex', xtr(200));
    bank.shop.pay(payment.connection, payment);
    bank.shop.refund(payment.connection, payment);
    await bank.look(payment);
    expect(await bank.has('rex', 'USD')).toEqual({ has: 0n, owes: 0n });
    expect(await shopWorld('XTR')).toBe(0n);
  });
});
