import { Bot } from 'grammy';
import { afterEach, expect, test } from 'vitest';
import { openTelegramSandbox, type TelegramSandbox } from '../src/index.ts';

let sandbox: TelegramSandbox;
afterEach(() => sandbox.close());

const post = async (path: string, body: object) =>
  (await fetch(`${sandbox.url}/sandbox${path}`, { method: 'POST', body: JSON.stringify(body) })).json();

test('a person pays Stars to a grammY bot, and gets them back', async () => {
  const token = '42:TEST';
  sandbox = await openTelegramSandbox({ bots: [{ token, username: 'shop_bot', first_name: 'Shop' }] });
  const bot = new Bot(token, { client: { apiRoot: sandbox.url } });
  const paid: string[] = [];
  const refunded: string[] = [];
  bot.command('buy', (ctx) =>
    ctx.replyWithInvoice('500 credits', 'For the bot', 'pay_1', 'XTR', [{ label: 'Pack', amount: 250 }]),
  );
  bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true));
  bot.on('message:successful_payment', (ctx) => void paid.push(ctx.msg.successful_payment.telegram_payment_charge_id));
  bot.on('message:refunded_payment', (ctx) => void refunded.push(ctx.msg.refunded_payment.telegram_payment_charge_id));
  const running = bot.start();

  const ann = await post('/users', { first_name: 'Ann' });
  await post(`/users/${ann.id}/stars`, { amount: 300 });
  await post(`/users/${ann.id}/messages`, { bot: 'shop_bot', text: '/buy' });
  await expect.poll(() => sandbox.telegram.world.dialogs[`${ann.id}:42`]?.messages.length).toBe(2);
  const message_id = sandbox.telegram.world.dialogs[`${ann.id}:42`]?.messages[1]?.message.message_id;
  const payment = await post(`/users/${ann.id}/pay`, { bot: 'shop_bot', message_id });
  expect(payment).toEqual({ status: 'paid', charge_id: expect.any(String) });
  await expect.poll(() => paid).toEqual([payment.charge_id]);
  expect(await bot.api.getMyStarBalance()).toEqual({ amount: 250 });
  expect(sandbox.telegram.world.users[ann.id]?.stars).toBe(50);

  await bot.api.refundStarPayment(ann.id, payment.charge_id);
  await expect.poll(() => refunded).toEqual([payment.charge_id]);
  await expect(bot.api.refundStarPayment(ann.id, payment.charge_id)).rejects.toThrow('CHARGE_ALREADY_REFUNDED');
  const { transactions } = await bot.api.getStarTransactions();
  expect(transactions.map(({ id, source, receiver }) => [id, !!source, !!receiver])).toEqual([
    [payment.charge_id, true, false],
    [payment.charge_id, false, true],
  ]);
  await bot.stop();
  await running;
});
