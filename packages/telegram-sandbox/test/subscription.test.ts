import { Bot } from 'grammy';
import type { SuccessfulPayment } from 'grammy/types';
import { expect, onTestFinished, test } from 'vitest';
import { openTest, stoppedClock, token } from './open-test.ts';

const month = 2_592_000;

/** A running grammY bot that sells a subscription of 500 Stars a month, and what it was told. */
async function openSubscribed(stars: number) {
  const opened = await openTest({ clock: stoppedClock() });
  const bot = new Bot(token, { client: { apiRoot: opened.sandbox.url } });
  const payments: SuccessfulPayment[] = [];
  const states: string[] = [];
  const dates: number[] = [];
  bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true));
  bot.on('message:successful_payment', (ctx) => {
    payments.push(ctx.msg.successful_payment);
    dates.push(ctx.msg.date);
  });
  bot.on(
    'subscription',
    (ctx) => void states.push(`${ctx.update.subscription.state} ${ctx.update.subscription.invoice_payload}`),
  );
  const running = bot.start();
  onTestFinished(async () => {
    await bot.stop().catch(() => undefined);
    await running;
  });
  const { id } = await opened.person({ stars });
  const link = await bot.api.raw.createInvoiceLink({
    title: 'Pro',
    description: 'Pro plan, 30 days',
    payload: `sub_pro_${id}`,
    currency: 'XTR',
    prices: [{ label: 'Pro', amount: 500 }],
    subscription_period: month,
  });
  const { charge_id } = await opened.post(`/users/${id}/pay`, { link });
  await opened.post('/settle');
  const start = opened.sandbox.clock.now().getTime() / 1000;
  return {
    ...opened,
    bot,
    id,
    first: charge_id ?? '',
    payments,
    states,
    dates,
    start,
    advance: (advance: string) => opened.post('/clock', { advance }),
  };
}

test('a subscription renews each period until the Stars run out, and then says so', async () => {
  const { payments, states, dates, advance, start, id, bot, first } = await openSubscribed(1600);
  expect(payments).toMatchObject([
    {
      is_recurring: true,
      is_first_recurring: true,
      subscription_expiration_date: start + month,
      telegram_payment_charge_id: first,
    },
  ]);
  expect(await advance('95d')).toMatchObject({ settled: true });
  expect(payments).toHaveLength(3);
  expect(payments[1]).toEqual({
    currency: 'XTR',
    total_amount: 500,
    invoice_payload: `sub_pro_${id}`,
    is_recurring: true,
    subscription_expiration_date: start + 2 * month,
    telegram_payment_charge_id: expect.any(String),
    provider_payment_charge_id: expect.any(String),
  });
  expect(dates).toEqual([start, start + month, start + 2 * month]);
  expect(new Set(payments.map((payment) => payment.telegram_payment_charge_id)).size).toBe(3);
  expect(states).toEqual([`failed sub_pro_${id}`]);
  await advance('90d');
  expect(payments).toHaveLength(3);
  const { transactions } = await bot.api.getStarTransactions();
  expect(
    transactions.map(({ amount, source }) => [
      amount,
      source && 'subscription_period' in source && source.subscription_period,
    ]),
  ).toEqual([
    [500, month],
    [500, month],
    [500, month],
  ]);
});

test('a person cancels and takes it up again; cancelled, it runs out without a charge', async () => {
  const { payments, states, advance, post, get, id, first } = await openSubscribed(5000);
  const edit = (action: string) => post(`/users/${id}/subscriptions/${first}`, { action });
  expect(await edit('cancel')).toMatchObject({ state: 'canceled' });
  expect(await edit('cancel')).toMatchObject({ error: 'The subscription is canceled already.' });
  expect(await edit('reenable')).toMatchObject({ state: 'active' });
  await advance('31d');
  expect(payments).toHaveLength(2);
  await edit('cancel');
  await advance('31d');
  expect(payments).toHaveLength(2);
  expect(states).toEqual([`canceled sub_pro_${id}`, `active sub_pro_${id}`, `canceled sub_pro_${id}`]);
  expect(await get(`/users/${id}/subscriptions`)).toMatchObject([
    { id: first, state: 'ended', renewals: 1, amount: 500 },
  ]);
  expect(await edit('reenable')).toMatchObject({ error: expect.any(String) });
});

test('a bot ends a subscription, and only the bot lets the person take it up again', async () => {
  const { bot, payments, advance, post, id, first } = await openSubscribed(5000);
  expect(await bot.api.editUserStarSubscription(id, first, true)).toBe(true);
  const reenable = () => post(`/users/${id}/subscriptions/${first}`, { action: 'reenable' });
  expect(await reenable()).toMatchObject({ error: expect.stringContaining('only the bot') });
  await bot.api.editUserStarSubscription(id, first, false);
  expect(await reenable()).toMatchObject({ state: 'active' });
  await bot.api.editUserStarSubscription(id, first, true);
  await advance('31d');
  expect(payments).toHaveLength(1);
  await expect(bot.api.editUserStarSubscription(id, 'stxNOT', true)).rejects.toThrow('CHARGE_ID_INVALID');
});

test('a refund gives one period back and leaves the subscription', async () => {
  const { bot, payments, advance, id, first } = await openSubscribed(1000);
  await advance('31d');
  expect(payments).toHaveLength(2);
  await bot.api.refundStarPayment(id, payments[1]?.telegram_payment_charge_id ?? '');
  await expect(bot.api.refundStarPayment(id, payments[1]?.telegram_payment_charge_id ?? '')).rejects.toThrow(
    'CHARGE_ALREADY_REFUNDED',
  );
  await bot.api.refundStarPayment(id, first);
  await advance('30d');
  expect(payments).toHaveLength(3);
});
