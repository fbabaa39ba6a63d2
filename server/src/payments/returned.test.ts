import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { audit, balanceOf, places } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { creditPurpose, emptyBooks, nano, openTill, paidBooks, stars } from '#test/money';
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

type EventRow = { kind: string; applied: boolean; problem: string | null };
const eventsOf = async (workspace: number) =>
  (
    await sql<EventRow>`select kind, applied_at is not null as applied, problem from payments.event
      where workspace_id = ${workspace} order by kind desc`.execute(database.pool)
  ).rows;

describe('a refund that the gateway tells of', () => {
  it('takes back what was bought, once, however often it is told', async () => {
    const { workspace, payment, settled, refunded, books } = await shop();
    await settled();
    await Promise.all(Array.from({ length: 5 }, () => refunded()));
    expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({ status: 'refunded' });
    expect(await books()).toEqual(emptyBooks);
    const refunds = await listRefunds(database.pool, workspace, payment.id);
    expect(refunds).toMatchObject([{ status: 'done', origin: 'gateway' }]);
  });

  it('before the payment itself is heard of waits for it, and then nothing is granted', async () => {
    const { workspace, payment, settled, refunded, books } = await shop();
    await refunded();
    expect(await eventsOf(workspace)).toMatchObject([{ applied: false }]);
    await settled();
    const stored = await getPayment(database.pool, workspace, payment.id);
    expect(stored).toMatchObject({ status: 'refunded', fulfilledAt: null });
    expect(await books()).toEqual(emptyBooks);
    expect(await eventsOf(workspace)).toMatchObject([{ applied: true }, { applied: true }]);
  });

  it('at the same moment as the payment ends in the same place', async () => {
    const shops = await Promise.all(Array.from({ length: 10 }, shop));
    await Promise.all(shops.flatMap(({ settled, refunded }) => [refunded(), settled()]));
    for (const { workspace, payment, books } of shops) {
      expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({ status: 'refunded' });
      expect(await books()).toEqual(emptyBooks);
    }
  });

  it('of another sum than was paid changes nothing and stays visible', async () => {
    const { workspace, settled, refunded, books } = await shop();
    await settled();
    await refunded({ amount: stars(100) });
    expect(await books()).toEqual(paidBooks);
    const [, refund] = await eventsOf(workspace);
    expect(refund).toMatchObject({ applied: false });
    expect(refund?.problem).toContain('not the sum');
  });

  it('of money nobody asked for leaves nothing behind', async () => {
    const { workspace, settled, refunded, books } = await shop();
    await settled({ payload: 'foreign' });
    await refunded({ payload: 'foreign' });
    const { payments } = await listPayments(database.pool, { workspace, status: 'refunded' });
    expect(payments).toHaveLength(1);
    expect(await books(payments[0]?.id)).toEqual(emptyBooks);
  });

  it('that the merchant cannot cover is owed to the platform by the merchant', async () => {
    const spends: typeof creditPurpose.fulfil = async (tx, payment, at) => {
      const { postings, ...transfer } = await creditPurpose.fulfil(tx, payment, at);
      const spent = { from: places.merchant('main'), to: places.world('stars', 'bot_1'), amount: stars(200) };
      return { ...transfer, postings: [...postings, spent] };
    };
    const purpose = { ...creditPurpose, fulfil: spends };
    const { workspace, settled, refunded, books } = await openTill({ pool: database.pool, clock, purpose });
    await settled();
    await refunded();
    expect(await books()).toMatchObject({ merchant: 0n, credits: 0n });
    expect(await balanceOf(database.pool, workspace, places.receivable('main'), 'XTR')).toBe(-200n * nano);
  });
});
