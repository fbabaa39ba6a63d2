import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { screensPage } from './screens-page.ts';

writeFileSync(path.join(import.meta.dirname, '../../../docs/bot/screens.md'), screensPage());
