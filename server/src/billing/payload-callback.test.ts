import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openForeignShop, type ForeignShop } from '#test';
import type { DoorPost } from '#outbound';
import { billingJobs, billingPurpose, billingSweeps, purchasePurpose, setPayloadRule } from './index.ts';

let desk: ForeignShop;
beforeAll(async () => {
  desk = await openForeignShop();
});
beforeEach(() => desk.move());
afterAll(() => desk?.close());

const toPack = { product: 'pack_void' } as const;

describe('a callback', () => {
  const askAt = { payload: '*', callbackUrl: 'https://shop.example/ask' };
  const says = (answer: unknown) => async () => ({ status: 200, body: JSON.stringify(answer) });

  it('is asked outside the transaction, signed, and its answer given once', async () => {
    const { secret = '' } = await desk.rule(askAt);
    const payment = await desk.paid('x');
    expect(payment).toMatchObject({ status: 'unmatched', problem: expect.stringContaining('is asked') });
    expect(desk.asked).toEqual([]);
    desk.program = says({ product: 'pack_void', customer: 'ann' });
    await desk.ask(payment);
    await desk.ask(payment);
    expect(await desk.credits('ann')).toBe(100n);
    expect(desk.asked).toHaveLength(1);
    const { headers = {}, body = '' }: Partial<DoorPost> = desk.asked[0] ?? {};
    expect(JSON.parse(String(body))).toMatchObject({
      type: 'payment.question',
      data: { payment: payment.id, payload: 'x', payer: '77', paid: { asset: 'XTR', amount: '50' } },
    });
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${String(body)}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  });

  it.each<[string, () => Promise<{ status: number; body: string }>]>([
    ['no answer', () => Promise.reject(new Error('timed out'))],
    ['a 500', async () => ({ status: 500, body: '' })],
    ['no JSON', async () => ({ status: 200, body: 'pack_void' })],
    ['nonsense', says({ products: ['pack_void'] })],
  ])('that gives %s is asked again, under the same id, until it answers', async (_, first) => {
    await desk.rule(askAt);
    const payment = await desk.paid('x');
    desk.program = first;
    await desk.ask(payment);
    expect(await desk.byCharge(payment.charge)).toMatchObject({ problem: expect.stringContaining('asked again') });
    desk.program = says({ product: 'pack_void' });
    desk.needs.clock.advance(3000);
    for (const sweep of billingSweeps(desk.needs)) await sweep.run();
    await desk.ask(payment);
    expect(await desk.credits('77')).toBe(100n);
    expect(new Set(desk.asked.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([payment.id]));
    expect(new Set(desk.asked.map(({ body }) => body)).size).toBe(1);
  });

  it('that says to ignore it, or says what cannot be, leaves it with the reason', async () => {
    await desk.rule(askAt);
    for (const [answer, words] of [
      [{ ignore: true }, 'none of ours'],
      [{ product: 'none' }, 'no such product'],
      [{ product: 'pass' }, 'costs 100 XTR, and 50 XTR came'],
    ] as const) {
      const payment = await desk.paid('x');
      desk.program = says(answer);
      await desk.ask(payment);
      expect(await desk.byCharge(payment.charge)).toMatchObject({
        status: 'unmatched',
        problem: expect.stringContaining(words),
      });
      await desk.ask(payment);
    }
    expect(desk.asked).toHaveLength(3);
  });

  it('is not asked about what was matched by hand, or given back, meanwhile', async () => {
    await desk.rule(askAt);
    const [one, other] = [await desk.paid('x'), await desk.paid('x')];
    await desk.match(one.id, { ...toPack, customer: 'ann' });
    await desk.tell('payment_refunded', 'x', { charge: other.charge ?? '' });
    desk.program = says({ product: 'pack_void' });
    await desk.ask(one);
    await desk.ask(other);
    expect(desk.asked).toEqual([]);
    expect([await desk.credits('ann'), await desk.credits('77')]).toEqual([100n, 0n]);
  });

  it('that answers while it is given back gives nothing', async () => {
    await desk.rule(askAt);
    const payment = await desk.paid('x');
    desk.program = async () => {
      await desk.tell('payment_refunded', 'x', { charge: payment.charge ?? '' });
      return { status: 200, body: '{"product":"pack_void"}' };
    };
    await desk.ask(payment);
    expect(await desk.byCharge(payment.charge)).toMatchObject({ status: 'refunded' });
    expect(await desk.credits('77')).toBe(0n);
  });

  it('whose answer was lost with our process is asked again, and given once', async () => {
    await desk.rule(askAt);
    const payment = await desk.paid('x');
    desk.program = says({ product: 'pack_void' });
    const fulfil = () => Promise.reject(new Error('the process is gone'));
    const dying = { ...desk.needs, purposes: { [purchasePurpose]: { ...billingPurpose, fulfil } } };
    const job = billingJobs(dying)['billing.ask_payload']({ workspace: desk.workspace, payment: payment.id });
    await expect(job).rejects.toThrow('the process is gone');
    expect(await desk.byCharge(payment.charge)).toMatchObject({ status: 'unmatched' });
    await desk.ask(payment);
    await desk.ask(payment);
    expect(desk.asked).toHaveLength(2);
    expect(await desk.credits('77')).toBe(100n);
  });

  it('is given up after three days, and the payment can still be matched', async () => {
    await desk.rule(askAt);
    const payment = await desk.paid('x');
    desk.program = () => Promise.reject(new Error('gone'));
    desk.needs.clock.advance(73 * 3_600_000);
    await desk.ask(payment);
    expect(await desk.byCharge(payment.charge)).toMatchObject({ problem: expect.stringContaining('by hand') });
    await desk.ask(payment);
    expect(desk.asked).toHaveLength(1);
    desk.program = says({ product: 'pack_void' });
    await desk.match(payment.id);
    await desk.ask(payment);
    expect(await desk.credits('77')).toBe(100n);
  });

  it('keeps its secret while its address stays, and gets a new one when asked', async () => {
    const first = await desk.rule(askAt);
    expect(first.secret).toMatch(/^whsec_/);
    expect((await desk.rule(askAt)).secret).toBeUndefined();
    expect((await desk.rule({ ...askAt, priority: 3 })).secret).toBeUndefined();
    const rotated = await setPayloadRule(
      desk.needs,
      desk.workspace,
      { code: 'packs', customer: 'payer', ...askAt },
      true,
    );
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(first.secret);
    expect((await desk.rule({ ...askAt, callbackUrl: 'https://other.example/' })).secret).toMatch(/^whsec_/);
  });
});
