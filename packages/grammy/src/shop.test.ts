import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type Seen, type Shop } from '../test/shop.ts';
import { BillingError } from './index.ts';

let shop: Shop;
const results: string[] = [];
/** The stand-in's test has 1,000; here each one is fulfilled by a real platform. */
const count = Math.min(1000, Number(process.env['SOAK_RUNS'] ?? 200));

beforeAll(async () => {
  shop = await openShop((bot, billing) => {
    bot.use(billing.commands({ contact: '@shop_help' }));
    bot.hears('check', async (ctx) => {
      const { allowed, remaining } = await ctx.billing.check('image');
      await ctx.reply(`${allowed} ${remaining}`);
    });
    bot.hears('spend', async (ctx) => {
      const answer = await ctx.billing.consume('message', 100);
      if (!answer.allowed) return ctx.billing.offer(answer);
      await ctx.reply(`left ${answer.remaining}`);
    });
    bot.hears('reserve', async (ctx) => {
      const reservation = await ctx.billing.reserve('image', 10, { expiresIn: '15m' });
      if (!reservation.allowed) return ctx.billing.offer(reservation);
      const extended = await reservation.extend('30m');
      const { committed, returned, remaining } = await reservation.commit(3);
      await ctx.reply([extended.status, committed, returned, remaining].join(' '));
    });
    bot.hears('release', async (ctx) => {
      const reservation = await ctx.billing.reserve('image');
      if (!reservation.allowed) return;
      const { status, returned } = await reservation.release();
      await ctx.reply(`${status} ${returned}`);
    });
    bot.hears('unknown', async (ctx) => {
      const error = await ctx.billing.consume('telepathy').catch((caught: unknown) => caught);
      if (error instanceof BillingError) await ctx.reply(`${error.status} ${error.code}`);
    });
    bot.hears('wrong', (ctx) => ctx.billing.consume('telepathy'));
    bot.on('message:successful_payment', () => void results.push('the bot’s own code ran'));
  });
}, 60_000);
afterAll(() => shop.close());

async function newPerson(language: string, stars = 1000): Promise<number> {
  const person = { first_name: 'P', language_code: language, stars };
  return (await shop.sandbox<{ id: number }>('/sandbox/users', person)).id;
}

const linkIn = (message: Seen) => message.reply_markup?.inline_keyboard.flat().find((key) => key.url)?.url ?? '';

async function buy(person: number): Promise<Seen> {
  const choice = await shop.says(person, '/buy');
  const button = choice.reply_markup?.inline_keyboard.flat()[0]?.callback_data ?? '';
  return shop.pays(person, linkIn(await shop.presses(person, button)));
}

describe('a bot with the plugin', () => {
  it('sells: /buy, a product, the invoice, thanks with the new balance', async () => {
    const person = await newPerson('en');
    const choice = await shop.says(person, '/buy');
    expect(choice.reply_markup?.inline_keyboard).toEqual([
      [{ text: '500 credits — 250 ⭐', callback_data: 'asterism:buy:pack_500' }],
    ]);
    const invoice = await shop.presses(person, 'asterism:buy:pack_500');
    expect(invoice.text).toContain('/terms');
    const thanks = await shop.pays(person, linkIn(invoice));
    expect(thanks.text).toBe('Thank you! Your payment has arrived.\nYou have 500 credits.');
    expect(results).toEqual(['the bot’s own code ran']);
  });

  it('lets its own code check, consume, reserve, extend, commit and release', async () => {
    const person = await newPerson('en');
    await buy(person);
    expect((await shop.says(person, 'check')).text).toBe('true 500');
    expect((await shop.says(person, 'spend')).text).toBe('left 400');
    expect((await shop.says(person, 'reserve')).text).toBe('open 30 70 370');
    expect((await shop.says(person, 'release')).text).toBe('released 10');
    expect((await shop.says(person, '/balance')).text).toBe('You have 370 credits.');
  });

  it('says no politely, with a button that leads to the products', async () => {
    const person = await newPerson('en');
    const no = await shop.says(person, 'spend');
    expect(no.text).toMatch(/^You are out of credits/);
    expect((await shop.presses(person, 'asterism:buy')).text).toBe('What would you like?');
  });

  it('debits nothing again when an update is handled twice', async () => {
    const person = await newPerson('en');
    await buy(person);
    const text = {
      message_id: 9_000_001,
      date: 1_790_000_000,
      chat: { id: person, type: 'private', first_name: 'P' },
    } as const;
    const update = {
      update_id: 77,
      message: { ...text, from: { id: person, is_bot: false, first_name: 'P' }, text: 'spend' },
    };
    await shop.bot.handleUpdate(structuredClone(update));
    await shop.bot.handleUpdate(structuredClone(update));
    expect((await shop.billing.customer(String(person)).check('message')).remaining).toBe(400n);
  });

  it('speaks Russian to those who do', async () => {
    const person = await newPerson('ru');
    expect((await shop.says(person, '/balance')).text).toMatch(/^У вас пока нет кредитов/);
    expect((await buy(person)).text).toBe('Спасибо! Оплата получена.\nУ вас 500 кредитов.');
    await shop.says(person, 'spend');
    expect((await shop.says(person, '/terms')).text).toMatch(/^Условия/);
    expect((await shop.says(person, '/privacy')).text).toMatch(/^Конфиденциальность/);
  });

  it('answers /terms, /support, /paysupport and /privacy, as Telegram asks of every bot that takes Stars', async () => {
    const person = await newPerson('en');
    await buy(person);
    expect((await shop.says(person, '/terms')).text).toMatch(/^Terms/);
    expect((await shop.says(person, '/support')).text).toContain('@shop_help');
    expect((await shop.says(person, '/privacy')).text).toMatch(/^Privacy/);
    const help = (await shop.says(person, '/paysupport')).text;
    expect(help).toContain(`this number: ${person}`);
    expect(help).toMatch(/250 ⭐ · paid · pay_[0-9a-f]{32}/);
  });

  it('tells a person of their refund', async () => {
    const person = await newPerson('en');
    await buy(person);
    const { payments } = await shop.api<{ payments: { id: string }[] }>('GET', `/v1/payments?customer=${person}`);
    const refund = () => shop.api('POST', `/v1/payments/${payments[0]?.id}/refund`, {}, `refund-${person}`);
    expect((await shop.answered(person, refund)).text).toBe(
      'Your payment was refunded: 250 ⭐ are back on your balance.',
    );
    await expect.poll(async () => (await shop.billing.customer(String(person)).check('message')).remaining).toBe(0n);
  });

  it('hears why a call was refused, and a person hears something when nobody catches it', async () => {
    const person = await newPerson('en');
    expect((await shop.says(person, 'unknown')).text).toMatch(/^4\d\d unknown_feature$/);
    expect((await shop.says(person, 'wrong')).text).toMatch(/try again in a minute/);
  });
});

describe('while the platform is down', () => {
  it('nobody is charged: the payment is refused with a friendly text', async () => {
    const person = await newPerson('en');
    await shop.says(person, '/buy');
    const link = linkIn(await shop.presses(person, 'asterism:buy:pack_500'));
    await shop.platform.down();
    const paid = await shop.sandbox<{ status: string; error?: string }>(`/sandbox/users/${person}/pay`, { link });
    expect(paid.status).not.toBe('paid');
    expect(paid.error).toMatch(/try again in a minute/);
    await shop.platform.up();
    expect((await shop.pays(person, link)).text).toMatch(/^Thank you!/);
  });

  it(`${count} payments are kept, and the platform then has each of them once`, async () => {
    const person = await newPerson('en');
    await shop.says(person, '/balance');
    const { payment } = await shop.api<{ payment: string }>('POST', '/v1/invoices', {
      customer: String(person),
      product: 'pack_500',
    });
    await shop.platform.down();
    const from = { id: person, is_bot: false, first_name: 'P', language_code: 'en' } as const;
    for (let number = 1; number <= count; number += 1)
      await shop.bot.handleUpdate({
        update_id: 2_000_000_000 + number,
        message: {
          message_id: 10_000_000 + number,
          date: 1_790_000_000,
          from,
          chat: { id: person, type: 'private', first_name: 'P' },
          successful_payment: {
            currency: 'XTR',
            total_amount: 250,
            invoice_payload: payment,
            provider_payment_charge_id: 'x',
            telegram_payment_charge_id: `charge-${number}`,
          },
        },
      });
    await shop.platform.up();
    await expect.poll(() => shop.billing.flush(), { timeout: 30_000 }).toBe(true);
    const remaining = async () => (await shop.billing.customer(String(person)).check('message')).remaining;
    await expect.poll(remaining, { timeout: 30_000 }).toBe(500n * BigInt(count));
    const charges = new Set<string>();
    for (let cursor = ''; ;) {
      const path = `/v1/payments?customer=${person}&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = await shop.api<{ payments: { charge?: string; status: string }[]; cursor?: string }>('GET', path);
      for (const { charge, status } of page.payments) if (charge && status === 'fulfilled') charges.add(charge);
      if (!page.cursor) break;
      cursor = page.cursor;
    }
    expect(charges.size).toBe(count);
  });
});
