import { Bot } from 'grammy';
import { expect, test } from 'vitest';
import { openTest, product, stoppedClock, token } from './open-test.ts';

test('a person pays Stars to a grammY bot, and gets them back', async () => {
  const { sandbox, person, post, get } = await openTest();
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

  const ann = await person({ stars: 300 });
  await post(`/users/${ann.id}/messages`, { bot: 'shop_bot', text: '/buy' });
  await post('/settle');
  const { messages } = (await get(`/users/${ann.id}/chats/shop_bot`)) as unknown as {
    messages: { message_id: number }[];
  };
  expect(messages[1]).toMatchObject({
    from: 'bot',
    invoice: {
      title: '500 credits',
      description: 'For the bot',
      currency: 'XTR',
      total_amount: 250,
      start_parameter: '',
    },
  });
  expect(JSON.stringify(messages)).not.toContain('pay_1');
  const message_id = messages[1]?.message_id;
  expect(await get(`/users/${ann.id}/invoice?bot=shop_bot&message_id=${message_id}`)).toEqual({
    title: '500 credits',
    description: 'For the bot',
    currency: 'XTR',
    total_amount: 250,
    bot: { id: 4242, username: 'shop_bot', first_name: 'Shop' },
  });
  const payment = await post(`/users/${ann.id}/pay`, { bot: 'shop_bot', message_id });
  expect(payment).toEqual({ status: 'paid', charge_id: expect.any(String) });
  await post('/settle');
  expect(paid).toEqual([payment['charge_id']]);
  expect(await bot.api.getMyStarBalance()).toEqual({ amount: 250 });
  expect(sandbox.telegram.world.users[ann.id]?.stars).toBe(50);

  expect(await bot.api.refundStarPayment(ann.id, paid[0] ?? '')).toBe(true);
  await post('/settle');
  expect(refunded).toEqual(paid);
  await expect(bot.api.refundStarPayment(ann.id, paid[0] ?? '')).rejects.toMatchObject({
    error_code: 400,
    description: 'Bad Request: CHARGE_ALREADY_REFUNDED',
  });
  expect(await bot.api.getMyStarBalance()).toEqual({ amount: 0 });
  expect(sandbox.telegram.world.users[ann.id]?.stars).toBe(300);
  await bot.stop();
  await running;
});

test('the updates of a payment have the shape of Telegram', async () => {
  const { call, person, post, updates } = await openTest({ clock: stoppedClock() });
  const { id } = await person({ username: 'ann', language_code: 'en', is_premium: true });
  const link = (await call('createInvoiceLink', product())).result as unknown as string;
  expect(link).toMatch(/^https:\/\/t\.me\/\$[\w-]+$/);
  const paying = post(`/users/${id}/pay`, { link });
  await expect.poll(async () => (await call('getUpdates')).result).toHaveLength(1);
  const from = { id, is_bot: false, first_name: 'Ann', username: 'ann', language_code: 'en', is_premium: true };
  const [asked] = await updates();
  expect(asked?.pre_checkout_query).toEqual({
    id: expect.stringMatching(/^\d+$/),
    from,
    currency: 'XTR',
    total_amount: 250,
    invoice_payload: 'pay_1',
  });
  await call('answerPreCheckoutQuery', { pre_checkout_query_id: asked?.pre_checkout_query?.id, ok: true });
  const { charge_id } = await paying;
  const [paid] = await updates();
  expect(paid?.message).toEqual({
    message_id: 1,
    date: Date.parse('2026-11-20T12:00:00Z') / 1000,
    chat: { id, type: 'private', first_name: 'Ann', username: 'ann' },
    from,
    successful_payment: {
      currency: 'XTR',
      total_amount: 250,
      invoice_payload: 'pay_1',
      telegram_payment_charge_id: charge_id,
      provider_payment_charge_id: expect.any(String),
    },
  });
  await post('/refunds', { charge_id });
  const [refunded] = await updates();
  expect(refunded?.message?.refunded_payment).toMatchObject({
    currency: 'XTR',
    total_amount: 250,
    invoice_payload: 'pay_1',
    telegram_payment_charge_id: charge_id,
  });
});

test('a bot that says no is not paid, and its reason reaches the person', async () => {
  const { sandbox, call, person, post, updates } = await openTest();
  const { id } = await person();
  const link = (await call('createInvoiceLink', product())).result;
  const paying = post(`/users/${id}/pay`, { link });
  await expect.poll(async () => (await call('getUpdates')).result).toHaveLength(1);
  const [asked] = await updates();
  const pre_checkout_query_id = asked?.pre_checkout_query?.id;
  expect(await call('answerPreCheckoutQuery', { pre_checkout_query_id, ok: false, error_message: 'Sold out' })).toEqual(
    {
      ok: true,
      result: true,
    },
  );
  expect(await paying).toEqual({ status: 'failed', error: 'Sold out' });
  expect(await call('answerPreCheckoutQuery', { pre_checkout_query_id, ok: true })).toMatchObject({
    description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
  });
  expect(sandbox.telegram.world.users[id]?.stars).toBe(1000);
  expect(await updates()).toEqual([]);
});

test('ten seconds on the clock without an answer end the payment, and nobody is charged', async () => {
  const { sandbox, call, person, post, updates } = await openTest({ clock: stoppedClock() });
  const { id } = await person();
  const link = (await call('createInvoiceLink', product())).result;
  const paying = post(`/users/${id}/pay`, { link });
  await expect.poll(async () => (await call('getUpdates')).result).toHaveLength(1);
  const [asked] = await updates();
  await post('/clock', { advance: '9s' });
  expect(sandbox.telegram.checkouts.size).toBe(1);
  await post('/clock', { advance: '1s' });
  expect(await paying).toEqual({ status: 'failed', error: 'BOT_PRECHECKOUT_TIMEOUT' });
  expect(
    await call('answerPreCheckoutQuery', { pre_checkout_query_id: asked?.pre_checkout_query?.id, ok: true }),
  ).toMatchObject({ error_code: 400, description: expect.stringContaining('query is too old') });
  expect(sandbox.telegram.world.users[id]?.stars).toBe(1000);
  expect((await call('getStarTransactions')).result).toEqual({ transactions: [] });
});

test('the ten seconds also pass by themselves', async () => {
  const clock = stoppedClock();
  const { call, person, post } = await openTest({ clock });
  const { id } = await person();
  const link = (await call('createInvoiceLink', product())).result;
  const paying = post(`/users/${id}/pay`, { link });
  await expect.poll(async () => (await call('getUpdates')).result).toHaveLength(1);
  clock.set(new Date(clock.now().getTime() + 10_000));
  expect(await paying).toMatchObject({ status: 'failed' });
});

test('a person without the Stars cannot pay, and is not charged when they are gone by the answer', async () => {
  const { call, person, post, updates } = await openTest();
  const { id } = await person({ stars: 249 });
  const link = (await call('createInvoiceLink', product())).result;
  expect(await post(`/users/${id}/pay`, { link })).toEqual({ status: 'failed', error: 'BALANCE_TOO_LOW' });
  await post(`/users/${id}/stars`, { amount: 1 });
  const paying = post(`/users/${id}/pay`, { link });
  await expect.poll(async () => (await call('getUpdates')).result).toHaveLength(1);
  await post(`/users/${id}/stars`, { amount: -1 });
  const [asked] = await updates();
  await call('answerPreCheckoutQuery', { pre_checkout_query_id: asked?.pre_checkout_query?.id, ok: true });
  expect(await paying).toEqual({ status: 'failed', error: 'BALANCE_TOO_LOW' });
});

test('a bot cannot refund what it no longer has, but a charge-back takes it below zero', async () => {
  const { call, person, post, pay } = await openPaying();
  const { id } = await person();
  const one = await pay(id, 250);
  const two = await pay(id, 100);
  await post('/bots/shop_bot/transactions', {
    amount: 300,
    receiver: { type: 'fragment', withdrawal_state: { type: 'pending' } },
  });
  expect((await call('getMyStarBalance')).result).toEqual({ amount: 50 });
  const refund = { user_id: id, telegram_payment_charge_id: two };
  expect(await call('refundStarPayment', refund)).toMatchObject({ description: 'Bad Request: BALANCE_TOO_LOW' });
  expect(await post('/refunds', { charge_id: one })).toEqual({ ok: true });
  expect((await call('getMyStarBalance')).result).toEqual({ amount: -200 });
  expect(await post('/refunds', { charge_id: one })).toMatchObject({ error: expect.stringContaining('already') });
});

test('a charge is refunded only to the person who paid it, by the bot that got it', async () => {
  const { call, person, post, pay } = await openPaying();
  const ann = await person();
  const bob = await person({ first_name: 'Bob' });
  const charge = await pay(ann.id, 250);
  const other = (await post('/bots', { username: 'other_bot', first_name: 'Other' }))['token'];
  const refund = (user_id: number, as?: string) =>
    call('refundStarPayment', { user_id, telegram_payment_charge_id: charge }, as);
  expect(await refund(bob.id)).toMatchObject({ description: 'Bad Request: CHARGE_ID_INVALID' });
  expect(await refund(ann.id, other)).toMatchObject({ description: 'Bad Request: CHARGE_ID_INVALID' });
  expect(await refund(ann.id)).toEqual({ ok: true, result: true });
});

test('one link is paid many times, by many people', async () => {
  const { call, person, post } = await openPaying();
  const people = [await person(), await person({ first_name: 'Bob' })];
  const link = (await call('createInvoiceLink', product())).result;
  const payments = [];
  for (const { id } of [...people, ...people]) payments.push(await post(`/users/${id}/pay`, { link }));
  expect(payments.map(({ status }) => status)).toEqual(['paid', 'paid', 'paid', 'paid']);
  expect(new Set(payments.map(({ charge_id }) => charge_id)).size).toBe(4);
});

test('the Star list is ascending, is paged by offset, and names a refund by the same id with a receiver', async () => {
  const { call, person, pay, post } = await openPaying();
  const { id } = await person();
  const charges = [await pay(id, 10), await pay(id, 20), await pay(id, 30)];
  await call('refundStarPayment', { user_id: id, telegram_payment_charge_id: charges[1] });
  await post('/bots/shop_bot/transactions', {
    amount: 12,
    nanostar_amount: 300_000_000,
    receiver: { type: 'telegram_api', request_count: 123 },
  });
  const list = async (args: object = {}) =>
    ((await call('getStarTransactions', args)).result as unknown as { transactions: Record<string, unknown>[] })
      .transactions;
  const all = await list();
  expect(all.map(({ id: charge, amount, source, receiver }) => [charge, amount, !!source, !!receiver])).toEqual([
    [charges[0], 10, true, false],
    [charges[1], 20, true, false],
    [charges[2], 30, true, false],
    [charges[1], 20, false, true],
    [expect.any(String), 12, false, true],
  ]);
  expect(all[0]).toEqual({
    id: charges[0],
    date: expect.any(Number),
    amount: 10,
    source: {
      type: 'user',
      transaction_type: 'invoice_payment',
      user: { id, is_bot: false, first_name: 'Ann' },
      invoice_payload: 'pay_10',
    },
  });
  expect(all[3]).toMatchObject({
    receiver: { type: 'user', transaction_type: 'invoice_payment', invoice_payload: 'pay_20' },
  });
  expect(await list({ offset: 1, limit: 2 })).toEqual(all.slice(1, 3));
  expect(await list({ offset: 5 })).toEqual([]);
  expect((await call('getMyStarBalance')).result).toEqual({ amount: 27, nanostar_amount: 700_000_000 });
});

test('an affiliate takes a share to the nanostar, and the message still says the whole price', async () => {
  const { call, person, updates, post } = await openPaying();
  const { id } = await person();
  const friend = await person({ first_name: 'Ref' });
  const link = (await call('createInvoiceLink', product({ prices: [{ label: 'Pro', amount: 500 }] }))).result;
  await post(`/users/${id}/pay`, { link, affiliate: { user: friend.id, commission_per_mille: 101 } });
  const messages = await updates();
  expect(messages.at(-1)?.message?.successful_payment?.total_amount).toBe(500);
  expect((await call('getStarTransactions')).result).toMatchObject({
    transactions: [
      {
        amount: 449,
        nanostar_amount: 500_000_000,
        source: {
          affiliate: {
            affiliate_user: { id: friend.id },
            commission_per_mille: 101,
            amount: 50,
            nanostar_amount: 500_000_000,
          },
        },
      },
    ],
  });
});

/** A sandbox whose bot says yes to every pre-checkout query. */
async function openPaying() {
  const opened = await openTest();
  const { call, post, sandbox } = opened;
  const watch = setInterval(() => {
    for (const { id } of sandbox.telegram.checkouts.values())
      void call('answerPreCheckoutQuery', { pre_checkout_query_id: id, ok: true });
  }, 5).unref();
  const close = sandbox.app.server;
  close.once('close', () => clearInterval(watch));
  const pay = async (user: number, amount: number): Promise<string> => {
    const link = (
      await call('createInvoiceLink', product({ payload: `pay_${amount}`, prices: [{ label: 'Pack', amount }] }))
    ).result;
    return (await post(`/users/${user}/pay`, { link }))['charge_id'] ?? '';
  };
  return { ...opened, pay };
}
