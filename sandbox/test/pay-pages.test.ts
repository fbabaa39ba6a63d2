import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, payPage, type OpenSystem, type World } from '../src/index.ts';

const { findChromium } = createRequire(import.meta.url)('../../scripts/find-chromium.cjs') as {
  findChromium: () => string | undefined;
};

/** A system whose only invoice is paid on its page. */
const openShop: OpenSystem = () => {
  let status = 'open';
  return {
    code: 'shop',
    routes(app) {
      app.get('/pay/:id', (_, reply) =>
        reply.type('text/html; charset=utf-8').send(
          payPage({
            title: 'Pay 12.50 EUR',
            lines: [
              ['For', 'A deposit of somebody with a rather long name'],
              ['Invoice', 'pay_0199d3a5c0de7a000b2c4d6e8f001122'],
              ['Status', status],
            ],
            note: status === 'open' ? 'It can be paid for an hour.' : 'It is paid.',
            actions: [
              { label: 'Pay', to: '/shop/pay/1', isMain: true },
              { label: 'Pay less', to: '/shop/pay/1', fields: { amount: '6.25' } },
            ],
          }),
        ),
      );
      app.post('/pay/:id', (request, reply) => {
        status = 'amount' in (request.body as object) ? 'paid in part' : 'paid';
        return reply.redirect('/shop/pay/1', 303);
      });
    },
    control: {
      open: () => ({ account: '1', settings: {}, secrets: {} }),
      pay: async () => ({ externalId: '1' }),
      invoices: () => [{ id: '1', payment: 'pay_1', amount: '12.50', asset: 'EUR', status }],
      books: () => ({}),
    },
    save: () => status,
    load: () => undefined,
  };
};

let browser: Browser;
let world: World;
beforeAll(async () => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium on this machine. Install one, or set CHROMIUM_PATH to it.');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  world = await openWorld({ systems: [openShop] });
  await fetch(`${world.url}/sandbox/gateways/shop/accounts`, { method: 'POST', body: '{}' });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

it.each(['light', 'dark'] as const)(
  'invoices are found and paid by hand on a phone, %s, without barriers',
  async (look) => {
    const context = await browser.newContext({ colorScheme: look, viewport: { width: 360, height: 640 } });
    const page = await context.newPage();
    const barriers = async () => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    };
    const isTooWide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    await page.goto(`${world.url}/gateways`);
    expect([await barriers(), await isTooWide()]).toEqual([[], false]);
    await page.getByRole('link', { name: '12.50 EUR' }).click();
    expect([await barriers(), await isTooWide()]).toEqual([[], false]);
    await page.getByRole('button', { name: look === 'light' ? 'Pay less' : 'Pay', exact: true }).click();
    await page.getByText(look === 'light' ? 'paid in part' : 'paid', { exact: true }).waitFor();
    await context.close();
  },
);
