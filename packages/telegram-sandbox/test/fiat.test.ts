import { expect, test } from 'vitest';
import { openTest, product } from './open-test.ts';

const fiat = {
  ...product(),
  currency: 'EUR',
  provider_token: '284685063:TEST:abc',
  prices: [
    { label: 'Mug', amount: 1250 },
    { label: 'Discount', amount: -250 },
  ],
};

test('a provider charges a card: Stars do not move, and the provider’s books say how much', async () => {
  const { call, person, post, get, sandbox } = await openTest();
  const ann = await person({ stars: 7 });
  const { result: link } = await call('createInvoiceLink', fiat);
  expect(await get(`/users/${ann.id}/invoice?link=${encodeURIComponent(String(link))}`)).toMatchObject({
    currency: 'EUR',
    total_amount: 1000,
  });
  const paying = post(`/users/${ann.id}/pay`, { link });
  const { result: asked } = await call('getUpdates', { timeout: 2 });
  const [{ pre_checkout_query: query }] = asked as unknown as [{ pre_checkout_query: { id: string } }];
  expect(query).toMatchObject({ currency: 'EUR', total_amount: 1000 });
  await call('answerPreCheckoutQuery', { pre_checkout_query_id: query.id, ok: true });
  const { charge_id } = (await paying) as unknown as { charge_id: string };
  const { result: told } = await call('getUpdates', { timeout: 2 });
  expect((told as unknown as { message?: object }[]).at(-1)?.message).toMatchObject({
    successful_payment: {
      currency: 'EUR',
      total_amount: 1000,
      telegram_payment_charge_id: charge_id,
      provider_payment_charge_id: expect.stringMatching(/^ch_/),
    },
  });
  expect(await get('/providers')).toEqual([{ provider_token: fiat.provider_token, charged: { EUR: 1000 } }]);
  expect(await get('/bots/shop_bot/invoices')).toMatchObject([{ link, payload: fiat.payload, total_amount: 1000 }]);
  expect(sandbox.telegram.world.users[ann.id]?.stars).toBe(7);
  expect(await call('getMyStarBalance')).toMatchObject({ result: { amount: 0 } });
  expect(await call('refundStarPayment', { user_id: ann.id, telegram_payment_charge_id: charge_id })).toMatchObject({
    ok: false,
    description: 'Bad Request: CHARGE_ID_INVALID',
  });
  expect(await post('/refunds', { charge_id })).toMatchObject({ error: expect.stringContaining('provider') });
});

test.each([
  ['a token that BotFather never gave', { provider_token: 'x' }, 'PAYMENT_PROVIDER_INVALID'],
  ['no token', { provider_token: '' }, 'PAYMENT_PROVIDER_INVALID'],
  ['no currency', { currency: 'euro' }, 'CURRENCY_INVALID'],
  ['nothing', { prices: [{ label: 'Free', amount: 0 }] }, 'CURRENCY_TOTAL_AMOUNT_INVALID'],
  ['a subscription', { subscription_period: 2_592_000 }, 'SUBSCRIPTION_PERIOD_INVALID'],
])('an invoice in money for %s is refused', async (_, change, why) => {
  const { call } = await openTest();
  expect(await call('createInvoiceLink', { ...fiat, ...change })).toMatchObject({
    ok: false,
    description: `Bad Request: ${why}`,
  });
});
