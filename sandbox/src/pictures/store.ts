import type { Browser, Page } from 'playwright-core';
import { desk, openBot, phone, press, take } from './phone.ts';

const bot = /Stars/;

async function say(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.press('Enter');
  await page.waitForTimeout(1500);
}

type Look = Omit<Parameters<typeof openBot>[1], 'bot'>;
type Said = { readonly me: RegExp; readonly yes: RegExp; readonly way: RegExp };

/** Somebody buys 500 Stars for themselves, up to the invoice. */
async function buy(browser: Browser, look: Look, { me, yes, way }: Said, name: string): Promise<void> {
  const page = await openBot(browser, { bot, ...look });
  await say(page, '/buy');
  await take(page, `store-buy-${name}`);
  await press(page, /^500/);
  await press(page, me);
  await take(page, `store-sure-${name}`);
  await press(page, yes);
  await take(page, `store-pay-${name}`);
  await press(page, way);
  await take(page, `store-invoice-${name}`);
  await page.close();
}

export async function picturesOfStore(browser: Browser): Promise<void> {
  const english: Said = { me: /For me/, yes: /Yes/, way: /^Card ·/ };
  const russian: Said = { me: /Мне/, yes: /Да/, way: /^TON ·/ };
  await buy(browser, { person: /@username/, viewport: phone, colorScheme: 'dark' }, english, 'phone-dark');
  await buy(browser, { person: /@boris_demo/, viewport: phone, colorScheme: 'light' }, russian, 'phone-light-ru');
  await buy(browser, { person: /@vera_demo/, viewport: desk, colorScheme: 'light' }, english, 'desktop-light');
}
