import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal, stoppedClock } from '#kernel';
import { audit } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { creditPurpose, emptyBooks, openPaidTill, paidBooks, sweepPayments, type PaidTill } from '#test/money';
import { GatewayUnavailable, type RefundOutcome } from './gateway.ts';
import { advancePayment } from './advance-payment.ts';
import { getPayment, type Purpose } from './index.ts';

let database: TestDatabase;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await database.drop();
});

const paid = (script: (RefundOutcome | Error)[] = [], purpose?: Purpose) =>
  openPaidTill({ pool: database.pool, clock, script, ...(purpose ? { purpose } : {}) });

const timeout = () => new GatewayUnavailable('a time-out', 'unknown');

/** Lets the clock pass and the sweeps run; answers how often the gateway was asked meanwhile. */
async function later({ needs, asked }: Pick<PaidTill, 'needs' | 'asked'>, seconds: number): Promise<number> {
  const before = asked.length;
  clock.advance(seconds * 1000);
  await sweepPayments(needs);
  return asked.length - before;
}

describe('a refund', () => {
  it('that the gateway grants takes back what was bought', async () => {
    const { ask, send, status, refunds, books } = await paid();
    await send(await ask('key'));
    expect(await status()).toBe('refunded');
    expect(await refunds()).toMatchObject([{ status: 'done', origin: 'request', tries: 1 }]);
    expect(await books()).toEqual(emptyBooks);
  });

  it('tells the product by which policy', async () => {
    const told: unknown[] = [];
    const refunded: Purpose['refunded'] = (tx, payment, refund, at) => {
      told.push(refund.policy, refund.status);
      return creditPurpose.refunded(tx, payment, refund, at);
    };
    const { ask, send } = await paid([], { ...creditPurpose, refunded });
    await send(await ask('key', 'debt'));
    expect(told).toEqual(['debt', 'done']);
  });

  it('whose job runs in five processes at once is asked for once', async () => {
    const { ask, send, asked, refunds } = await paid();
    const refund = await ask('key');
    await Promise.all(Array.from({ length: 5 }, () => send(refund)));
    expect(asked).toHaveLength(1);
    expect(await refunds()).toMatchObject([{ status: 'done' }]);
  });

  it('that Telegram tells of before it answers us is booked once, under our policy', async () => {
    const { ask, send, refunded, status, refunds, books } = await paid();
    const refund = await ask('key', 'debt');
    await refunded();
    expect(await refunds()).toMatchObject([{ id: refund.id, status: 'done', policy: 'debt' }]);
    await send(refund);
    expect(await status()).toBe('refunded');
    expect(await books()).toEqual(emptyBooks);
  });

  it('that Telegram answers before it tells of it is booked once', async () => {
    const { ask, send, refunded, refunds, books } = await paid();
    await send(await ask('key'));
    expect(await refunded()).toEqual({ status: 'known' });
    expect(await refunds()).toHaveLength(1);
    expect(await books()).toEqual(emptyBooks);
  });

  it('that the gateway refuses says why, leaves the payment fulfilled, and may be asked for anew', async () => {
    const { ask, send, status, refunds, books } = await paid([{ outcome: 'refused', message: 'BALANCE_TOO_LOW' }]);
    await send(await ask('key'));
    expect(await refunds()).toMatchObject([{ status: 'refused', problem: 'BALANCE_TOO_LOW' }]);
    expect(await status()).toBe('fulfilled');
    expect(await books()).toEqual(paidBooks);
    await send(await ask('another key'));
    expect(await status()).toBe('refunded');
  });

  it('that has to wait is sent again when it may, and not before', async () => {
    const flood = new GatewayUnavailable('Too Many Requests: retry after 7', 'none', 7);
    const till = await paid([flood]);
    const { ask, send, asked, refunds, status } = till;
    await send(await ask('key'));
    expect(await refunds()).toMatchObject([{ status: 'requested', problem: 'Too Many Requests: retry after 7' }]);
    expect(await later(till, 6)).toBe(0);
    expect(await later(till, 2)).toBe(1);
    expect(asked).toHaveLength(2);
    expect(await status()).toBe('refunded');
  });

  it('whose outcome is unknown is looked up before it is repeated: done there is done here', async () => {
    const till = await paid([timeout()]);
    const { ask, send, asked, list, charge, refunds, status } = till;
    await send(await ask('key'));
    expect(await refunds()).toMatchObject([{ status: 'unknown', problem: 'a time-out' }]);
    list.push(charge);
    expect(await later(till, 10)).toBe(0);
    expect(asked).toHaveLength(1);
    expect(await status()).toBe('refunded');
  });

  it('whose outcome is unknown and that is not on the gateway’s list is repeated', async () => {
    const till = await paid([timeout(), timeout()]);
    const { ask, send, asked, status } = till;
    await send(await ask('key'));
    for (const pause of [10, 20]) expect(await later(till, pause)).toBe(1);
    expect(asked).toHaveLength(3);
    expect(await status()).toBe('refunded');
  });

  it('whose sender died on the way has an unknown outcome, and is taken up by another', async () => {
    const till = await paid();
    const { ask, send, asked, list, charge, status } = till;
    const refund = await ask('key');
    const lease = new Date(clock.now().getTime() + 30_000);
    await sql`update payments.refund set status = 'sending', first_sent_at = ${clock.now()}, due_at = ${lease}
      where id = ${refund.id}`.execute(database.pool);
    await send(refund);
    expect(asked).toEqual([]);
    list.push(charge);
    expect(await later(till, 31)).toBe(0);
    expect(asked).toEqual([]);
    expect(await status()).toBe('refunded');
  });
});

describe('a payment that could not be fulfilled', () => {
  const problem = 'There is no such product.';
  const refuses: Purpose = { ...creditPurpose, fulfil: () => Promise.reject(new Refusal('unknown_product', problem)) };
  const no = { outcome: 'refused', message: 'no' } as const;

  it('goes back, and its money lies nowhere', async () => {
    const { send, refunds, status, books } = await paid([], refuses);
    await send((await refunds())[0]);
    expect(await status()).toBe('refunded');
    expect(await books()).toEqual(emptyBooks);
  });

  it('is not fulfilled while its money is on the way back, and is when that was refused', async () => {
    let sold = false;
    const fulfil: Purpose['fulfil'] = (...given) => (sold ? creditPurpose : refuses).fulfil(...given);
    const { needs, send, refunds, workspace, payment, status } = await paid([no], { ...creditPurpose, fulfil });
    sold = true;
    await advancePayment(needs, { workspace, id: payment.id });
    expect(await status()).toBe('settled');
    await send((await refunds())[0]);
    clock.advance(3_600_000);
    await sweepPayments(needs);
    expect(await status()).toBe('fulfilled');
  });

  it('and could not be given back either stays where it can be seen', async () => {
    const { needs, send, refunds, workspace, payment } = await paid([no], refuses);
    await send((await refunds())[0]);
    for (let hours = 0; hours < 3; hours++) {
      clock.advance(3_600_000);
      await sweepPayments(needs);
    }
    const stored = await getPayment(database.pool, workspace, payment.id);
    expect(stored).toMatchObject({ status: 'settled', problem });
    expect(await refunds()).toHaveLength(1);
  });
});
