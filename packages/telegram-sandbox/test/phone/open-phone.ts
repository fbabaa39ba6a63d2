import { createRequire } from 'node:module';
import { Bot } from 'grammy';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { openTelegramSandbox, type TelegramSandbox } from '../../src/index.ts';

const { findChromium } = createRequire(import.meta.url)('../../../../scripts/find-chromium.cjs') as {
  findChromium: () => string | undefined;
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

/** The bot that every sandbox here has from its start. */
export const bots = [{ token: '4242:TEST-TOKEN', username: 'shop_bot', first_name: 'Star Shop' }];

/** One browser for the tests of a file. Without a Chromium they fail: a page nobody looked at is not tested. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const executablePath = findChromium();
    if (!executablePath) throw new Error('No Chromium on this machine. Install one, or set CHROMIUM_PATH to it.');
    browser = await chromium.launch({ executablePath, args: quiet });
  });
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error('The browser has not been started.');
    return browser;
  };
}

/**
 * One sandbox and one page for the tests of a file: loading the page is most of what a test costs. Each test finds
 * nobody in the sandbox but its own person and its own bot, and the page asking who it is.
 */
export function usePhone(browser: () => Browser) {
  let sandbox: TelegramSandbox | undefined;
  let page: Page | undefined;
  beforeAll(async () => {
    sandbox = await openTelegramSandbox();
    page = await openPage(browser(), sandbox.url);
  });
  afterAll(async () => {
    await page?.context().close();
    await sandbox?.close();
  });
  return async (teach: (bot: Bot) => void = () => undefined, person: object = {}, name: object = {}) => {
    if (!sandbox || !page) throw new Error('The phone has not been opened.');
    empty(sandbox);
    const bot = await startBot(sandbox, teach, name);
    const id = await addPerson(sandbox, person);
    await page.goto(`${sandbox.url}/#/`);
    expectNothingWrong(page, sandbox.url);
    return { sandbox, bot, page, person: id };
  };
}

/** Forgets everybody; the sandbox goes on, and so do those who watch it. */
function empty({ telegram }: TelegramSandbox): void {
  Object.assign(telegram.world, { users: {}, bots: {}, dialogs: {}, subscriptions: {}, charges: {}, invoices: {} });
  telegram.faults.length = 0;
}

/** A sandbox of its own, for a test that needs one. */
export async function openSandbox(): Promise<TelegramSandbox> {
  const sandbox = await openTelegramSandbox({ bots });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Makes the bot where it is not there yet, teaches it, and lets it poll until the test ends. */
export async function startBot(sandbox: TelegramSandbox, teach: (bot: Bot) => void, name: object = {}): Promise<Bot> {
  const [known] = bots;
  if (!sandbox.telegram.world.bots[4242]) await post(sandbox, '/bots', { ...known, ...name });
  const bot = new Bot(known?.token ?? '', { client: { apiRoot: sandbox.url } });
  teach(bot);
  await new Promise<void>((onStart) => void bot.start({ onStart: () => onStart() }).catch(() => undefined));
  onTestFinished(() => bot.stop().catch(() => undefined));
  return bot;
}

async function post({ url }: TelegramSandbox, path: string, body: object): Promise<{ id: number }> {
  const response = await fetch(`${url}/sandbox${path}`, { method: 'POST', body: JSON.stringify(body) });
  return (await response.json()) as { id: number };
}

/** Makes a person of this sandbox. */
export async function addPerson(sandbox: TelegramSandbox, given: object = {}): Promise<number> {
  const person = { first_name: 'Ann', username: 'annlee', language_code: 'en', stars: 1000, ...given };
  return (await post(sandbox, '/users', person)).id;
}

async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const viewport = { width: 1280, height: 860 };
  const context = await browser.newContext({ locale: 'en-GB', viewport, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(url, { waitUntil: 'commit' });
  return page;
}

/** Checks when the test ends that the page asked nobody but its sandbox, opened no dialog, and that nothing in it failed. */
function expectNothingWrong(page: Page, url: string): void {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => wrong.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    const isOwn = request.frame() === page.mainFrame();
    if (isOwn && protocol !== 'data:' && origin !== url) wrong.push(`left: ${request.url()}`);
  });
  onTestFinished(() => {
    page.removeAllListeners();
    expect(wrong).toEqual([]);
  });
}

/** A page of its own, for a test that needs another language, theme or size. */
export async function openPhone(browser: Browser, { url }: TelegramSandbox, options: BrowserContextOptions = {}) {
  const page = await openPage(browser, url, options);
  onTestFinished(() => page.context().close());
  expectNothingWrong(page, url);
  return page;
}

/** The phone itself, without the controls beside it. */
export const device = (page: Page) => page.getByRole('main');

/** Takes the phone as a person and opens the chat with a bot. */
export async function openChat(page: Page, person = /Ann/, bot = /Star Shop/): Promise<void> {
  await device(page).getByRole('button', { name: person }).click();
  await device(page).getByRole('button', { name: bot }).click();
}

/** Presses the Start of a chat. */
export const start = (page: Page) => page.getByRole('button', { name: 'Start', exact: true }).click();

/** Writes into the open chat. */
export async function write(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.press('Enter');
}

/** The messages of the open chat. */
export const messages = (page: Page) => page.getByRole('region', { name: 'Messages' }).getByRole('listitem');
