import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeApi } from '#http';
import { resellerEvents, resellerStatuses, storeRulesVersion } from '#store';
import { ask, newTenant, openTestApi, type TestApi } from '../api/test-api.ts';

/** The pages about the store are held to the code: what they show is run, and what they name is there. */

const docs = path.join(import.meta.dirname, '../../../docs/store');
const pages = ['resellers', 'operators', 'risks', 'rules', 'README'] as const;
const text = Object.fromEntries(
  await Promise.all(pages.map(async (name) => [name, await readFile(path.join(docs, `${name}.md`), 'utf8')] as const)),
) as Record<(typeof pages)[number], string>;
const run = promisify(execFile);
const languages = {
  sh: ['bash', 'ask.sh'],
  python: ['/usr/bin/python3', 'ask.py'],
  js: [process.execPath, 'ask.mjs'],
} as const;
type Language = keyof typeof languages;

let api: TestApi;
let folder: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  api = await openTestApi();
  const root = await api.app.listen({ host: '127.0.0.1', port: 0 });
  const { key } = await newTenant(api);
  const body = { reseller: 'their_shop', sandbox: true };
  const made = await ask(api, 'POST', '/v1/store/keys', { key, body });
  folder = await mkdtemp(path.join(os.tmpdir(), 'store-examples-'));
  env = { ...process.env, STORE_URL: root, STORE_KEY: made.json<{ secret: string }>().secret };
});
afterAll(async () => {
  await api?.close();
  await rm(folder, { recursive: true, force: true });
});

const sectionOf = (heading: string) => text.resellers.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
const block = (heading: string, language: string): string | undefined =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(sectionOf(heading))?.[1];

async function answered(heading: string, language: Language): Promise<unknown> {
  const [command, file] = languages[language];
  const program = block(heading, language);
  if (program === undefined) throw new Error(`"${heading}" has no example in ${language}.`);
  await writeFile(path.join(folder, file), program);
  const { stdout } = await run(command, [file], { cwd: folder, env });
  return JSON.parse(stdout);
}

/** Ids and instants differ; everything else is as the page says. */
const shown = (heading: string): unknown =>
  JSON.parse(block(heading, 'json') ?? 'null', (name, value: unknown) => {
    if (name === 'order_id') return expect.stringMatching(/^so_[0-9a-f]{32}$/);
    return name === 'ordered_at' || name === 'ended_at' ? expect.stringMatching(/^\d{4}-\d\d-\d\dT/) : value;
  });

describe('the examples for resellers', () => {
  it.each(Object.keys(languages) as Language[])('in %s do what they say', async (language) => {
    for (const heading of ['Who would be topped up', 'What you have, and what it costs'])
      expect([heading, await answered(heading, language)]).toEqual([heading, shown(heading)]);
    // The same order for all of them: where a machine is slow, it is delivered by the time the last one asks.
    const { ended_at: _ended, ...order } = (await answered('Order', language)) as Record<string, unknown>;
    const status = expect.stringMatching(/^(processing|delivered)$/) as unknown;
    expect(order).toEqual({ ...(shown('Order') as object), status });
  });

  it('made one order under one name, which is delivered after a while', async () => {
    api.clock.advance(2000);
    for (const language of Object.keys(languages) as Language[])
      expect(await answered('How it stands', language)).toEqual(shown('How it stands'));
  });
});

describe('the pages of the store', () => {
  it('name routes that are there', async () => {
    const { paths } = await describeApi('http://asterism.test');
    const served = Object.keys(paths).map((one) => new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`));
    const named = pages.flatMap((page) =>
      [...text[page].matchAll(/(?:GET|PUT|POST|DELETE) (\/[\w/{}-]+)/g)].map(
        ([, route = '']) => [page, route] as const,
      ),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(([, route]) => !served.some((one) => one.test(route)))).toEqual([]);
  });

  it('tell every state and event of a reseller', () => {
    for (const word of [...resellerStatuses, ...Object.values(resellerEvents)])
      expect(text.resellers).toContain(`\`${word}\``);
  });

  it('have the version of the rules that the store asks for', () => {
    expect(text.rules.split('\n')[0]).toBe(`Store rules version: ${storeRulesVersion}`);
  });
});
