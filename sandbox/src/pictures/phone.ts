import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

const sandbox = process.env['SANDBOX_URL'] ?? 'http://localhost:8081';
/** Where the pictures are kept. */
export const folder = path.join(import.meta.dirname, '../../../docs/bot/pictures');
export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };

/** Who is looking at which bot, at what size and in which light. */
type Look = {
  readonly bot: RegExp;
  readonly person: RegExp;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
};

export async function openBot(browser: Browser, { bot, person, ...look }: Look): Promise<Page> {
  const page = await browser.newPage({ ...look, locale: 'en-GB', reducedMotion: 'reduce' });
  page.setDefaultTimeout(10_000);
  await page.goto(sandbox);
  const main = page.getByRole('main');
  await main.getByRole('button', { name: person }).click();
  await main.getByRole('button', { name: bot }).first().click();
  const start = page.getByRole('button', { name: 'Start', exact: true });
  await page.getByRole('region', { name: 'Messages' }).or(start).first().waitFor();
  if (await start.isVisible()) await start.click();
  return page;
}

export const buttons = (page: Page) => page.getByRole('region', { name: 'Messages' }).getByRole('button');

/** Presses a button of the last menu, and waits until the menu has changed under it. */
export async function press(page: Page, label: RegExp): Promise<void> {
  await buttons(page).filter({ hasText: label }).last().click();
  await page.waitForTimeout(1200);
}

export async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 85 });
  console.log(`docs/bot/pictures/${name}.jpg`);
}
