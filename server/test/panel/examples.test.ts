import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { describeApi } from '#http';
import { places, post } from '#ledger';
import { addOrder, getOrder, listOrders, reportRun, setPanelSettings } from '#reselling';
import { ask, newTenant, openTestApi, type Tenant, type TestApi } from '../api/test-api.ts';

/** The pages about the panel API are held to the code: what they show is run, and what they name is there. */

const { findPhp, canInstallPhp } = createRequire(import.meta.url)('../../../scripts/find-php.cjs') as {
  readonly findPhp: () => string | undefined;
  readonly canInstallPhp: () => boolean;
};
const docs = path.join(import.meta.dirname, '../../../docs/panel');
const [examples = '', readme = '', migration = ''] = await Promise.all(
  ['examples.md', 'README.md', 'migrate-from-jap.md'].map((name) => readFile(path.join(docs, name), 'utf8')),
);
const run = promisify(execFile);
const php = findPhp();
const languages = {
  sh: ['bash', 'ask.sh'],
  python: ['/usr/bin/python3', 'ask.py'],
  php: [php ?? 'php', 'ask.php'],
} as const;
type Language = keyof typeof languages;

let api: TestApi;
let tenant: Tenant;
let folder: string;
let env: NodeJS.ProcessEnv;
let key: string;

const operator = async <T>(method: string, url: string, body?: unknown): Promise<T> => {
  const answer = await ask(api, method, url, { key: tenant.key, body });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<T>();
};

beforeAll(async () => {
  api = await openTestApi();
  const root = await api.app.listen({ host: '127.0.0.1', port: 0 });
  tenant = await newTenant(api);
  await operator('POST', '/v1/panel/services/start');
  const made = await operator<{ secret: string; key: string }>('POST', '/v1/panel/keys', { user: 'rex' });
  key = made.key;
  const amount = { asset: 'USD', units: 100_842_920n };
  const postings = [{ from: places.world('test', 'bank'), to: places.user('rex'), amount }];
  const { workspace } = tenant;
  await transaction(api.needs.pool, (tx) => post(tx, api.clock, { workspace, key: 'f', reason: 'test', postings }));
  await setPanelSettings(api.needs, workspace, { requestsPerMinute: 10_000 }, 'test');
  folder = await mkdtemp(path.join(os.tmpdir(), 'panel-examples-'));
  const [, python = '', phpClient = ''] = ['sh', 'python', 'php'].map((language) => blocks('The client', language)[0]);
  await writeFile(path.join(folder, 'panel.py'), python);
  await writeFile(path.join(folder, 'panel.php'), phpClient);
  env = { ...process.env, PANEL_URL: `${root}/api/v2`, PANEL_KEY: made.secret };
});
afterAll(async () => {
  await api?.close();
  await rm(folder, { recursive: true, force: true });
});

const sectionOf = (heading: string) => examples.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
const blocks = (heading: string, language: string): string[] =>
  [...sectionOf(heading).matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, text]) => text ?? '',
  );

/** Numbers that the page shows, and those they have here. */
type Numbers = Readonly<Record<string, number>>;
const put = (text: string, numbers: Numbers) =>
  Object.entries(numbers).reduce((told, [shown, real]) => told.replaceAll(shown, String(real)), text);

async function printed(heading: string, language: Language, numbers: Numbers): Promise<string> {
  const [command, file] = languages[language];
  const [program] = blocks(heading, language);
  if (program === undefined) throw new Error(`"${heading}" has no example in ${language}.`);
  await writeFile(path.join(folder, file), put(program, numbers));
  return (await run(command, [file], { cwd: folder, env })).stdout;
}

const answered = async <T>(...which: Parameters<typeof printed>): Promise<T> => {
  const text = await printed(...which);
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`The example printed: ${text}`);
  }
};

const shown = (heading: string, numbers: Numbers = {}): unknown =>
  JSON.parse(put(blocks(heading, 'json')[0] ?? 'null', numbers));

/** An order by hand of the test: three languages cannot cancel the same one. */
const order = async (service: number, link: string) =>
  (await addOrder(api.needs, tenant.workspace, { user: 'rex', key, service, quantity: 100, link })).number;

/** All of it is there. */
async function complete(number: number): Promise<void> {
  const { needs } = api;
  const { order: made } = await getOrder(needs.pool, tenant.workspace, String(number));
  const all = { delivered: 100, ended: true } as const;
  for (const progress of [{}, all])
    await transaction(needs.pool, (tx) => reportRun(tx, needs, tenant.workspace, { order: made.id, run: 1 }, progress));
}

/** Every example, one after the other, as somebody would who reads the page. */
async function readThrough(language: Language): Promise<void> {
  const services = await answered<{ service: number }[]>('What there is', language, {});
  expect(services).toHaveLength(9);
  expect(services.filter(({ service }) => service === 12)).toEqual(shown('What there is'));
  expect(await answered('What you have', language, {})).toEqual({
    balance: expect.stringMatching(/^\d+\.\d+$/),
    currency: 'USD',
  });
  const { order: first } = await answered<{ order: number }>('Order, once', language, {});
  const { order: drip } = await answered<{ order: number }>('A drip-feed', language, {});
  expect([first, drip].every(Number.isSafeInteger)).toBe(true);
  const numbers = { 23501: first, 23502: drip };
  for (const heading of ['How it stands', 'How many stand'])
    expect(await answered(heading, language, numbers)).toEqual(shown(heading, numbers));
  const stopped = { 23501: await order(13, `https://t.me/stop_${language}`) };
  expect(await answered('Stop', language, stopped)).toEqual(shown('Stop', stopped));
  const done = { 23502: await order(1, `https://t.me/done_${language}`) };
  await complete(done[23502]);
  const { refill } = await answered<{ refill: string }>('Refill', language, done);
  const refills = { 301: Number(refill) };
  expect({ refill }).toEqual(shown('Refill', refills));
  expect(await answered('What came of refills', language, refills)).toEqual(shown('What came of refills', refills));
  expect(await printed('A no', language, {})).toContain('Quantity less than minimal 100');
}

describe('the examples', () => {
  it('in cURL do what they say', () => readThrough('sh'));
  it('in Python do what they say', () => readThrough('python'));
  it('in PHP do what they say', async () => {
    if (php !== undefined) return readThrough('php');
    const words =
      'PHP is missing, so the PHP examples of docs/panel were NOT run: apt-get install php-cli, or set PHP_PATH.';
    if (process.env['CI'] && canInstallPhp()) throw new Error(words);
    console.error(`\n${'!'.repeat(words.length)}\n${words}\n${'!'.repeat(words.length)}\n`);
  });

  it('with one request_id made one order, in whichever language', async () => {
    const { orders } = await listOrders(api.needs.pool, { workspace: tenant.workspace });
    expect(orders.filter(({ link }) => link === 'https://t.me/your_channel')).toHaveLength(2);
  });
});

describe('the reference', () => {
  it('has a request of each kind that can be tried', async () => {
    const { paths } = await describeApi('http://asterism.test');
    const { requestBody } = paths['/api/v2']?.['post'] ?? {};
    const tried = Object.entries(requestBody?.content['application/x-www-form-urlencoded']?.examples ?? {});
    expect(tried.length).toBeGreaterThan(8);
    const done = await order(1, 'https://t.me/tried');
    await complete(done);
    const numbers = { 23501: await order(13, 'https://t.me/tried'), 23502: done };
    for (const [name, { value }] of tried) {
      const fields = JSON.parse(put(JSON.stringify(value), numbers)) as Record<string, string>;
      const body = new URLSearchParams({ ...fields, key: env['PANEL_KEY'] ?? '' });
      const answer = await fetch(env['PANEL_URL'] ?? '', { method: 'POST', body });
      const said = await answer.text();
      expect([name, said, said.includes('error')]).toEqual([name, said, false]);
    }
  });
});

describe('the pages', () => {
  it('name routes that are there', async () => {
    const { paths } = await describeApi('http://asterism.test');
    const named = [...(readme + migration).matchAll(/`(?:(?:GET|POST|PUT) )?(\/v1\/[^`]*)`/g)].map(
      ([, one]) => one ?? '',
    );
    expect(named.length).toBeGreaterThan(8);
    const there = Object.keys(paths);
    expect(named.filter((one) => !there.includes(one))).toEqual([]);
  });

  it('show words and codes that the API has', async () => {
    const rows = [...readme.matchAll(/^\| `([^`]+)`[^|]*\| (`[^|]+) \|$/gm)].filter(([, , codes = '']) =>
      /_/.test(codes),
    );
    const words = await readFile(path.join(import.meta.dirname, '../../src/http/routes/panel/words.ts'), 'utf8');
    const errors = rows.slice(-18);
    expect(errors).toHaveLength(18);
    for (const [, sentence = '', codes = ''] of errors) {
      expect(words).toContain(sentence);
      for (const [, code] of codes.matchAll(/`(\w+)`/g)) expect(words).toContain(`  ${code}: `);
    }
  });
});
