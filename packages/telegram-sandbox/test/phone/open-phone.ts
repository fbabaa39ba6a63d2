import { createRequire } from 'node:module';
import { Bot } from 'grammy';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { openTelegramSandbox, type TelegramSandbox, type TelegramSandboxOptions } from '../../src/index.ts';

const { findChromium } = createRequire(import.meta.url)('../../../../scripts/find-chromium.cjs') as {
  findChromium(): string | undefined;
};

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One browser for the tests of a file. Without a Chromium they fail: a page nobody looked at is not tested. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  const opened = (): Browser => {
    if (!browser) throw new Error('The browser has not been started.');
    return browser;
  };
  beforeAll(async () => {
    const executablePath = findChromium();
    if (!executablePath) throw new Error('No Chromium on this machine. Install one, or set CHROMIUM_PATH to it.');
    browser = await chromium.launch({ executablePath, args: quiet });
  });
  afterAll(() => browser?.close());
  return opened;
}

export const token = '4242:TEST-TOKEN';

/** A sandbox with a bot that the test has taught; both are stopped when the test ends. */
export async function openBot(teach: (bot: Bot) => void, options: TelegramSandboxOptions = {}) {
  const bots = [{ token, username: 'shop_bot', first_name: 'Star Shop' }];
  const sandbox = await openTelegramSandbox({ bots, ...options });
  onTestFinished(() => sandbox.close());
  const bot = new Bot(token, { client: { apiRoot: sandbox.url } });
  teach(bot);
  await new Promise<void>((onStart) => void bot.start({ onStart: () => onStart() }).catch(() => undefined));
  onTestFinished(() => bot.stop().catch(() => undefined));
  return { sandbox, bot };
}

/** Makes a person of this sandbox. */
export async function addPerson(sandbox: TelegramSandbox, given: object = {}): Promise<number> {
  const person = { first_name: 'Ann', username: 'annlee', language_code: 'en', stars: 1000, ...given };
  const response = await fetch(`${sandbox.url}/sandbox/users`, { method: 'POST', body: JSON.stringify(person) });
  return ((await response.json()) as { id: number }).id;
}

/** The phone's page. That it asked nobody but its sandbox, and that nothing in it failed, is checked when the test ends. */
export async function openPhone(browser: Browser, { url }: TelegramSandbox, options: BrowserContextOptions = {}) {
  const viewport = { width: 1280, height: 860 };
  const context = await browser.newContext({ locale: 'en-GB', viewport, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.setDefaultTimeout(5_000);
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => wrong.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && request.frame() === page.mainFrame() && origin !== url)
      wrong.push(`left: ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(wrong).toEqual([]);
  });
  await page.goto(url);
  return page;
}

/** The phone itself, without the controls beside it. */
export const device = (page: Page) => page.getByRole('main');

/** Takes the phone as Ann and opens the chat with the bot. */
export async function openChat(page: Page, person = /Ann/, bot = /Star Shop/): Promise<void> {
  await device(page).getByRole('button', { name: person }).click();
  await device(page).getByRole('button', { name: bot }).click();
}

/** Writes into the open chat. */
export async function write(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.press('Enter');
}

/** The messages of the open chat. */
export const messages = (page: Page) => page.getByRole('region', { name: 'Messages' }).getByRole('listitem');
