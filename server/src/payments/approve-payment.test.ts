import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '#database';
import { stoppedClock } from '#kernel';
import { freshDatabase, type TestDatabase } from '#test';
import { openTill, stars } from '#test/money';
import { approvePayment } from './index.ts';
import type { ApprovalQuestion } from './gateway.ts';

let database: TestDatabase;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** A payment that is asked for, and a way to ask whether it may be made, as told. */
async function shop() {
  const till = await openTill({ pool: database.pool, clock });
  const { workspace, payment } = till;
  const asked = {
    workspace,
    gateway: 'stars',
    connection: 'bot_1',
    payload: payment.id,
    payer: '77001',
    amount: stars(250),
  };
  const approve = (told: Partial<ApprovalQuestion> = {}) => approvePayment(till.needs, { ...asked, ...told });
  return { ...till, asked, approve };
}

describe('whether a payment may be made', () => {
  it('is yes for what was asked for, as often as it is asked', async () => {
    const { approve } = await shop();
    expect(await approve()).toEqual({ ok: true });
    expect(await approve()).toEqual({ ok: true });
  });

  it('is no for another sum or another currency', async () => {
    const { approve } = await shop();
    for (const amount of [stars(249), stars(251), { asset: 'USD', units: stars(250).units }])
      expect(await approve({ amount })).toMatchObject({ ok: false, reason: 'wrong_amount' });
  });

  it('is no for what nobody asked for, here or at this bot or in this workspace', async () => {
    const { approve } = await shop();
    const other = await shop();
    const foreign = [
      { payload: '' },
      { payload: 'pay_nobody' },
      { payload: other.payment.id },
      { connection: 'bot_2' },
      { gateway: 'moon' },
      { workspace: other.workspace },
    ];
    for (const told of foreign) expect(await approve(told)).toMatchObject({ ok: false, reason: 'unknown_payload' });
  });

  it('is no once it was made, and after it was given back', async () => {
    const { approve, settled, refunded } = await shop();
    await settled();
    expect(await approve()).toMatchObject({ ok: false, reason: 'already_paid' });
    await refunded();
    expect(await approve()).toMatchObject({ ok: false, reason: 'already_paid' });
  });

  it('is no from the instant it expires on', async () => {
    const { approve } = await shop();
    clock.advance(24 * 60 * 60_000);
    expect(await approve()).toMatchObject({ ok: false, reason: 'expired' });
  });

  it('is no, in words, when the database cannot be asked', async () => {
    const { needs, asked } = await shop();
    const pool = openPool('postgres://nobody@127.0.0.1:1/nothing');
    expect(await approvePayment({ ...needs, pool }, { ...asked, language: 'ru-RU' })).toEqual({
      ok: false,
      reason: 'unavailable',
      message: 'Сейчас платёж нельзя проверить. Деньги не списаны; попробуйте через минуту.',
    });
    await pool.destroy();
  });
});
