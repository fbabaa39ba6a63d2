import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { emptyDataDir } from './data-dir.ts';

it('--fresh removes what demos leave behind, and nothing else', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'asterism-fresh-'));
  for (const folder of ['platform', 'second']) await mkdir(path.join(dataDir, folder, 'postgres'), { recursive: true });
  const left = [
    'demo.json',
    'telegram.json',
    'telegram.json.new',
    'platform.log',
    'second.log',
    'ai-bot.log',
    'ai-bot.outbox.jsonl',
  ];
  for (const name of [...left, 'thesis.md', 'platform.md']) await writeFile(path.join(dataDir, name), '');
  await emptyDataDir(dataDir);
  expect((await readdir(dataDir)).toSorted()).toEqual(['platform.md', 'thesis.md']);
  await rm(dataDir, { recursive: true });
});
