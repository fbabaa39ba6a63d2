import { expect, test } from 'vitest';
import { openTest, product } from './open-test.ts';

test('gifts and Premium are paid with the Stars of the bot, and are rows of its list', async () => {
  const { call, person, post } = await openTest();
  const { id } = await person({ stars: 2000 });
  const { result: known } = await call('getAvailableGifts');
  const [gift] = (known as unknown as { gifts: { id: string; star_count: number }[] }).gifts;
  const give = (more: object = {}) => call('sendGift', { user_id: id, gift_id: gift?.id, text: 'Thanks', ...more });
  expect(await give()).toMatchObject({ ok: false, description: 'Bad Request: BALANCE_TOO_LOW' });

  const { result: link } = await call('createInvoiceLink', { ...product(), prices: [{ label: 'Pack', amount: 1100 }] });
  const paying = post(`/users/${id}/pay`, { link });
  await expect
    .poll(async () => {
      const { result } = await call('getUpdates');
      const [asked] = result as unknown as { pre_checkout_query?: { id: string } }[];
      const query = asked?.pre_checkout_query?.id;
      return query && (await call('answerPreCheckoutQuery', { pre_checkout_query_id: query, ok: true })).ok;
    })
    .toBe(true);
  await paying;

  expect(await give()).toMatchObject({ ok: true, result: true });
  expect(await give({ gift_id: 'none' })).toMatchObject({ description: 'Bad Request: STARGIFT_INVALID' });
  expect(await give({ user_id: 5 })).toMatchObject({ description: 'Bad Request: USER_ID_INVALID' });
  const premium = (star_count: number) => call('giftPremiumSubscription', { user_id: id, month_count: 3, star_count });
  expect(await premium(999)).toMatchObject({ ok: false });
  expect(await premium(1000)).toMatchObject({ ok: true });
  expect(await premium(1000)).toMatchObject({ description: 'Bad Request: BALANCE_TOO_LOW' });
  expect(await call('getMyStarBalance')).toMatchObject({ result: { amount: 1100 - 15 - 1000 } });
  const { result: list } = await call('getStarTransactions', { offset: 1 });
  expect(list).toMatchObject({
    transactions: [
      { amount: 15, receiver: { type: 'user', transaction_type: 'gift_purchase', user: { id }, gift } },
      { amount: 1000, receiver: { transaction_type: 'premium_purchase', premium_subscription_duration: 3 } },
    ],
  });
});
