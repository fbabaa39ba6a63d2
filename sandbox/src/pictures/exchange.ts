import type { Browser } from 'playwright-core';
import { buttons, desk, openBot, phone, press, take } from './phone.ts';

const bot = /Exchange/;

/** A worker finds a task, goes there, and the reward is held as soon as Telegram tells. */
async function work(browser: Browser): Promise<void> {
  const page = await openBot(browser, { bot, person: /@username/, viewport: phone, colorScheme: 'dark' });
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
  const back = await openBot(browser, { bot, person: /@username/, viewport: phone, colorScheme: 'dark' });
  await back.waitForTimeout(1200);
  await take(back, 'held-phone-dark');
}

/** An advertiser looks at a task and at its report. */
async function advertise(browser: Browser): Promise<void> {
  const page = await openBot(browser, { bot, person: /@vera_demo/, viewport: desk, colorScheme: 'light' });
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
  const page = await openBot(browser, { bot, person: /@boris_demo/, viewport: phone, colorScheme: 'light' });
  await page.waitForTimeout(1200);
  await press(page, /18/);
  await press(page, /Рекламировать/);
  await take(page, 'advertise-phone-light-ru');
  await press(page, /Новое задание/);
  await take(page, 'new-task-phone-light-ru');
}

export async function picturesOfExchange(browser: Browser): Promise<void> {
  await work(browser);
  await advertise(browser);
  await inRussian(browser);
}
