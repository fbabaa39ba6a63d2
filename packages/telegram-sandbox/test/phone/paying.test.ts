import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Bot, InlineKeyboard } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { device, messages, openChat, start, useBrowser, usePhone, write } from './open-phone.ts';

const browser = useBrowser();
const phone = usePhone(browser);

const price = [{ label: 'Pack', amount: 250 }];
const sellsCredits = (bot: Bot): void => {
  bot.command('start', (context) => context.reply('Try /buy'));
  bot.command('buy', (context) => context.replyWithInvoice('500 credits', 'For pictures and talk', 'p1', 'XTR', price));
};
const agrees = (bot: Bot): void => {
  bot.on('pre_checkout_query', (context) => context.answerPreCheckoutQuery(true));
};

test('an invoice is paid from the Star balance, and a refund arrives live', async () => {
  let refund = async (): Promise<unknown> => undefined;
  const { page } = await phone((bot) => {
    sellsCredits(bot);
    agrees(bot);
    bot.on('message:successful_payment', async (context) => {
      refund = () => context.refundStarPayment();
      await context.reply('500 credits are yours');
    });
  });
  await openChat(page);
  await start(page);
  await page.getByRole('button', { name: '/buy' }).click();
  await page.getByRole('button', { name: 'Pay ⭐ 250' }).click();

  const sheet = page.getByRole('dialog', { name: 'Payment' });
  await sheet.getByText('Do you want to buy 500 credits from Star Shop for').waitFor();
  await sheet.getByText('For pictures and talk').waitFor();
  await sheet.getByText('Balance').waitFor();
  await sheet.getByRole('button', { name: 'Confirm and pay ⭐ 250' }).click();
  await sheet.getByRole('heading', { name: 'Paid', exact: true }).waitFor();
  await sheet.getByRole('button', { name: 'Done' }).click();

  await messages(page).filter({ hasText: 'You paid 250 for 500 credits' }).waitFor();
  await messages(page).filter({ hasText: '500 credits are yours' }).waitFor();
  const balance = page.getByRole('status', { name: 'Star balance' });
  expect(await balance.textContent()).toContain('750');
  await refund();
  await messages(page).filter({ hasText: 'Star Shop refunded 250' }).waitFor();
  await page.locator('[aria-live=polite]').filter({ hasText: 'Star Shop refunded ⭐ 250' }).waitFor();
  await expect.poll(() => balance.textContent()).toContain('1,000');
  await page.getByRole('button', { name: 'Refund it, as Telegram does' }).waitFor({ state: 'detached' });
});

test('a payment is given back from the phone, as Telegram does by itself, and the bot hears of it', async () => {
  const heard: string[] = [];
  const { page } = await phone((bot) => {
    sellsCredits(bot);
    agrees(bot);
    bot.on('message:refunded_payment', ({ message }) => void heard.push(message.refunded_payment.invoice_payload));
  });
  await openChat(page);
  await start(page);
  await page.getByRole('button', { name: '/buy' }).click();
  await page.getByRole('button', { name: 'Pay ⭐ 250' }).click();
  const sheet = page.getByRole('dialog', { name: 'Payment' });
  await sheet.getByRole('button', { name: 'Confirm and pay ⭐ 250' }).click();
  await sheet.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Refund it, as Telegram does' }).click();
  await messages(page).filter({ hasText: 'Star Shop refunded 250' }).waitFor();
  await expect.poll(() => heard).toEqual(['p1']);
  await page.getByRole('button', { name: 'Refund it, as Telegram does' }).waitFor({ state: 'detached' });
});

test('too few Stars are told, added on the spot, and the payment goes on', async () => {
  const { page } = await phone((bot) => (sellsCredits(bot), agrees(bot)), { stars: 100 });
  await openChat(page);
  await start(page);
  await write(page, '/buy');
  await page.getByRole('button', { name: 'Pay ⭐ 250' }).click();
  const sheet = page.getByRole('dialog', { name: 'Payment' });
  await sheet.getByRole('alert').filter({ hasText: '150 Stars are missing' }).waitFor();
  expect(await sheet.getByRole('button', { name: /Confirm/ }).count()).toBe(0);
  await sheet.getByRole('button', { name: 'Add ⭐ 150' }).click();
  await sheet.getByRole('button', { name: 'Confirm and pay ⭐ 250' }).click();
  await sheet.getByRole('heading', { name: 'Paid', exact: true }).waitFor();
});

test('a refusal is shown in the words of the bot, ten seconds of silence in ours, and nothing is taken', async () => {
  let isAwake = true;
  const { page } = await phone((bot) => {
    sellsCredits(bot);
    bot.on('pre_checkout_query', async (context) => {
      if (isAwake) await context.answerPreCheckoutQuery(false, 'Sold out until Monday.');
    });
  });
  await openChat(page);
  await start(page);
  await write(page, '/buy');
  await page.getByRole('button', { name: 'Pay ⭐ 250' }).click();
  const sheet = page.getByRole('dialog', { name: 'Payment' });
  await sheet.getByRole('button', { name: /Confirm/ }).click();
  await sheet.getByRole('alert').filter({ hasText: 'Sold out until Monday.' }).waitFor();
  isAwake = false;
  await sheet.getByRole('button', { name: 'Try again' }).click();
  await sheet.getByRole('button', { name: /Confirm/ }).click();
  await sheet.getByRole('status').filter({ hasText: 'Waiting for the bot' }).waitFor();
  await page.getByRole('button', { name: /move the clock 1 hour forward/ }).click();
  await sheet.getByRole('alert').filter({ hasText: 'did not answer within 10 seconds' }).waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  expect(await page.getByRole('status', { name: 'Star balance' }).textContent()).toContain('1,000');
});

test('a t.me/$ link sells a subscription, which the person cancels and resumes beside the phone', async () => {
  const { bot, page } = await phone(agrees);
  const month = { subscription_period: 2_592_000 };
  const link = await bot.api.createInvoiceLink('Plus', 'More each month', 's1', '', 'XTR', price, month);
  await device(page).getByRole('button', { name: /Ann/ }).click();
  const search = page.getByRole('searchbox', { name: 'Search or paste a t.me link' });
  await search.fill(link);
  await search.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Payment' });
  await sheet.getByText('each 30 days').waitFor();
  await sheet.getByRole('button', { name: 'Subscribe for ⭐ 250' }).click();
  await sheet.getByRole('button', { name: 'Done' }).click();
  const subscriptions = page.getByRole('region', { name: 'Subscriptions' });
  await subscriptions.getByText(/renews/).waitFor();
  await subscriptions.getByRole('button', { name: 'Cancel' }).click();
  await subscriptions.getByText(/ends/).waitFor();
  await subscriptions.getByRole('button', { name: 'Resume' }).click();
  await subscriptions.getByText(/renews/).waitFor();
});

/** A Mini App that shows who opened it, sells by its own button, and says how the invoice was closed. */
const appPage = (slug: string) => `<!doctype html><title>App</title><h1></h1><button>Buy here</button><p></p><script>
  const tell = (eventType, eventData = {}) => parent.postMessage(JSON.stringify({ eventType, eventData }), '*');
  const launch = new URLSearchParams(location.hash.slice(1));
  const user = JSON.parse(new URLSearchParams(launch.get('tgWebAppData')).get('user'));
  const theme = JSON.parse(launch.get('tgWebAppThemeParams'));
  document.querySelector('h1').textContent = 'Hello ' + user.first_name + ' ' + theme.bg_color;
  document.querySelector('button').onclick = () => tell('web_app_open_invoice', { slug: '${slug}' });
  onmessage = ({ data }) => {
    const { eventType, eventData } = JSON.parse(data);
    if (eventType === 'invoice_closed') document.querySelector('p').textContent = eventData.slug + ' ' + eventData.status;
    if (eventType === 'main_button_pressed') tell('web_app_close');
  };
  tell('web_app_ready');
  tell('web_app_setup_main_button', { is_visible: true, text: 'Leave' });
</script>`;

test('a Mini App opens signed in, in the theme, sells through the payment sheet, and closes itself', async () => {
  let slug = '';
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(appPage(slug)),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void (server.closeAllConnections(), server.close()));
  const app = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { bot, page } = await phone((taught) => {
    agrees(taught);
    taught.command('start', (context) =>
      context.reply('Open me', { reply_markup: new InlineKeyboard().webApp('Open app', app) }),
    );
  });
  slug = (await bot.api.createInvoiceLink('500 credits', 'From the app', 'p1', '', 'XTR', price)).split('$')[1] ?? '';
  await openChat(page);
  await start(page);
  await page.getByRole('button', { name: 'Open app' }).click();
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { name: 'Hello Ann #ffffff' }).waitFor();
  await frame.getByRole('button', { name: 'Buy here' }).click();
  const sheet = page.getByRole('dialog', { name: 'Payment' });
  await sheet.getByRole('button', { name: /Confirm/ }).click();
  await sheet.getByRole('button', { name: 'Done' }).click();
  await frame.getByText(`${slug} paid`).waitFor();
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.locator('iframe').waitFor({ state: 'detached' });
  await messages(page).filter({ hasText: 'You paid 250 for 500 credits' }).waitFor();
});
