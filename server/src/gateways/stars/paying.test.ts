import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '#ledger';
import { createInvoice } from '#payments';
import { receiveUpdate } from '#telegram';
import { creditPurpose, openStarShop, preCheckout, stars, until, type StarShop } from '#test/money';

let shop: StarShop;
beforeAll(async () => {
  shop = await openStarShop();
});
afterEach(async () => {
  shop.door.needs = shop.needs;
  await shop.telegram.heal();
});
afterAll(async () => {
  expect(await audit(shop.pool)).toMatchObject({ ok: true, breaks: [] });
  await shop.close();
});

const refusedWith = (words: string) => ({ status: 'failed', error: expect.stringContaining(words) });

describe('paying in Telegram', () => {
  it('ends with the credits, the charge’s name and who paid', async () => {
    const { person, now, charge, credits } = await shop.paid();
    expect(await now()).toMatchObject({ charge, payer: String(person), paid: stars(250) });
    expect(await credits()).toBe(250n);
  });

  it('is asked about, and answered in well under two seconds', async () => {
    let asked = 0;
    const approve = async () => {
      asked += 1;
      return { ok: true } as const;
    };
    shop.door.needs = shop.withPurposes({ 'test.credits': { ...creditPurpose, approve } });
    const { pay } = await shop.invoice();
    const before = performance.now();
    expect(await pay()).toMatchObject({ status: 'paid' });
    expect(asked).toBe(1);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('a second time on the same invoice is refused beforehand, and nobody is charged', async () => {
    const { pay, credits } = await shop.paid();
    expect(await pay()).toMatchObject(refusedWith('paid already'));
    expect(await credits()).toBe(250n);
  });

  it('somebody else’s invoice is refused when it is bound to its payer', async () => {
    const other = await shop.telegram.makePerson();
    const { pay } = await shop.invoice({ payer: String(other) });
    expect(await pay()).toMatchObject(refusedWith('somebody else'));
    expect(await pay(other)).toMatchObject({ status: 'paid' });
  });

  it('an invoice whose time is over is refused', async () => {
    const { pay } = await shop.invoice({ expiresAt: shop.clock.now() });
    expect(await pay()).toMatchObject(refusedWith('expired'));
  });

  it('what is no longer for sale is refused', async () => {
    const { pay } = await shop.invoice({ purpose: 'test.gone' });
    expect(await pay()).toMatchObject(refusedWith('not for sale'));
  });

  it('is refused in Russian to a person whose Telegram is Russian', async () => {
    const russian = await shop.telegram.makePerson({ language_code: 'ru' });
    const { pay } = await shop.invoice({ expiresAt: shop.clock.now() });
    expect(await pay(russian)).toMatchObject(refusedWith('истёк'));
  });

  it('is refused when it cannot be checked in time', async () => {
    const never = { ...creditPurpose, approve: () => new Promise<never>(() => {}) };
    shop.door.needs = shop.withPurposes({ 'test.slow': never });
    const { pay } = await shop.invoice({ purpose: 'test.slow' });
    const before = performance.now();
    expect(await pay()).toMatchObject(refusedWith('cannot be checked'));
    expect(performance.now() - before).toBeLessThan(5000);
  });

  it('is refused when checking it fails', async () => {
    const broken = { ...creditPurpose, approve: () => Promise.reject(new Error('the catalogue is on fire')) };
    shop.door.needs = shop.withPurposes({ 'test.credits': broken });
    const { pay } = await shop.invoice();
    expect(await pay()).toMatchObject(refusedWith('cannot be checked'));
  });

  it.each(['500', '429', 'timeout_after'])('survives an answer of ours struck by "%s"', async (kind) => {
    const { pay } = await shop.invoice();
    await shop.telegram.fault({ kind, method: 'answerPreCheckoutQuery', retry_after: 1 });
    expect(await pay()).toMatchObject({ status: 'paid' });
  });

  it('is off when our answer comes too late, which is no trouble', async () => {
    expect(await receiveUpdate(shop.needs, shop.bot, preCheckout('pay_unknown'))).toEqual({ status: 'applied' });
    const { details } = shop.log.warnings.at(-1) ?? {};
    expect(details).toMatchObject({ err: { description: expect.stringContaining('query is too old') } });
  });

  it.each(['duplicate', 'delay', 'reorder'])('with updates struck by "%s" gives the credits once', async (kind) => {
    const { pay, now, credits } = await shop.invoice();
    await shop.telegram.fault({ kind, times: 3, ...(kind === 'delay' ? { seconds: 0.2 } : {}) });
    await pay();
    await until(async () => (await now()).status === 'fulfilled');
    await sleep(200); // room for a second delivery
    expect(await credits()).toBe(250n);
  });

  it('reaches us after an outage of ours', async () => {
    const { pay, payment, now, credits } = await shop.invoice();
    const paying = pay();
    await until(() => wasAskedAbout(payment.id));
    shop.door.needs = undefined;
    await paying;
    await sleep(100);
    shop.door.needs = shop.needs;
    await until(async () => (await now()).status === 'fulfilled');
    expect(await credits()).toBe(250n);
  });
});

async function wasAskedAbout(payment: string): Promise<boolean> {
  const { rows } = await sql`select from telegram.update where raw::text like ${`%${payment}%`}`.execute(shop.pool);
  return rows.length > 0;
}

describe('an invoice', () => {
  it('is asked of Telegram once', async () => {
    const { now, url } = await shop.invoice();
    await shop.telegram.fault({ kind: '500', method: 'createInvoiceLink' });
    expect(await createInvoice(shop.needs, await now())).toEqual({ url });
  });

  it.each([
    ['dollars', { asset: 'USD', units: 1_000_000n }, 'wrong_asset'],
    ['a part of a Star', { asset: 'XTR', units: 1n }, 'invalid_amount'],
    ['more Stars than Telegram takes', stars(10_001), 'invalid_amount'],
    ['nothing', stars(0), 'invalid_amount'],
  ])('of %s is refused', async (_, amount, code) => {
    await expect(shop.invoice({ amount })).rejects.toMatchObject({ name: 'Refusal', code });
  });

  it('with a title and a description longer than Telegram takes is cut to fit', async () => {
    const { pay } = await shop.invoice({ title: '⭐'.repeat(50), description: 'long '.repeat(100) });
    expect(await pay()).toMatchObject({ status: 'paid' });
  });

  it('is refused as an outage when Telegram is down, and works when it is back', async () => {
    await shop.telegram.fault({ kind: '500', method: 'createInvoiceLink' });
    await expect(shop.invoice()).rejects.toMatchObject({ name: 'Refusal', code: 'gateway_unavailable' });
    await shop.telegram.heal();
    expect((await shop.invoice()).url).toMatch(/^https?:/);
  });
});
