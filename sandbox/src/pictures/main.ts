import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { picturesOfExchange } from './exchange.ts';
import { folder } from './phone.ts';
import { picturesOfStore } from './store.ts';

/**
 * Takes pictures of the bots of the exchange and of the store on the sandbox phone: `npm run pictures -w @asterism/sandbox`
 * beside a fresh `npm run demo`. They are kept in docs/bot/pictures.
 */

const { findChromium } = createRequire(import.meta.url)('../../../scripts/find-chromium.cjs') as {
  readonly findChromium: () => string | undefined;
};

const executablePath = findChromium();
if (!executablePath) throw new Error('No Chromium on this machine. Install one, or set CHROMIUM_PATH to it.');
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  await picturesOfExchange(browser);
  await picturesOfStore(browser);
} finally {
  await browser.close();
}
