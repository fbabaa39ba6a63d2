import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { Refusal, stoppedClock } from '#kernel';
import { audit, balanceOf, places } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { askFor, creditPurpose, moneyIn, newWorkspace } from '#test/money';
import { GatewayUnavailable, type Gateway, type RefundOutcome } from './gateway.ts';
import {
  getPayment,
  listRefunds,
  paymentJobs,
  paymentSweeps,
  receive,
  requestRefund,
  type PaymentsNeeds,
  type Purpose,
} from './index.ts';

let database: TestDatabase;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
const connection = 'bot_1';
const amount = { asset: 'XTR', units: 250_000_000_000n };
const second = 1000;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** A gateway that says what it is told to, and counts how often it is asked. */
function scripted(...script: (RefundOutcome | Error)[]) {
  const asked: string[] = [];
  const list: string[] = [];
  const gateway: Gateway = {
    code: 'stars',
    refund: {
      async refund(_connection, charge) {
        asked.push(charge.externalId);
        const answer = script.shift() ?? { outcome: 'done' };
        if (answer instanceof Error) throw answer;
        return answer;
      },
      find: async (_connection, charge) => list.includes(charge.externalId),
    },
  };
  return { gateway, asked, list };
}

const timeout = () => new GatewayUnavailable('a time-out', 'unknown');

/** A fulfilled payment of 250 Stars, through a gateway with this script. */
async function paid(script: (RefundOutcome | Error)[] = [], purpose: Purpose = creditPurpose) {
  const { gateway, asked, list } = scripted(...script);
  const wired = moneyIn({ pool: database.pool, clock, purposes: { 'test.credits': purpose } });
  const needs: PaymentsNeeds = { ...wired, gateways: { stars: gateway } };
  const workspace = newWorkspace();
  const payment = await askFor(needs, { workspace, connection });
  const charge = `charge-of-${payment.id}`;
  const facts = (kind: 'payment_settled' | 'payment_refunded') => {
    const event = {
      kind,
      externalId: charge,
      payload: payment.id,
      payer: '77001',
      amount,
      occurredAt: clock.now(),
      raw: {},
    };
    return receive(needs, { workspace, gateway: 'stars', connection, app: 'main', event });
  };
  await facts('payment_settled');
  const of = { workspace, payment: payment.id };
  return {
    needs,
    asked,
    list,
    charge,
    workspace,
    id: payment.id,
    telegramTells: () => facts('payment_refunded'),
    ask: (key: string, policy?: string) => requestRefund(needs, { ...of, key, ...(policy ? { policy } : {}) }),
    send: (refund: { id: string }) => paymentJobs(needs)['payments.refund']({ workspace, refund: refund.id }),
    status: async () => (await getPayment(database.pool, workspace, payment.id)).status,
    refunds: () => listRefunds(database.pool, workspace, payment.id),
    credits: () => balanceOf(database.pool, workspace, places.grant('77001'), 'credit:test'),
  };
}

const queued = async (refund: { id: string }) =>
  (
    await sql<{ n: number }>`select count(*)::int as n from pgboss.job where data ->> 'refund' = ${refund.id}`.execute(
      database.pool,
    )
  ).rows[0]?.n ?? 0;

/** Lets the clock pass and the sweep run; answers how often it put this refund on the queue. */
async function later(needs: PaymentsNeeds, refund: { id: string }, seconds: number): Promise<number> {
  const before = await queued(refund);
  clock.advance(seconds * second);
  await paymentSweeps(needs)
    .find(({ name }) => name === 'payments.due_refunds')
    ?.run();
  return (await queued(refund)) - before;
}

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });

describe('asking for a refund', () => {
  it('twice with the same key is one refund, and other input under that key is refused', async () => {
    const { ask, refunds } = await paid();
    const first = await ask('key-1', 'debt');
    expect(await ask('key-1', 'debt')).toEqual(first);
    await expect(ask('key-1', 'void_remaining')).rejects.toEqual(refusal('idempotency_conflict'));
    expect(await refunds()).toHaveLength(1);
  });

  it('under the key of another payment’s refund, or of anything booked, is refused', async () => {
    const { ask, needs, workspace } = await paid();
    const other = await askFor(needs, { workspace, connection });
    await ask('key-2');
    const event = {
      kind: 'payment_settled',
      externalId: 'other',
      payload: other.id,
      payer: '1',
      amount,
      occurredAt: clock.now(),
      raw: {},
    } as const;
    await receive(needs, { workspace, gateway: 'stars', connection, app: 'main', event });
    const again = (key: string) => requestRefund(needs, { workspace, payment: other.id, key });
    await expect(again('key-2')).rejects.toEqual(refusal('idempotency_conflict'));
    await expect(again(`settle:${other.id}`)).rejects.toEqual(refusal('idempotency_conflict'));
  });

  it('while one is on its way is refused', async () => {
    const { ask } = await paid();
    await ask('key-3');
    await expect(ask('key-4')).rejects.toEqual(refusal('refund_in_progress'));
  });

  it('of what was not paid, is refunded already, is unknown or is another workspace’s is refused', async () => {
    const { needs, workspace, ask, telegramTells, id } = await paid();
    const unpaid = await askFor(needs, { workspace, connection });
    const refund = (of: number, payment: string) => requestRefund(needs, { workspace: of, payment, key: 'key-5' });
    await expect(refund(workspace, unpaid.id)).rejects.toEqual(refusal('payment_not_refundable'));
    await expect(refund(workspace, 'pay_nobody')).rejects.toEqual(refusal('not_found'));
    await expect(refund(newWorkspace(), id)).rejects.toEqual(refusal('not_found'));
    await telegramTells();
    await expect(ask('key-6')).rejects.toEqual(refusal('payment_not_refundable'));
  });

  it('with a policy the product does not have is refused, and says which it has', async () => {
    const { ask } = await paid();
    await expect(ask('key-7', 'block')).rejects.toEqual(refusal('policy_unavailable'));
    await expect(ask('key-7', 'block')).rejects.toThrow('void_remaining, debt');
  });
});

describe('a refund', () => {
  it('that the gateway grants takes back what was bought', async () => {
    const { ask, send, status, refunds, credits } = await paid();
    await send(await ask('key'));
    expect(await status()).toBe('refunded');
    expect(await refunds()).toMatchObject([{ status: 'done', origin: 'request', tries: 1 }]);
    expect(await credits()).toBe(0n);
  });

  it('tells the product by which policy', async () => {
    const told: unknown[] = [];
    const purpose: Purpose = {
      ...creditPurpose,
      refunded: (tx, payment, refund, at) => (
        told.push(refund.policy),
        creditPurpose.refunded(tx, payment, refund, at)
      ),
    };
    const { ask, send } = await paid([], purpose);
    await send(await ask('key', 'debt'));
    expect(told).toEqual(['debt']);
  });

  it('whose job runs in five processes at once is asked for once', async () => {
    const { ask, send, asked, refunds } = await paid();
    const refund = await ask('key');
    await Promise.all(Array.from({ length: 5 }, () => send(refund)));
    expect(asked).toHaveLength(1);
    expect(await refunds()).toMatchObject([{ status: 'done' }]);
  });

  it('that Telegram tells of before it answers us is booked once, under our policy', async () => {
    const { ask, send, telegramTells, status, refunds, credits } = await paid();
    const refund = await ask('key', 'debt');
    await telegramTells();
    expect(await refunds()).toMatchObject([{ id: refund.id, status: 'done', policy: 'debt' }]);
    await send(refund);
    expect(await status()).toBe('refunded');
    expect(await credits()).toBe(0n);
  });

  it('that Telegram answers before it tells of it is booked once', async () => {
    const { ask, send, telegramTells, refunds, credits } = await paid();
    await send(await ask('key'));
    expect(await telegramTells()).toEqual({ status: 'known' });
    expect(await refunds()).toHaveLength(1);
    expect(await credits()).toBe(0n);
  });

  it('that the gateway refuses says why, and leaves the payment fulfilled', async () => {
    const { ask, send, status, refunds, credits } = await paid([
      { outcome: 'refused', message: 'Bad Request: BALANCE_TOO_LOW' },
    ]);
    await send(await ask('key'));
    expect(await refunds()).toMatchObject([{ status: 'refused', problem: 'Bad Request: BALANCE_TOO_LOW' }]);
    expect(await status()).toBe('fulfilled');
    expect(await credits()).toBe(250n);
    await send(await ask('another key'));
    expect(await status()).toBe('refunded');
  });

  it('that has to wait is sent again when it may, and not before', async () => {
    const flood = new GatewayUnavailable('Too Many Requests: retry after 7', 'none', 7);
    const { needs, ask, send, asked, refunds, status } = await paid([flood]);
    const refund = await ask('key');
    await send(refund);
    expect(await refunds()).toMatchObject([{ status: 'requested', problem: 'Too Many Requests: retry after 7' }]);
    expect(await later(needs, refund, 6)).toBe(0);
    expect(await later(needs, refund, 2)).toBe(1);
    await send(refund);
    expect(asked).toHaveLength(2);
    expect(await status()).toBe('refunded');
  });

  it('whose outcome is unknown is looked up before it is repeated: done there is done here', async () => {
    const { needs, ask, send, asked, list, charge, refunds, status } = await paid([timeout()]);
    const refund = await ask('key');
    await send(refund);
    expect(await refunds()).toMatchObject([{ status: 'unknown', problem: 'a time-out' }]);
    list.push(charge);
    expect(await later(needs, refund, 10)).toBe(1);
    await send(refund);
    expect(asked).toHaveLength(1);
    expect(await status()).toBe('refunded');
  });

  it('whose outcome is unknown and that is not on the gateway’s list is repeated', async () => {
    const { needs, ask, send, asked, status } = await paid([timeout(), timeout()]);
    const refund = await ask('key');
    await send(refund);
    for (const pause of [10, 20]) {
      expect(await later(needs, refund, pause)).toBe(1);
      await send(refund);
    }
    expect(asked).toHaveLength(3);
    expect(await status()).toBe('refunded');
  });

  it('whose sender died on the way has an unknown outcome, and is taken up by another', async () => {
    const { needs, ask, send, asked, list, charge, workspace, status } = await paid();
    const refund = await ask('key');
    await sql`update payments.refund set status = 'sending', first_sent_at = ${clock.now()} where id = ${refund.id}`.execute(
      database.pool,
    );
    await send(refund);
    expect(asked).toEqual([]);
    list.push(charge);
    expect(await later(needs, refund, 31)).toBe(1);
    const { rows } = await sql`select status from payments.refund where workspace_id = ${workspace}`.execute(
      database.pool,
    );
    expect(rows).toEqual([{ status: 'unknown' }]);
    await send(refund);
    expect(asked).toEqual([]);
    expect(await status()).toBe('refunded');
  });
});

describe('a payment that could not be fulfilled', () => {
  const refuses: Purpose = {
    ...creditPurpose,
    fulfil: () => Promise.reject(new Refusal('unknown_product', 'There is no such product.')),
  };
  const all = async (needs: PaymentsNeeds) => {
    for (const sweep of paymentSweeps(needs)) await sweep.run();
  };

  it('goes back, and its money lies nowhere', async () => {
    const { send, refunds, status, workspace, id } = await paid([], refuses);
    const [refund] = await refunds();
    await send(refund ?? { id: '' });
    expect(await status()).toBe('refunded');
    expect(await balanceOf(database.pool, workspace, places.payment(id), 'XTR')).toBe(0n);
  });

  it('is not fulfilled while its money is on the way back', async () => {
    let sold = false;
    const purpose: Purpose = {
      ...refuses,
      fulfil: (...given) => (sold ? creditPurpose.fulfil(...given) : refuses.fulfil(...given)),
    };
    const { needs, send, refunds, workspace, id, status } = await paid(
      [{ outcome: 'refused', message: 'no' }],
      purpose,
    );
    sold = true;
    await paymentJobs(needs)['payments.advance']({ workspace, payment: id });
    expect(await status()).toBe('settled');
    const [refund] = await refunds();
    await send(refund ?? { id: '' });
    clock.advance(3600 * second);
    await all(needs);
    expect(await status()).toBe('fulfilled');
  });

  it('and could not be given back either stays where it can be seen', async () => {
    const { needs, send, refunds, workspace, id, status } = await paid(
      [{ outcome: 'refused', message: 'no' }],
      refuses,
    );
    const [refund] = await refunds();
    await send(refund ?? { id: '' });
    for (let hours = 0; hours < 3; hours++) {
      clock.advance(3600 * second);
      await all(needs);
    }
    expect(await status()).toBe('settled');
    expect(await getPayment(database.pool, workspace, id)).toMatchObject({ problem: 'There is no such product.' });
    expect(await refunds()).toHaveLength(1);
  });
});

it('after all of this the books are whole', async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
});
