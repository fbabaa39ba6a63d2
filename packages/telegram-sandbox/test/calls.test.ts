import { expect, test } from 'vitest';
import { openTest, product, token } from './open-test.ts';

test('JSON, form, multipart and query string say the same thing', async () => {
  const { sandbox, person, post } = await openTest();
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: '/start' });
  const url = `${sandbox.url}/bot${token}/sendMessage`;
  const reply_markup = { inline_keyboard: [[{ text: 'Yes', callback_data: 'yes' }]] };
  const args = { chat_id: String(id), text: 'Grüße ⭐', reply_markup: JSON.stringify(reply_markup) };
  const form = new FormData();
  for (const [name, value] of Object.entries(args)) form.set(name, value);
  const requests: [string, RequestInit][] = [
    [
      url,
      {
        method: 'POST',
        body: JSON.stringify({ ...args, reply_markup }),
        headers: { 'content-type': 'application/json' },
      },
    ],
    [url, { method: 'POST', body: new URLSearchParams(args) }],
    [url, { method: 'POST', body: form }],
    [`${url}?${new URLSearchParams(args)}`, { method: 'GET' }],
    [`${url}?${new URLSearchParams(args)}`, { method: 'POST' }],
  ];
  for (const [address, init] of requests) {
    const { ok, result } = (await (await fetch(address, init)).json()) as { ok: boolean; result: object };
    expect(ok).toBe(true);
    expect(result).toMatchObject({
      text: 'Grüße ⭐',
      reply_markup,
      from: { is_bot: true },
      chat: { id, type: 'private' },
    });
  }
});

test('method names are read in any case, also under /test/', async () => {
  const { sandbox, call } = await openTest();
  expect(await call('GETME')).toMatchObject({ ok: true, result: { id: 4242, username: 'shop_bot', is_bot: true } });
  const response = await fetch(`${sandbox.url}/bot${token}/test/getMe`);
  expect(await response.json()).toMatchObject({ ok: true });
});

test('an unknown token is unauthorized', async () => {
  const { call } = await openTest();
  expect(await call('getMe', {}, '1:NOBODY')).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
});

test('an unknown method is not found, with the status in HTTP too', async () => {
  const { sandbox, call } = await openTest();
  const answer = { ok: false, error_code: 404, description: 'Not Found: method not found' };
  expect(await call('sendTelegram')).toEqual(answer);
  expect((await fetch(`${sandbox.url}/bot${token}/sendTelegram`)).status).toBe(404);
});

test('wrong parameters are refused in the words of Telegram', async () => {
  const { call, person, post } = await openTest();
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: '/start' });
  const price = (amount: unknown) => ({ prices: [{ label: 'Pack', amount }] });
  const wrong: [string, object, string][] = [
    ['sendMessage', { text: 'hi' }, 'chat_id is empty'],
    ['sendMessage', { chat_id: id }, 'message text is empty'],
    ['sendMessage', { chat_id: id, text: '  \n' }, 'text must be non-empty'],
    ['sendMessage', { chat_id: id, text: 'x'.repeat(4097) }, 'message is too long'],
    ['sendMessage', { chat_id: 77, text: 'hi' }, 'chat not found'],
    ['sendMessage', { chat_id: '@nobody_here', text: 'hi' }, 'chat not found'],
    ['sendMessage', { chat_id: id, text: 'hi', parse_mode: 'XML' }, 'unsupported parse_mode'],
    ['sendMessage', { chat_id: id, text: 'hi', reply_markup: '{' }, "can't parse reply keyboard markup JSON object"],
    ['sendMessage', { chat_id: id, text: 'hi', reply_markup: '[]' }, 'object expected as reply markup'],
    [
      'sendMessage',
      { chat_id: id, text: 'hi', reply_markup: { inline_keyboard: [[{ text: 'x' }]] } },
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      'sendMessage',
      { chat_id: id, text: 'hi', reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x'.repeat(65) }]] } },
      'BUTTON_DATA_INVALID',
    ],
    [
      'sendMessage',
      { chat_id: id, text: 'hi', reply_parameters: { message_id: 99 } },
      'message to be replied not found',
    ],
    ['createInvoiceLink', { ...product(), title: '' }, 'parameter "title" is required'],
    ['createInvoiceLink', { ...product(), prices: '[' }, "can't parse prices JSON object"],
    ['createInvoiceLink', { ...product(), prices: {} }, 'expected an Array of labeled prices'],
    ['createInvoiceLink', { ...product(), prices: [] }, 'there must be at least one price'],
    ['createInvoiceLink', { ...product(), prices: [1] }, "can't parse labeled price: LabeledPrice must be an Object"],
    ['createInvoiceLink', { ...product(), ...price(0) }, 'CURRENCY_TOTAL_AMOUNT_INVALID'],
    ['createInvoiceLink', { ...product(), ...price(100_001) }, 'CURRENCY_TOTAL_AMOUNT_INVALID'],
    [
      'createInvoiceLink',
      { ...product(), ...price(1.5) },
      'can\'t parse labeled price: Field "amount" must be a valid Number',
    ],
    ['createInvoiceLink', { ...product(), prices: [...price(1).prices, ...price(2).prices] }, 'STARS_INVOICE_INVALID'],
    ['createInvoiceLink', { ...product(), need_email: true }, 'STARS_INVOICE_INVALID'],
    ['createInvoiceLink', { ...product(), max_tip_amount: 5 }, 'STARS_INVOICE_INVALID'],
    ['createInvoiceLink', { ...product(), payload: 'я'.repeat(65) }, 'INVOICE_PAYLOAD_INVALID'],
    ['createInvoiceLink', { ...product(), subscription_period: 86_400 }, 'SUBSCRIPTION_PERIOD_INVALID'],
    [
      'createInvoiceLink',
      { ...product(), ...price(10_001), subscription_period: 2_592_000 },
      'CURRENCY_TOTAL_AMOUNT_INVALID',
    ],
    ['answerPreCheckoutQuery', { pre_checkout_query_id: '1', ok: false }, 'parameter "error_message" is required'],
    [
      'answerPreCheckoutQuery',
      { pre_checkout_query_id: '1', ok: true },
      'query is too old and response timeout expired or query ID is invalid',
    ],
    [
      'answerCallbackQuery',
      { callback_query_id: '1' },
      'query is too old and response timeout expired or query ID is invalid',
    ],
    ['refundStarPayment', { telegram_payment_charge_id: 'x' }, 'invalid user_id specified'],
    ['refundStarPayment', { user_id: id }, 'parameter "telegram_payment_charge_id" is required'],
    ['refundStarPayment', { user_id: id, telegram_payment_charge_id: 'x' }, 'CHARGE_ID_INVALID'],
    ['refundStarPayment', { user_id: 5, telegram_payment_charge_id: 'x' }, 'USER_ID_INVALID'],
    ['deleteMessage', { message_id: 1 }, 'chat identifier is not specified'],
    ['deleteMessage', { chat_id: id }, 'message identifier is not specified'],
    ['deleteMessage', { chat_id: id, message_id: 99 }, 'message to delete not found'],
    ['editMessageText', { chat_id: id, message_id: 99, text: 'x' }, 'message to edit not found'],
    ['editMessageText', { chat_id: id, message_id: 1, text: 'x' }, "message can't be edited"],
    ['sendChatAction', { chat_id: id, action: 'singing' }, 'wrong parameter action in request'],
    ['sendPhoto', { chat_id: id }, 'there is no photo in the request'],
    ['setMyCommands', { commands: {} }, 'expected an Array of BotCommand'],
    ['setMyCommands', { commands: [{ command: 'Größe', description: 'x' }] }, 'BOT_COMMAND_INVALID'],
    ['setWebhook', { url: 'ftp://example.org' }, 'invalid webhook URL specified'],
    ['setWebhook', { url: 'https://example.org', secret_token: 'a b' }, 'secret token contains unallowed characters'],
    ['setWebhook', { url: 'https://example.org', secret_token: 'a'.repeat(257) }, 'secret token is too long'],
  ];
  for (const [method, args, description] of wrong) {
    expect({ method, args, ...(await call(method, args)) }).toEqual({
      method,
      args,
      ok: false,
      error_code: 400,
      description: `Bad Request: ${description}`,
    });
  }
});

test('a body that is too large is refused in the shape of Telegram', async () => {
  const { sandbox } = await openTest();
  const headers = { 'content-type': 'application/json' };
  const body = 'x'.repeat(53_000_000);
  const response = await fetch(`${sandbox.url}/bot${token}/getMe`, { method: 'POST', headers, body });
  expect(await response.json()).toEqual({ ok: false, error_code: 413, description: 'Request Entity Too Large' });
});

test('a body that is no JSON is refused', async () => {
  const { sandbox } = await openTest();
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${sandbox.url}/bot${token}/getMe`, { method: 'POST', headers, body: '{' });
  expect([response.status, await response.json()]).toMatchObject([400, { ok: false, error_code: 400 }]);
});
