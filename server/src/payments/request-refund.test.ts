import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { freshDatabase, type TestDatabase } from '#test';
import { askFor, newWorkspace, openPaidTill } from '#test/money';
import { requestRefund } from './index.ts';

let database: TestDatabase;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const paid = () => openPaidTill({ pool: database.pool, clock });
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });

describe('asking for a refund', () => {
  it('twice with the same key is one refund, and other input under that key is refused', async () => {
    const { ask, refunds } = await paid();
    const first = await ask('key-1', 'debt');
    expect(await ask('key-1', 'debt')).toEqual(first);
    await expect(ask('key-1', 'void_remaining')).rejects.toEqual(refusal('idempotency_conflict'));
    expect(await refunds()).toHaveLength(1);
  });

  it('ten times at once with the same key is one refund', async () => {
    const { ask, refunds } = await paid();
    const asked = await Promise.all(Array.from({ length: 10 }, () => ask('key-1')));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(await refunds()).toHaveLength(1);
  });

  it('again after it was done hears of the same refund', async () => {
    const { ask, send, refunds } = await paid();
    const first = await ask('key-1');
    await send(first);
    expect(await ask('key-1')).toMatchObject({ id: first.id, status: 'done' });
    expect(await refunds()).toHaveLength(1);
  });

  it('under the key of another payment’s refund, or of anything booked, is refused', async () => {
    const { ask, settled, needs, workspace } = await paid();
    const other = await askFor(needs, { workspace, connection: 'bot_1' });
    await ask('key-2');
    await settled({ payload: other.id, charge: 'of the other' });
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
    const { needs, workspace, ask, refunded, payment } = await paid();
    const unpaid = await askFor(needs, { workspace, connection: 'bot_1' });
    const refund = (of: number, id: string) => requestRefund(needs, { workspace: of, payment: id, key: 'key-5' });
    await expect(refund(workspace, unpaid.id)).rejects.toEqual(refusal('payment_not_refundable'));
    await expect(refund(workspace, 'pay_nobody')).rejects.toEqual(refusal('not_found'));
    await expect(refund(newWorkspace(), payment.id)).rejects.toEqual(refusal('not_found'));
    await refunded();
    await expect(ask('key-6')).rejects.toEqual(refusal('payment_not_refundable'));
  });

  it('through a gateway that cannot give back is refused', async () => {
    const { needs, workspace, payment } = await paid();
    const oneWay = { ...needs, gateways: { stars: { code: 'stars' } } };
    const refund = requestRefund(oneWay, { workspace, payment: payment.id, key: 'key-7' });
    await expect(refund).rejects.toEqual(refusal('payment_not_refundable'));
  });

  it('with a policy the product does not have is refused, and says which it has', async () => {
    const { ask } = await paid();
    await expect(ask('key-8', 'block')).rejects.toEqual(refusal('policy_unavailable'));
    await expect(ask('key-8', 'block')).rejects.toThrow('void_remaining, debt');
  });
});
