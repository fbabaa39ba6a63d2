import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal, stoppedClock } from '#kernel';
import { audit } from '#ledger';
import { freshDatabase, quietLog, type TestDatabase } from '#test';
import { creditPurpose, emptyBooks, moneyIn, nano, openTill, paidBooks, stars, sweepPayments } from '#test/money';
import { getPayment, listRefunds, receive, type Purpose } from './index.ts';

let database: TestDatabase;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
const minute = 60_000;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await database.drop();
});

/** A shop whose product behaves as told. */
async function shop(behaviour: Partial<Purpose>) {
  const made = await openTill({ pool: database.pool, clock, purpose: { ...creditPurpose, ...behaviour } });
  const { workspace, payment } = made;
  return {
    ...made,
    now: () => getPayment(database.pool, workspace, payment.id),
    refunds: () => listRefunds(database.pool, workspace, payment.id),
  };
}

describe('a product that is unhappy', () => {
  it('for good has the money go back', async () => {
    const problem = 'There is no such product any more.';
    const { settled, now, refunds } = await shop({
      fulfil: () => Promise.reject(new Refusal('unknown_product', problem)),
    });
    expect(await settled()).toEqual({ status: 'stored' });
    expect(await now()).toMatchObject({ status: 'settled', problem });
    expect(await refunds()).toMatchObject([{ status: 'requested', origin: 'platform', problem }]);
  });

  it.each([
    ['a fault', new Error('a passing fault')],
    ['a no that passes', new Refusal('overloaded', 'a passing fault')],
  ])('because of %s is asked again until it can', async (_, error) => {
    let broken = true;
    const { needs, settled, now, books } = await shop({
      fulfil: (...given) => (broken ? Promise.reject(error) : creditPurpose.fulfil(...given)),
    });
    await settled();
    expect(await now()).toMatchObject({ problem: 'a passing fault', tries: 1 });
    broken = false;
    await sweepPayments(needs);
    expect(await now()).toMatchObject({ status: 'settled' });
    clock.advance(minute);
    await sweepPayments(needs);
    expect(await books()).toEqual(paidBooks);
  });

  it('that left half of its work undone left nothing', async () => {
    const { settled, now, books } = await shop({
      async fulfil(tx, payment, at) {
        await sql`update payments.payment set title = 'half done' where id = ${payment.id}`.execute(tx);
        const { postings, ...transfer } = await creditPurpose.fulfil(tx, payment, at);
        return {
          ...transfer,
          postings: [...postings, ...postings.slice(0, 1).map((one) => ({ ...one, amount: stars(1) }))],
        };
      },
    });
    await settled();
    expect(await now()).toMatchObject({ status: 'settled', title: '250 credits' });
    expect(await books()).toMatchObject({ payment: 250n * nano, merchant: 0n });
  });

  it('when a refund is booked does not stop the fact, and is asked again', async () => {
    let broken = true;
    const { needs, settled, refunded, now, books } = await shop({
      refunded: (...given) =>
        broken ? Promise.reject(new Refusal('not_found', 'The grant is lost.')) : creditPurpose.refunded(...given),
    });
    await settled();
    await refunded();
    expect(await now()).toMatchObject({ status: 'fulfilled', problem: 'The grant is lost.', returnedAt: clock.now() });
    broken = false;
    clock.advance(minute);
    await sweepPayments(needs);
    expect(await books()).toEqual(emptyBooks);
  });

  it('because nobody knows it leaves the payment visible, and is found once it is there', async () => {
    const { needs, workspace, payment, now, books, refunds } = await shop({});
    const log = quietLog();
    const without = moneyIn({ pool: database.pool, clock, purposes: {}, log });
    const at = { occurredAt: clock.now(), raw: {}, payer: '77001', amount: stars(250) };
    const event = { kind: 'payment_settled', externalId: 'known to nobody', payload: payment.id, ...at } as const;
    await receive(without, { workspace, gateway: 'stars', connection: 'bot_1', app: 'main', event });
    expect((await now()).problem).toContain('test.credits');
    expect(log.errors).toHaveLength(1);
    expect(await refunds()).toEqual([]);
    clock.advance(minute);
    await sweepPayments(needs);
    expect(await books()).toEqual(paidBooks);
  });
});

describe('when the books themselves cannot be written', () => {
  it('the fact is kept, and applied when they can', async () => {
    const { needs, settled, now, books } = await shop({});
    await sql`alter table ledger.posting add constraint closed check (seq < 0) not valid`.execute(database.pool);
    expect(await settled()).toEqual({ status: 'stored' });
    expect(await now()).toMatchObject({ status: 'requested' });
    await sql`alter table ledger.posting drop constraint closed`.execute(database.pool);
    clock.advance(minute);
    await sweepPayments(needs);
    expect(await books()).toEqual(paidBooks);
  });
});
