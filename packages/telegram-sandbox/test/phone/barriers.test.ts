import AxeBuilder from '@axe-core/playwright';
import { InlineKeyboard } from 'grammy';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addPerson, device, openChat, openPhone, openSandbox, start, startBot, useBrowser } from './open-phone.ts';

const browser = useBrowser();

/** What axe finds that keeps somebody from using the page. */
async function barriers(page: Page, part = 'body'): Promise<string[]> {
  // The page has no frames of its own here; without them axe needs no second page to gather what it found.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .include(part)
    .options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const looks = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

test.for(looks)('no serious or critical barrier on any screen, $colorScheme, $viewport.width px', async (look) => {
  const sandbox = await openSandbox();
  await startBot(sandbox, (bot) => {
    const reply_markup = new InlineKeyboard().text('Press', 'x').url('Docs', 'https://example.org');
    bot.command('start', async (context) => {
      await context.reply('Try /buy, <code>code</code> and <a href="https://example.org">a link</a>', {
        parse_mode: 'HTML',
        reply_markup,
      });
      await context.replyWithInvoice('Pack', 'Ten credits', 'p1', 'XTR', [{ label: 'Pack', amount: 10 }]);
    });
    void bot.api.setMyCommands([{ command: 'buy', description: 'Buy credits' }]);
  });
  await addPerson(sandbox, { stars: 4 });
  const page = await openPhone(browser(), sandbox, look);
  await device(page).getByRole('button', { name: /Ann/ }).waitFor();
  expect(await barriers(page, 'main')).toEqual([]);
  await openChat(page);
  await start(page);
  await page.getByRole('button', { name: 'Pay ⭐ 10' }).waitFor();
  await page.getByRole('button', { name: 'Menu' }).click();
  expect(await barriers(page, 'main')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Pay ⭐ 10' }).click();
  await page.getByRole('button', { name: 'Add ⭐ 6' }).waitFor();
  expect(await barriers(page, 'main')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Back to chats' }).click();
  if (look.viewport.width < 840) await page.getByRole('button', { name: 'Sandbox controls' }).click();
  await page.getByText('Make things go wrong').click();
  await page.getByText('Add a person').first().click();
  expect(await barriers(page)).toEqual([]);
});
