import { type Bot, InlineKeyboard } from 'grammy';
import { expect, test } from 'vitest';
import {
  addPerson,
  device,
  messages,
  openChat,
  openPhone,
  openSandbox,
  start,
  startBot,
  useBrowser,
  usePhone,
} from './open-phone.ts';

const browser = useBrowser();
const phone = usePhone(browser);
const hostile = '<img src=x onerror=alert(1)><b>bold</b>';

test('names, titles and texts with HTML in them are shown as text, and no link runs a script', async () => {
  const teach = (bot: Bot): void => {
    const reply_markup = new InlineKeyboard().text(hostile.slice(0, 40), 'x').row().url('Run', 'javascript:alert(2)');
    bot.command('start', async (context) => {
      await context.reply(hostile, { reply_markup });
      await context.replyWithInvoice('<i>Pack</i>', hostile, 'p1', 'XTR', [{ label: 'Pack', amount: 1 }]);
    });
    bot.callbackQuery('x', (context) => context.answerCallbackQuery(hostile));
  };
  const { page } = await phone(teach, { first_name: hostile, username: 'mallory' }, { first_name: '<u>Shop</u>' });
  await openChat(page, /onerror/, /<u>Shop/);
  await start(page);
  await messages(page).filter({ hasText: hostile }).first().waitFor();
  await messages(page)
    .getByRole('button', { name: hostile.slice(0, 40) })
    .click();
  await device(page).getByRole('status').filter({ hasText: hostile }).waitFor();
  await page.getByRole('button', { name: 'Run' }).click();
  await device(page).getByRole('status').filter({ hasText: 'cannot be opened' }).waitFor();
  await page.getByRole('button', { name: 'Pay ⭐ 1', exact: true }).click();
  await page.getByRole('dialog').getByText('<i>Pack</i>').first().waitFor();
  expect(await page.locator('img, u, i:not([class]), b b').count()).toBe(0);
});

test('the page speaks Russian where the browser does, switches at once, and remembers', async () => {
  const sandbox = await openSandbox();
  await startBot(sandbox, (bot) => {
    bot.command('start', (context) =>
      context.replyWithInvoice('Pack', 'Ten', 'p1', 'XTR', [{ label: 'Pack', amount: 1022 }]),
    );
  });
  await addPerson(sandbox);
  const page = await openPhone(browser(), sandbox, { locale: 'ru-RU' });
  await openChat(page);
  await page.getByRole('button', { name: 'Запустить', exact: true }).click();
  await page.getByRole('button', { name: /Оплатить ⭐ 1.022/ }).click();
  await page.getByRole('alert').filter({ hasText: 'Не хватает 22 звёзд.' }).waitFor();
  await page.getByRole('radiogroup', { name: 'Язык страницы' }).getByText('English').click();
  await page.getByRole('button', { name: 'Pay ⭐ 1,022' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Pay ⭐ 1,022' }).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('en');
});

type Dictionary = Record<string, unknown>;

/** The words of one language, straight from the page's own file. */
async function words(language: 'en' | 'ru'): Promise<Dictionary> {
  const { href } = new URL(`../../page/js/words/${language}.js`, import.meta.url);
  return ((await import(/* @vite-ignore */ href)) as Record<string, Dictionary>)[language] ?? {};
}

test('both languages say everything, with the same blanks', async () => {
  const blanksOf = (phrase: unknown) => [...new Set(JSON.stringify(phrase).match(/\{\w+\}/g))].toSorted();
  const blanks = (said: Dictionary) => Object.entries(said).map(([key, phrase]) => [key, blanksOf(phrase)]);
  expect(Object.fromEntries(blanks(await words('ru')))).toEqual(Object.fromEntries(blanks(await words('en'))));
});

test('people and bots are added, the clock moves, faults are switched and the theme is chosen, each by its name', async () => {
  const { page, sandbox } = await phone();
  const controls = page.getByRole('complementary', { name: 'Sandbox controls' });
  await controls.getByText('Add a person').click();
  await controls.getByRole('textbox', { name: 'First name' }).fill('Carl');
  await controls.getByRole('switch', { name: 'Telegram Premium' }).check();
  await controls.getByRole('button', { name: 'Add', exact: true }).click();
  await controls.getByRole('button', { name: /Carl .*Premium/ }).waitFor();
  await device(page).getByRole('button', { name: 'You are Carl. Change person' }).waitFor();
  await controls.getByRole('button', { name: 'Add ⭐ 1,000' }).click();
  await device(page).getByRole('button', { name: 'Star balance: ⭐ 1,000' }).waitFor();

  await controls.getByText('Add a bot').click();
  const bots = controls.getByRole('region', { name: 'Bots' });
  await bots.getByRole('textbox', { name: 'Name', exact: true }).fill('New Bot');
  await bots.getByRole('textbox', { name: 'Username' }).fill('new_bot');
  await bots.getByRole('button', { name: 'Add', exact: true }).click();
  await device(page)
    .getByRole('button', { name: /New Bot/ })
    .click();
  await page.getByRole('button', { name: 'About the bot' }).click();
  await page.getByRole('dialog', { name: 'New Bot' }).getByText(`apiRoot: '${sandbox.url}'`).waitFor();
  await page.keyboard.press('Escape');

  const day = controls.locator('time');
  const before = await day.getAttribute('datetime');
  await controls.getByRole('button', { name: /move the clock 21 days forward/ }).click();
  const moved = async () => Date.parse((await day.getAttribute('datetime')) ?? '') - Date.parse(before ?? '');
  await expect.poll(moved).toBeGreaterThanOrEqual(21 * 86_400_000);

  await controls.getByText('Make things go wrong').click();
  await controls.getByRole('switch', { name: 'Updates come twice' }).check();
  await controls.getByRole('switch', { name: 'Server errors' }).check();
  const standing = () => sandbox.telegram.faults.map(({ kind }) => kind);
  await expect.poll(standing).toEqual(['duplicate', '500']);
  await controls.getByRole('switch', { name: 'Updates come twice' }).uncheck();
  await expect.poll(standing).toEqual(['500']);

  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole('radiogroup', { name: 'Theme' }).getByTitle('Dark').click();
  expect(await ground()).not.toBe(light);
});
