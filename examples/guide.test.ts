import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openTelegramSandbox } from '@asterism/telegram-sandbox';
import { run } from './stage.ts';

const root = path.join(import.meta.dirname, '..');
const read = (file: string) => readFile(path.join(root, file), 'utf8');

type Block = { readonly file: string | undefined; readonly language: string; readonly text: string };

/** Every block of code in the guide, with the file that the line before it links to. */
async function blocksOfGuide(): Promise<Block[]> {
  const guide = await read('docs/guides/billing-in-ten-minutes.md');
  const fenced = /(?:^\[(examples\/[^\]]+)\]\(\.\.\/\.\.\/\1\)\n\n)?^```(\w+)\n([^]*?)^```$/gm;
  return [...guide.matchAll(fenced)].map(([, file, language = '', text = '']) => ({ file, language, text }));
}

const languages: Readonly<Record<string, string>> = { '.ts': 'ts', '.py': 'python', '.sh': 'sh' };

it('the guide shows its files word for word, all of them, each shorter than 60 lines', async () => {
  const shown = (await blocksOfGuide()).filter(({ file }) => file !== undefined);
  for (const { file = '', language, text } of shown) {
    expect([file, text]).toEqual([file, await read(file)]);
    expect([file, language]).toEqual([file, languages[path.extname(file)]]);
    expect(text.split('\n').length).toBeLessThanOrEqual(60);
  }
  const folders = ['grammy-bot', 'webhook-bot', 'python-bot', 'curl'];
  const there = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(path.join(root, 'examples', folder)))
        .filter((name) => path.extname(name) in languages)
        .map((name) => `examples/${folder}/${name}`),
    ),
  );
  expect(shown.map(({ file = '' }) => file).toSorted()).toEqual(there.flat().toSorted());
});

it('what the reader types is made of commands that are there', async () => {
  const typed = (await blocksOfGuide())
    .filter(({ file }) => file === undefined)
    .flatMap(({ text }) => text.split('\n'));
  const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
  expect(typed.length).toBeGreaterThan(8);
  for (const line of typed) {
    const named = /examples\/\S+/.exec(line)?.[0];
    if (named) await read(named);
    const script = /^npm run (\w+)$/.exec(line)?.[1];
    if (script) expect(Object.keys(scripts)).toContain(script);
  }
});

it('demo.sh reads what the demo wrote, and makes a bot', async () => {
  const telegram = await openTelegramSandbox();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'asterism-guide-'));
  const facts = { platform_url: 'http://localhost:8080', sandbox_url: telegram.url, workspace: 1, api_key: 'ak_1_x' };
  await writeFile(path.join(folder, 'demo.json'), JSON.stringify(facts, null, 2));
  const script = `set -e; . ${root}/examples/curl/demo.sh; echo "$ASTERISM_URL $ASTERISM_KEY $TELEGRAM_API_ROOT $BOT_TOKEN"`;
  const sourced = await run('sh', ['-c', script], { DATA_DIR: folder });
  const ended = await sourced.ended;
  await telegram.close();
  await rm(folder, { recursive: true });
  expect([ended, sourced.printed()]).toEqual([
    0,
    expect.stringMatching(/is @my_\d+_bot\.\n.* ak_1_x http\S+ \d+:\S+\n$/),
  ]);
});

it('a program that a machine lacks is asked for in a clear sentence', async () => {
  await expect(run('/no/such/python3', [], {})).rejects.toThrow('which is not on this machine: apt-get install');
});
