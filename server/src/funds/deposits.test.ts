import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { stoppedClock, type Amount } from '#kernel';
import { audit, balanceOf, places } from '#ledger';
import { acceptPayment, getPayment, listDesk } from '#payments';
import { freshDatabase, type TestDatabase } from '#test';
import { openPeopleBank, sweepPayments, type PeopleBank } from '#test/money';
import { getDeposit, listDeposits, readDepositLimits, setDepositLimits, startDeposit, userStatement } from './index.ts';

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
const stars = (whole: number): Amount => ({ asset: 'XTR', units: BigInt(whole) * nano });
const ton = (text: string): Amount => ({ asset: 'TON', units: BigInt(Math.round(Number(text) * 10)) * (nano / 10n) });
const worldOf = (gateway: 'shop' | 'chain', asset: string) =>
  balanceOf(database.pool, bank.workspace, places.world(gateway, `con_${gateway}_${bank.workspace}`), asset);

describe('a deposit', () => {
  it('is asked for, paid, and the person’s own; the outer account agrees to the unit', async () => {
    const payment = await bank.bring('anna', stars(250));
    expect(payment).toMatchObject({ status: 'fulfilled', customer: 'anna', purpose: 'funds.deposit' });
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 250n * nano, owes: 0n });
    expect(-(await worldOf('shop', 'XTR'))).toBe(bank.shop.books(payment.connection).balances.get('XTR'));
  });

  it('told any number of times at once is credited once', async () => {
    const payment = await bank.deposit('anna', stars(250));
    bank.shop.pay(payment.connection, payment);
    await Promise.all(Array.from({ length: 8 }, () => bank.look(payment)));
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 250n * nano, owes: 0n });
  });

  it('by transfer answers an address and a comment', async () => {
    const { workspace, needs } = bank;
    const asked = await startDeposit(needs, { workspace, user: 'anna', amount: ton('2'), gateway: 'chain', key: 'a' });
    expect(asked).toMatchObject({ address: expect.stringMatching(/^addr-/), comment: asked.payment });
    expect(asked.expiresAt).toBeInstanceOf(Date);
  });

  it('under one key is one payment, also when asked for at once; another body is a conflict', async () => {
    const ask = (amount: Amount) => bank.deposit('anna', amount, { key: 'same' });
    const asked = await Promise.all([ask(stars(200)), ask(stars(200)), ask(stars(200))]);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    await expect(ask(stars(300))).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  it('below the minimum or above the maximum is refused before there is an invoice', async () => {
    const { needs, workspace } = bank;
    await expect(bank.deposit('anna', stars(99))).rejects.toMatchObject({
      code: 'below_minimum',
      details: { minimum: { asset: 'XTR', amount: '100' } },
    });
    await expect(bank.deposit('anna', ton('0.4'), { gateway: 'chain' })).rejects.toMatchObject({
      code: 'below_minimum',
    });
    await bank.deposit('anna', ton('0.5'), { gateway: 'chain' });
    const limit = { asset: 'XTR', minimum: 5n * nano, maximum: 50n * nano };
    await setDepositLimits(needs, workspace, [limit], 'key:1');
    await bank.deposit('anna', stars(5));
    await expect(bank.deposit('anna', stars(51))).rejects.toMatchObject({ code: 'above_limit' });
    expect(await readDepositLimits(database.pool, workspace)).toContainEqual(limit);
    expect((await listDeposits(database.pool, { workspace })).deposits).toHaveLength(2);
  });

  it('of an asset the gateway does not take, through a gateway there is not, or for nobody is refused', async () => {
    await expect(bank.deposit('anna', stars(200), { gateway: 'chain' })).rejects.toMatchObject({
      code: 'asset_not_supported',
    });
    const { workspace } = bank;
    const wrong = { workspace, amount: stars(200), key: 'x', user: 'anna', gateway: 'none' };
    await expect(startDeposit(bank.needs, wrong)).rejects.toMatchObject({ code: 'invalid_request' });
    for (const user of ['', 'a b', 'a:b', 'x'.repeat(65)])
      await expect(bank.deposit(user, stars(200))).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('through a test account is refused where people have real money', async () => {
    await bank.bring('anna', stars(200));
    const ofTests = { workspace: bank.workspace, user: 'anna', amount: stars(200), gateway: 'shop', key: 'test' };
    await expect(startDeposit(bank.needs, { ...ofTests, connection: 'test' })).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining('real money'),
    });
  });

  it('while the gateway does not answer is refused and succeeds with the same key later', async () => {
    bank.shop.fail(1);
    await expect(bank.deposit('anna', stars(200), { key: 'again' })).rejects.toMatchObject({
      code: 'gateway_unavailable',
    });
    const payment = await bank.deposit('anna', stars(200), { key: 'again' });
    expect(payment.url).toContain(payment.id);
    expect((await listDeposits(database.pool, { workspace: bank.workspace })).deposits).toHaveLength(1);
  });

  it('is nobody else’s to see', async () => {
    const payment = await bank.bring('anna', stars(200));
    expect((await getDeposit(database.pool, bank.workspace, payment.id)).id).toBe(payment.id);
    await expect(getDeposit(database.pool, bank.workspace + 1000, payment.id)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a transfer', () => {
  const arrived = async (asked: string, units: bigint) => {
    const payment = await bank.deposit('anna', ton(asked), { gateway: 'chain' });
    bank.chain.pay(payment.connection, payment, { units });
    await bank.look(payment);
    return getPayment(database.pool, bank.workspace, payment.id);
  };

  it('of another sum than was asked for is credited as it came', async () => {
    expect(await arrived('2', 700_000_000n)).toMatchObject({ status: 'fulfilled' });
    expect(await arrived('2', 3n * nano + 7n)).toMatchObject({ status: 'fulfilled' });
    expect(await bank.has('anna', 'TON')).toEqual({ has: 3n * nano + 700_000_007n, owes: 0n });
  });

  it('below the minimum is booked, credited to nobody, and waits where it can be seen', async () => {
    const payment = await arrived('2', 499_999_999n);
    expect(payment).toMatchObject({ status: 'settled', problem: expect.stringContaining('below the minimum') });
    expect(await bank.has('anna', 'TON')).toEqual({ has: 0n, owes: 0n });
    expect(await balanceOf(database.pool, bank.workspace, places.payment(payment.id), 'TON')).toBe(499_999_999n);
    clock.advance(60 * 60_000);
    await sweepPayments(bank.needs);
    expect(await getPayment(database.pool, bank.workspace, payment.id)).toMatchObject({ status: 'settled' });
    const { cases } = await listDesk(bank.needs, bank.workspace, {});
    expect(cases).toMatchObject([{ payment: { id: payment.id }, actions: ['accept'] }]);
    await acceptPayment(bank.needs, bank.workspace, { payment: payment.id, reason: 'A regular.', actor: 'key:1' });
    expect(await bank.has('anna', 'TON')).toEqual({ has: 499_999_999n, owes: 0n });
  });
});

describe('a payment at a shop', () => {
  it('of another sum than was asked for is given back, and credited to nobody', async () => {
    const payment = await bank.deposit('anna', stars(200));
    bank.shop.pay(payment.connection, payment, { units: 150n * nano });
    await bank.look(payment);
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 0n, owes: 0n });
    await sweepPayments(bank.needs);
    expect(await getPayment(database.pool, bank.workspace, payment.id)).toMatchObject({ status: 'refunded' });
    expect(bank.shop.books(payment.connection).balances.get('XTR')).toBe(0n);
    expect(await worldOf('shop', 'XTR')).toBe(0n);
  });

  it('whose gateway keeps a fee is credited in full, and the fee is a cost of the house', async () => {
    const payment = await bank.deposit('anna', stars(200));
    bank.shop.pay(payment.connection, payment, { fee: 6n * nano });
    await bank.look(payment);
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 200n * nano, owes: 0n });
    expect(await balanceOf(database.pool, bank.workspace, places.cost('payment'), 'XTR')).toBe(-6n * nano);
    expect(-(await worldOf('shop', 'XTR'))).toBe(bank.shop.books(payment.connection).balances.get('XTR'));
    bank.shop.refund(payment.connection, payment);
    await bank.look(payment);
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 0n, owes: 0n });
    expect(-(await worldOf('shop', 'XTR'))).toBe(-6n * nano);
  });
});

describe('a charge-back', () => {
  const goesBack = async (payment: Awaited<ReturnType<PeopleBank['bring']>>) => {
    bank.shop.refund(payment.connection, payment);
    await bank.look(payment);
  };

  it('takes what is there and leaves the rest as a debt, which the next deposit pays first', async () => {
    await bank.rate('XTR', 'TON', '0.005');
    const payment = await bank.bring('anna', stars(200));
    await bank.convert({ user: 'anna', from: stars(150), to: 'TON' });
    await goesBack(payment);
    expect(await getPayment(database.pool, bank.workspace, payment.id)).toMatchObject({ status: 'refunded' });
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 0n, owes: 150n * nano });
    await bank.bring('anna', stars(100));
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 0n, owes: 50n * nano });
    await bank.bring('anna', stars(100));
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 50n * nano, owes: 0n });
    expect(await worldOf('shop', 'XTR')).toBe(-200n * nano);
  });

  it('of what was not spent leaves nothing, and nobody owes', async () => {
    const payment = await bank.bring('anna', stars(200));
    await goesBack(payment);
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 0n, owes: 0n });
    expect(await worldOf('shop', 'XTR')).toBe(0n);
  });

  it('heard of before its deposit gives nothing to anybody', async () => {
    const payment = await bank.deposit('anna', stars(200));
    bank.shop.pay(payment.connection, payment);
    const paid = bank.shop.books(payment.connection).invoices.get(payment.id);
    bank.shop.refund(payment.connection, payment);
    await bank.look(payment);
    if (paid) paid.state = 'paid'; // an answer that was under way
    await bank.look(payment);
    expect(await getPayment(database.pool, bank.workspace, payment.id)).toMatchObject({ status: 'refunded' });
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 0n, owes: 0n });
    expect(await worldOf('shop', 'XTR')).toBe(0n);
  });

  it('takes what the port still finds before there is a debt', async () => {
    await bank.close();
    bank = await openPeopleBank({
      pool: database.pool,
      clock,
      beforeReceivable: async (_, { user, amount }) => [
        {
          from: places.escrow('ord_1'),
          to: places.user(user),
          amount: { ...amount, units: amount.units - 20n * nano },
        },
      ],
    });
    const payment = await bank.bring('anna', stars(200));
    await database.pool.transaction().execute(async (tx) => {
      const { post } = await import('#ledger');
      await post(tx, clock, {
        workspace: bank.workspace,
        key: 'task',
        reason: 'test',
        postings: [{ from: places.user('anna'), to: places.escrow('ord_1'), amount: stars(150) }],
      });
    });
    await goesBack(payment);
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 0n, owes: 20n * nano });
    expect(await balanceOf(database.pool, bank.workspace, places.escrow('ord_1'), 'XTR')).toBe(20n * nano);
  });
});

describe('a person', () => {
  it('has a statement whose opening and movements come to its closing', async () => {
    const from = clock.now();
    await bank.bring('anna', stars(200));
    await bank.bring('anna', stars(100));
    clock.advance(1000);
    const question = { workspace: bank.workspace, asset: 'XTR', from, to: clock.now() };
    const told = await userStatement(bank.needs, 'anna', question);
    expect(told).toMatchObject({ opening: 0n, closing: 300n * nano });
    expect(told.movements.map(({ units, reason }) => [units, reason])).toEqual([
      [200n * nano, 'funds.deposit'],
      [100n * nano, 'funds.deposit'],
    ]);
  });

  it('called like an app does not pay that app’s debts', async () => {
    const payment = await bank.bring('main', stars(200));
    expect(payment.app).toBe('main');
    expect(await bank.has('main', 'XTR')).toEqual({ has: 200n * nano, owes: 0n });
    expect(await balanceOf(database.pool, bank.workspace, places.receivable('main'), 'XTR')).toBe(0n);
  });
});
