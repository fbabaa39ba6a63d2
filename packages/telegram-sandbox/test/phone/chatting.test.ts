import { type Bot, InlineKeyboard, Keyboard } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { openTelegramSandbox } from '../../src/index.ts';
import {
  addPerson,
  bots,
  device,
  messages,
  openChat,
  openPhone,
  start,
  useBrowser,
  usePhone,
  write,
} from './open-phone.ts';

const browser = useBrowser();
const phone = usePhone(browser);

const echoes = (bot: Bot): void => {
  bot.command('start', (context) => context.reply(`Welcome ${context.match}`));
  bot.on('message:text', (context) => context.reply(`You said: ${context.message.text}`));
};

test('a person is picked, presses Start, writes, and the bot answers', async () => {
  const { page } = await phone(echoes);
  await device(page).getByRole('heading', { name: 'Who are you?' }).waitFor();
  await openChat(page);
  await start(page);
  await messages(page).filter({ hasText: 'Star Shop: Welcome' }).waitFor();
  await write(page, 'two\nlines');
  await messages(page).filter({ hasText: 'You said: two' }).waitFor();
  await page.getByRole('button', { name: 'Back to chats' }).click();
  await device(page)
    .getByRole('button', { name: /Star Shop .* You said: two/ })
    .waitFor();
});

test('a pressed button reaches the bot: its answer is a toast or an alert, its edit shows in place', async () => {
  const keys = new InlineKeyboard().text('Softly', 'softly').text('Loudly', 'loudly').row().text('Change', 'change');
  const { page } = await phone((bot) => {
    bot.command('start', (context) => context.reply('<b>Press</b> one', { parse_mode: 'HTML', reply_markup: keys }));
    bot.callbackQuery('softly', (context) => context.answerCallbackQuery('A quiet word'));
    bot.callbackQuery('loudly', (context) => context.answerCallbackQuery({ text: 'A loud word', show_alert: true }));
    bot.callbackQuery('change', async (context) => {
      await context.editMessageText('Now it is other');
      await context.answerCallbackQuery();
    });
  });
  await openChat(page);
  await start(page);
  await page.locator('strong', { hasText: 'Press' }).waitFor();
  await page.getByRole('button', { name: 'Softly' }).click();
  await device(page).getByRole('status').filter({ hasText: 'A quiet word' }).waitFor();
  await page.getByRole('button', { name: 'Loudly' }).click();
  const alert = page.getByRole('alertdialog', { name: 'A loud word' });
  await alert.getByRole('button', { name: 'OK' }).click();
  await alert.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Change' }).click();
  await messages(page)
    .filter({ hasText: /Now it is other.*edited/ })
    .waitFor();
  expect(await page.getByRole('button', { name: 'Softly' }).count()).toBe(0);
});

test('the keyboard of the bot and its commands write for the person', async () => {
  const { page } = await phone((bot) => {
    const reply_markup = new Keyboard().text('Weather').text('News').resized().oneTime();
    bot.command('start', (context) => context.reply('Choose', { reply_markup }));
    bot.on('message:text', (context) => context.reply(`You said: ${context.message.text}`));
    void bot.api.setMyCommands([
      { command: 'buy', description: 'Buy credits' },
      { command: 'balance', description: 'What is left' },
    ]);
  });
  await openChat(page);
  await start(page);
  await page.getByRole('group', { name: 'Keyboard of the bot' }).getByRole('button', { name: 'Weather' }).click();
  await messages(page).filter({ hasText: 'You said: Weather' }).waitFor();
  await page.getByRole('group', { name: 'Keyboard of the bot' }).waitFor({ state: 'hidden' });
  await page.getByRole('textbox', { name: 'Message' }).fill('/ba');
  const commands = page.getByRole('menu', { name: 'Commands' });
  expect(await commands.getByRole('menuitem').allTextContents()).toEqual(['/balance What is left']);
  await commands.getByRole('menuitem', { name: '/balance' }).click();
  await messages(page).filter({ hasText: 'You said: /balance' }).waitFor();
});

test('what the bot says by itself shows without a reload: a dot in the list, an announcement in the chat', async () => {
  const { bot, page, person } = await phone(echoes);
  await openChat(page);
  await start(page);
  await messages(page).filter({ hasText: 'Welcome' }).waitFor();
  await bot.api.sendMessage(person, 'The shop closes soon');
  await page.locator('[aria-live=polite]').filter({ hasText: 'Star Shop: The shop closes soon' }).waitFor();
  await page.getByRole('button', { name: 'Back to chats' }).click();
  await bot.api.sendMessage(person, 'The shop is closed');
  await device(page)
    .getByRole('button', { name: /The shop is closed New message/ })
    .click();
  await messages(page).filter({ hasText: 'The shop is closed' }).waitFor();
  await page.getByRole('button', { name: 'Back to chats' }).click();
  expect(await device(page).getByText('New message').count()).toBe(0);
});

test('a deep link waits for Start and carries its parameter; a bot can be blocked and started again', async () => {
  const { page } = await phone(echoes);
  await device(page).getByRole('button', { name: /Ann/ }).click();
  const search = page.getByRole('searchbox', { name: 'Search or paste a t.me link' });
  await search.fill('t.me/shop_bot?start=gift_7');
  await search.press('Enter');
  await start(page);
  await messages(page).filter({ hasText: 'Welcome gift_7' }).waitFor();
  await page.getByRole('button', { name: 'About the bot' }).click();
  await page.getByRole('button', { name: 'Block the bot' }).click();
  await page.getByRole('button', { name: 'Restart' }).click();
  await messages(page).filter({ hasText: 'Welcome' }).nth(1).waitFor();
});

test('everything is done with the keyboard alone', async () => {
  const { page } = await phone((bot) => {
    const reply_markup = new InlineKeyboard().text('Press me', 'x');
    bot.command('start', (context) => context.reply('Hello', { reply_markup }));
    bot.command('buy', (context) =>
      context.replyWithInvoice('Pack', 'Ten', 'p1', 'XTR', [{ label: 'Pack', amount: 10 }]),
    );
    bot.callbackQuery('x', (context) => context.answerCallbackQuery('Pressed'));
    bot.on('pre_checkout_query', (context) => context.answerPreCheckoutQuery(true));
  });
  const focused = () => page.evaluate(() => document.querySelector('button:focus')?.textContent ?? '');
  const tabTo = async (text: string, key = 'Tab') => {
    for (let step = 0; step < 120 && !(await focused()).includes(text); step += 1) await page.keyboard.press(key);
    expect(await focused()).toContain(text);
  };
  await device(page).getByRole('button', { name: /Ann/ }).waitFor();
  await tabTo('Ann');
  await page.keyboard.press('Enter');
  await tabTo('Star Shop');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Press me' }).waitFor();
  await tabTo('Press me', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await device(page).getByRole('status').filter({ hasText: 'Pressed' }).waitFor();
  await page.getByRole('textbox', { name: 'Message' }).press('End');
  await page.keyboard.type('/buy');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Pay ⭐ 10' }).waitFor();
  await tabTo('Pay', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Confirm/ }).waitFor();
  await tabTo('Confirm');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Done' }).waitFor();
  await tabTo('Done');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toContain('Pay');
  await page.keyboard.press('Escape');
  await expect.poll(focused).toContain('Star Shop');
});

test('when the sandbox goes away the page says so, and goes on by itself when it is back', async () => {
  const first = await openTelegramSandbox({ bots });
  await addPerson(first);
  const page = await openPhone(browser(), first);
  await openChat(page);
  await first.close();
  const banner = device(page).getByRole('status').filter({ hasText: 'Reconnecting' });
  await banner.waitFor();
  const second = await openTelegramSandbox({ bots, port: Number(new URL(first.url).port) });
  onTestFinished(() => second.close());
  await banner.waitFor({ state: 'detached' });
  await device(page).getByRole('heading', { name: 'Who are you?' }).waitFor();
  await device(page).getByRole('button', { name: /User/ }).waitFor();
});
