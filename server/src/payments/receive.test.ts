import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { audit, balanceOf, places } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { nano, openTill, paidBooks, stars, sweepPayments } from '#test/money';
import { getPayment, listPayments, listRefunds } from './index.ts';

let database: TestDatabase;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await database.drop();
});

const shop = () => openTill({ pool: database.pool, clock });

describe('a charge', () => {
  it('settles the payment it was asked for with and is fulfilled at once', async () => {
    const { workspace, payment, charge, settled, books } = await shop();
    expect(await settled()).toEqual({ status: 'stored' });
    expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({
      status: 'fulfilled',
      charge,
      payer: '77001',
      paid: stars(250),
      problem: null,
    });
    expect(await books()).toEqual(paidBooks);
  });

  it('told ten times at once is booked and fulfilled once', async () => {
    const { workspace, settled, books } = await shop();
    const answers = await Promise.all(Array.from({ length: 10 }, () => settled()));
    expect(answers.filter(({ status }) => status === 'stored')).toHaveLength(1);
    expect(await books()).toEqual(paidBooks);
    expect((await listPayments(database.pool, { workspace })).payments).toHaveLength(1);
  });

  it('on an invoice that was paid before is a payment of its own and is fulfilled as well', async () => {
    const { workspace, payment, settled, books } = await shop();
    await Promise.all([settled(), settled({ charge: 'another charge' })]);
    const { payments } = await listPayments(database.pool, { workspace });
    const ofThis = { status: 'fulfilled', invoice: payment.id, customer: '77001' };
    expect(payments).toMatchObject([ofThis, ofThis]);
    expect(await books()).toMatchObject({ payment: 0n, merchant: 500n * nano, credits: 500n });
  });

  it('that comes after its invoice expired is money all the same', async () => {
    const { needs, workspace, payment, settled, books } = await shop();
    clock.advance(25 * 60 * 60_000);
    await sweepPayments(needs);
    expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({ status: 'expired' });
    await settled();
    expect(await books()).toEqual(paidBooks);
  });

  it.each([
    ['unknown', 'something else'],
    ['of an id that is nobody’s', `pay_${'0'.repeat(32)}`],
  ])('with a payload that is %s waits, booked and visible, until a person decides', async (_, payload) => {
    const { workspace, settled, books } = await shop();
    await settled({ payload });
    const { payments } = await listPayments(database.pool, { workspace, status: 'unmatched' });
    expect(payments).toMatchObject([{ status: 'unmatched', purpose: null, details: { payload } }]);
    expect(await books(payments[0]?.id)).toMatchObject({ world: -250n * nano, payment: 250n * nano });
  });

  it('with the payload of another workspace’s payment does not pay it', async () => {
    const [mine, theirs] = [await shop(), await shop()];
    await mine.settled({ payload: theirs.payment.id });
    expect(await getPayment(database.pool, theirs.workspace, theirs.payment.id)).toMatchObject({ status: 'requested' });
    const { payments } = await listPayments(database.pool, { workspace: mine.workspace, status: 'unmatched' });
    expect(payments).toHaveLength(1);
  });

  it('with the payload of another bot’s payment does not pay it', async () => {
    const { workspace, payment, settled } = await shop();
    await settled({ connection: 'bot_2' });
    expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({ status: 'requested' });
    const { payments } = await listPayments(database.pool, { workspace, connection: 'bot_2' });
    expect(payments).toMatchObject([{ status: 'unmatched' }]);
  });

  it('of the same name at another bot is another charge', async () => {
    const { workspace, settled } = await shop();
    await settled();
    await settled({ connection: 'bot_2' });
    expect((await listPayments(database.pool, { workspace })).payments).toHaveLength(2);
  });

  it.each([
    ['less', stars(249)],
    ['more', stars(251)],
    ['another currency', { asset: 'USD', units: 250_000_000n }],
  ])('of %s than was asked for is booked as it came, gives nothing, and is to go back', async (_, amount) => {
    const { workspace, payment, settled, books } = await shop();
    await settled({ amount });
    const stored = await getPayment(database.pool, workspace, payment.id);
    expect(stored).toMatchObject({ status: 'settled', paid: amount });
    expect(stored.problem).toContain('was asked for');
    expect(await balanceOf(database.pool, workspace, places.payment(payment.id), amount.asset)).toBe(amount.units);
    const refunds = await listRefunds(database.pool, workspace, payment.id);
    expect(refunds).toMatchObject([{ status: 'requested', origin: 'platform' }]);
    expect(await books()).toMatchObject({ merchant: 0n, credits: 0n });
  });
});

describe('the list of payments', () => {
  it('is read page by page, newest first, each payment once', async () => {
    const { workspace, settled } = await shop();
    for (const charge of ['a', 'b', 'c', 'd']) await settled({ charge });
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await listPayments(database.pool, { workspace, limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.payments.map(({ id }) => id));
      ({ cursor } = page);
    }
    expect(seen).toEqual([...new Set(seen)].sort((one, other) => (one < other ? 1 : -1)));
    expect(seen).toHaveLength(4);
  });

  it('refuses a cursor it did not give, and knows no payment by a name that is none', async () => {
    const { workspace } = await shop();
    const list = listPayments(database.pool, { workspace, cursor: 'a\0b' });
    await expect(list).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(getPayment(database.pool, workspace, 'pay_\0')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('and one payment by its id show nothing of another workspace', async () => {
    const { payment } = await shop();
    const other = await shop();
    await expect(getPayment(database.pool, other.workspace, payment.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
