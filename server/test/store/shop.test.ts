import { createRequire } from 'node:module';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { fastify, type FastifyInstance } from 'fastify';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOrders, setStore } from '#store';
import { openStoreBotDesk, type StoreBotDesk } from '#test/store';
import { addShop } from '../../src/http/shop.ts';

const { findChromium } = createRequire(import.meta.url)('../../../scripts/find-chromium.cjs') as {
  readonly findChromium: () => string | undefined;
};
/** Where pictures of the pages are kept; none are taken, when not set. */
const pictures = process.env['PICTURES'];

let desk: StoreBotDesk;
let app: FastifyInstance;
let browser: Browser;
let root: string;

beforeAll(async () => {
  desk = await openStoreBotDesk();
  const keyring = { find: () => Promise.resolve(undefined), takeRequest: () => undefined, close: async () => {} };
  app = fastify();
  const { needs, workspace: defaultWorkspace } = desk;
  await addShop(app, { ...needs, keyring, config: { publicUrl: 'http://shop.test', defaultWorkspace } });
  root = await app.listen({ host: '127.0.0.1', port: 0 });
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium on this machine. Install one, or set CHROMIUM_PATH to it.');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await desk?.close();
});

const phone = { width: 390, height: 844 };
const wide = { width: 1440, height: 900 };

async function visit(address: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', timezoneId: 'Asia/Tokyo', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(root + address);
  return page;
}

/** Barriers are looked for once a kind of page: that takes half a second each. */
async function checkBarriers(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [name, id, nodes[0]?.html])).toEqual([]);
  await check(page, name);
}

async function check(page: Page, name: string): Promise<void> {
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect([name, isWide]).toEqual([name, false]);
  if (pictures !== undefined) await takePictures(page, path.join(pictures, name));
}

async function takePictures(page: Page, to: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${to}-${colorScheme}.jpg`, type: 'jpeg', quality: 75, fullPage: true });
  }
}

const newest = async () => {
  const [order] = (await listOrders(desk.needs.pool, { workspace: desk.workspace, limit: 1 })).orders;
  if (!order) throw new Error('Nobody has ordered anything.');
  return order;
};

describe('the shop', () => {
  it('sells to a phone in the dark: amount, recipient, name, payment by transfer, receipt', async () => {
    const page = await visit('/shop', { viewport: phone, colorScheme: 'dark', locale: 'en-GB' });
    await checkBarriers(page, 'amount-phone-en');
    await page.getByRole('radio', { name: /^500 Stars/ }).check();
    await page.getByLabel('Who gets them?').fill('@durov');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Topping up @durov — correct?' }).waitFor();
    await check(page, 'confirm-phone-en');
    await page.getByRole('button', { name: 'Yes, correct' }).click();
    await page.getByRole('heading', { name: 'How do you want to pay?' }).waitFor();
    expect(page.url()).toMatch(/\/checkout\/so_[0-9a-f]{32}\?/);
    await check(page, 'methods-phone-en');
    await page.getByRole('button', { name: /TON/ }).click();
    await page.getByRole('heading', { name: /^Send exactly 3\.0267 TON$/ }).waitFor();
    expect(await page.getByText('addr-con_chain').count()).toBe(1);
    await page.getByRole('img', { name: /QR code/ }).waitFor();
    await checkBarriers(page, 'transfer-phone-en');
    await desk.pays(await newest());
    await page.getByRole('heading', { name: /Paid: the Stars are being bought|on their way/ }).waitFor();
    desk.supplier.state = 'delivered';
    await desk.settle();
    await page.getByText(/500 Stars sent to @durov\. Order #\d+/).waitFor();
    await checkBarriers(page, 'receipt-phone-en');
    expect(desk.supplier.sold).toEqual([{ username: 'durov', stars: 500 }]);
    await page.context().close();
  });

  it('sells at a desk in Russian: a link fills it in, another way is chosen, times are the viewer’s', async () => {
    const page = await visit('/shop?stars=333&to=pavel', { viewport: wide, colorScheme: 'light', locale: 'ru-RU' });
    expect(await page.getByLabel('Другое количество').inputValue()).toBe('333');
    await check(page, 'amount-wide-ru');
    await page.getByLabel('Кому их отправить?').press('Enter');
    await page.getByRole('heading', { name: 'Пополняем @pavel — верно?' }).waitFor();
    await checkBarriers(page, 'confirm-wide-ru');
    await page.getByRole('button', { name: 'Да, верно' }).click();
    await page.getByRole('button', { name: /Карта/ }).click();
    await page.getByRole('link', { name: /Оплатить \$/ }).waitFor();
    await check(page, 'pay-wide-ru');
    await page.getByRole('link', { name: 'Выбрать другой способ' }).click();
    await page.getByRole('heading', { name: 'Как хотите оплатить?' }).waitFor();
    await checkBarriers(page, 'methods-wide-ru');
    const { orderedAt } = await newest();
    const inTokyo = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Tokyo' } as const;
    const shown = new Intl.DateTimeFormat('ru', inTokyo).format(orderedAt);
    expect(await page.locator('time').allTextContents()).toContain(shown);
    await page.getByRole('button', { name: 'Отменить заказ' }).click();
    await page.getByRole('heading', { name: 'Заказ отменён' }).waitFor();
    await check(page, 'canceled-wide-ru');
    await page.context().close();
  });

  it('works without script, and says what was wrong at its field', async () => {
    const page = await visit('/shop?lang=en', { viewport: phone, javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').filter({ hasText: 'Say how many Stars' }).waitFor();
    desk.supplier.says.set('nobody', { verdict: 'no', reason: 'not found' });
    await page.getByLabel('Another amount').fill('50');
    await page.getByLabel('Who gets them?').fill('nobody');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').filter({ hasText: 'cannot be topped up' }).waitFor();
    desk.supplier.says.set('maybe', { verdict: 'unknown' });
    await page.getByLabel('Who gets them?').fill('maybe');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Topping up @maybe — are you sure?' }).waitFor();
    await page.getByRole('checkbox', { name: /I have checked the name/ }).check();
    await page.getByRole('button', { name: 'Yes, correct' }).click();
    await page.getByRole('button', { name: /Card/ }).click();
    await page.getByRole('link', { name: /^Pay \$/ }).waitFor();
    const order = await newest();
    expect(order).toMatchObject({ username: 'maybe', isVerified: false, stars: 50, channel: 'web' });
    desk.supplier.state = 'failed';
    await desk.pays(order, 500_000n);
    await desk.settle();
    await page.reload();
    await page
      .getByText(/which is less than the price/)
      .first()
      .waitFor();
    await page.context().close();
  });
});

const post = (url: string, fields: Record<string, string>, headers = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'shop.test', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });

describe('its forms', () => {
  it('make one order, however often they are sent, and none when another site sends them', async () => {
    const confirm = await app.inject('/shop?stars=100&to=twice&step=confirm');
    const quote = /name="quote" value="(qt_\w+)"/.exec(confirm.body)?.[1] ?? '';
    const fields = { quote, to: 'twice', stars: '100', lang: 'en' };
    const first = await post('/shop/orders', fields, { origin: 'http://shop.test' });
    const again = await post('/shop/orders', fields, { origin: 'http://shop.test' });
    expect([first.statusCode, again.headers['location']]).toEqual([303, first.headers['location']]);
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }])
      expect((await post('/shop/orders', fields, headers)).statusCode).toBe(403);
  });

  it('are answered with the price of now once the quote is over', async () => {
    const confirm = await app.inject('/shop?stars=100&to=late&step=confirm');
    const quote = /name="quote" value="(qt_\w+)"/.exec(confirm.body)?.[1] ?? '';
    desk.clock.advance(601_000);
    const answer = await post('/shop/orders', { quote, to: 'late', stars: '100', lang: 'en' });
    expect([answer.statusCode, answer.body.includes('That price is over')]).toEqual([200, true]);
    expect(answer.body).toContain('Topping up @late');
  });

  it('bring nothing of theirs into the page unescaped, and nothing else may run there', async () => {
    const evil = '"><script>alert(1)</script>';
    const page = await app.inject(
      `/shop?stars=${encodeURIComponent(evil)}&to=${encodeURIComponent(evil)}&step=confirm`,
    );
    expect(page.body).not.toContain('<script>alert');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("default-src 'none'");
    expect(page.headers['cache-control']).toBe('no-store');
  });
});

describe('an address', () => {
  it('of no order, of an order by its number, or of another shop is not there', async () => {
    const { id, number } = await newest();
    for (const url of [`/checkout/${number}`, `/checkout/999999/${id}`, '/checkout/so_none', '/shop/999999'])
      expect([url, (await app.inject(url)).statusCode]).toEqual([url, 404]);
    expect((await app.inject(`/checkout/${desk.workspace}/${id}`)).statusCode).toBe(200);
  });

  it('of a closed shop says so, and its orders stay', async () => {
    await setStore(desk.needs, desk.workspace, { isReadOnly: true }, 'operator:anna');
    expect((await app.inject('/shop?lang=ru')).body).toContain('Магазин сейчас закрыт');
    expect((await app.inject(`/checkout/${(await newest()).id}`)).statusCode).toBe(200);
    await setStore(desk.needs, desk.workspace, { isReadOnly: false }, 'operator:anna');
  });
});
