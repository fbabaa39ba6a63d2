import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { screensPage, storeScreensPage } from './screens-page.ts';

const folder = path.join(import.meta.dirname, '../../../docs/bot');
writeFileSync(path.join(folder, 'screens.md'), screensPage());
writeFileSync(path.join(folder, 'store-screens.md'), storeScreensPage());
