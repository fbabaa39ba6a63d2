import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDemoProcess, type DemoProcess } from './demo-process.ts';

const { findChromium } = createRequire(import.meta.url)('../../scripts/find-chromium.cjs') as {
  readonly findChromium: () => string | undefined;
};

let demo: DemoProcess;
let browser: Browser;

beforeAll(async () => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium on this machine. Install one, or set CHROMIUM_PATH to it.');
  const quiet = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
  [demo, browser] = await Promise.all([startDemoProcess(), chromium.launch({ executablePath, args: quiet })]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  expect(await demo?.stop()).toBe(0);
});

const messages = (page: Page) => page.getByRole('region', { name: 'Messages' }).getByRole('listitem');

async function write(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.press('Enter');
}

async function api<T>(method: string, route: string, body?: unknown, key?: string): Promise<T> {
  const { platform_url: url, api_key: apiKey } = demo.demo;
  const headers = {
    authorization: `Bearer ${apiKey}`,
    'content-type': 'application/json',
    'idempotency-key': key ?? route,
  };
  const answer = await fetch(url + route, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function confirm(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /Confirm and pay/ }).click();
  await sheet.getByRole('button', { name: 'Done' }).click();
}

const user = '123456789';
const available = async () => {
  const { credits } = await api<{ credits: { available: string }[] }>('GET', `/v1/customers/${user}`);
  return credits[0]?.available ?? '0';
};

it('a person buys 500 credits on the phone, spends them until the bot says no, is refunded, and the credits are gone', async () => {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(20_000);
  await page.goto(demo.demo.sandbox_url);
  await page
    .getByRole('main')
    .getByRole('button', { name: /@username/ })
    .click();
  await page
    .getByRole('main')
    .getByRole('button', { name: /AI bot/ })
    .click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();

  await write(page, '/buy');
  await page
    .getByRole('button', { name: /500 credits/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /^Pay 250/ })
    .first()
    .click();
  await confirm(page);
  await expect.poll(available, { timeout: 20_000 }).toBe('500');

  await write(page, 'Hello there');
  await expect.poll(available, { timeout: 20_000 }).toBe('499');
  await api('POST', '/v1/consume', { customer: user, feature: 'message', quantity: '489' }, 'spend-most');
  await write(page, '/image a quiet lake');
  await expect.poll(available, { timeout: 20_000 }).toBe('0');
  await write(page, 'One more');
  await messages(page)
    .filter({ hasText: /out of credits|not enough|no credits/i })
    .first()
    .waitFor();

  await write(page, '/buy');
  await page
    .getByRole('button', { name: /500 credits/ })
    .last()
    .click();
  const invoices = page.getByRole('button', { name: /^Pay 250/ });
  await expect.poll(() => invoices.count()).toBe(2);
  await invoices.last().click();
  await confirm(page);
  await expect.poll(available, { timeout: 20_000 }).toBe('500');
  await page.getByRole('button', { name: 'Refund it, as Telegram does' }).last().click();
  await messages(page)
    .filter({ hasText: /refunded/ })
    .first()
    .waitFor();
  await expect.poll(available, { timeout: 20_000 }).toBe('0');
  await write(page, 'And now?');
  await messages(page)
    .filter({ hasText: /out of credits|not enough|no credits/i })
    .nth(1)
    .waitFor();
});
