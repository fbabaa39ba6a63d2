import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

/**
 * Takes pictures of the exchange's bot on the sandbox phone: `npm run pictures -w @asterism/sandbox` beside a fresh
 * `npm run demo`. They are kept in docs/bot/pictures.
 */

const { findChromium } = createRequire(import.meta.url)('../../../scripts/find-chromium.cjs') as {
  readonly findChromium: () => string | undefined;
};
const sandbox = process.env['SANDBOX_URL'] ?? 'http://localhost:8081';
const folder = path.join(import.meta.dirname, '../../../docs/bot/pictures');
const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

/** Who is looking, at what size and in which light. */
type Look = {
  readonly person: RegExp;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
};

async function openBot(browser: Browser, { person, ...look }: Look): Promise<Page> {
  const page = await browser.newPage({ ...look, locale: 'en-GB', reducedMotion: 'reduce' });
  page.setDefaultTimeout(10_000);
  await page.goto(sandbox);
  const main = page.getByRole('main');
  await main.getByRole('button', { name: person }).click();
  await main
    .getByRole('button', { name: /Exchange/ })
    .first()
    .click();
  const start = page.getByRole('button', { name: 'Start', exact: true });
  await page.getByRole('region', { name: 'Messages' }).or(start).first().waitFor();
  if (await start.isVisible()) await start.click();
  return page;
}

const buttons = (page: Page) => page.getByRole('region', { name: 'Messages' }).getByRole('button');

/** Presses a button of the last menu, and waits until the menu has changed under it. */
async function press(page: Page, label: RegExp): Promise<void> {
  await buttons(page).filter({ hasText: label }).last().click();
  await page.waitForTimeout(1200);
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 85 });
  console.log(`docs/bot/pictures/${name}.jpg`);
}

/** A worker finds a task, goes there, and the reward is held as soon as Telegram tells. */
async function work(browser: Browser): Promise<void> {
  const page = await openBot(browser, { person: /@username/, viewport: phone, colorScheme: 'dark' });
  await page.waitForTimeout(1200);
  await take(page, 'rules-phone-dark');
  await press(page, /18 or older/);
  await press(page, /Earn/);
  await take(page, 'tasks-phone-dark');
  await press(page, /Lighthouse/);
  await press(page, /Take this task/);
  await press(page, /Check/);
  await take(page, 'not-there-yet-phone-dark');
  await buttons(page)
    .filter({ hasText: /Go there/ })
    .last()
    .click();
  await page.waitForTimeout(2500);
  const back = await openBot(browser, { person: /@username/, viewport: phone, colorScheme: 'dark' });
  await back.waitForTimeout(1200);
  await take(back, 'held-phone-dark');
}

/** An advertiser looks at a task and at its report. */
async function advertise(browser: Browser): Promise<void> {
  const page = await openBot(browser, { person: /@vera_demo/, viewport: desk, colorScheme: 'light' });
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill('/menu');
  await field.press('Enter');
  await page.waitForTimeout(1500);
  await press(page, /18 or older/);
  await press(page, /Advertise/);
  await press(page, /My tasks/);
  await press(page, /Lighthouse/);
  await take(page, 'own-task-desktop-light');
  await press(page, /Report/);
  await take(page, 'report-desktop-light');
}

/** The same bot in Russian. */
async function inRussian(browser: Browser): Promise<void> {
  const page = await openBot(browser, { person: /@boris_demo/, viewport: phone, colorScheme: 'light' });
  await page.waitForTimeout(1200);
  await press(page, /18/);
  await press(page, /Рекламировать/);
  await take(page, 'advertise-phone-light-ru');
  await press(page, /Новое задание/);
  await take(page, 'new-task-phone-light-ru');
}

const executablePath = findChromium();
if (!executablePath) throw new Error('No Chromium on this machine. Install one, or set CHROMIUM_PATH to it.');
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  await work(browser);
  await advertise(browser);
  await inRussian(browser);
} finally {
  await browser.close();
}
