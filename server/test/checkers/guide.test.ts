import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCallback, startsChecker } from '#checkers/starts';
import type { CheckedTask, Sighting } from '#exchange/checker';
import { openHttp } from '#http';
import { newId, systemClock } from '#kernel';
import { ask, newTenant, openTestApi, type Tenant, type TestApi } from '../api/test-api.ts';

/** The guide for partners is held to the code: its programs run, against the address a partner would call. */
const guide = await readFile(path.join(import.meta.dirname, '../../../docs/exchange/bot-start.md'), 'utf8');
const run = promisify(execFile);

let api: TestApi;
let tenant: Tenant;
let app: Awaited<ReturnType<typeof openHttp>>;
let root: string;
let folder: string;
let task: CheckedTask;
let secret: string;
const sightings: Sighting[] = [];
const sighted = { sight: async (sighting: Sighting) => void sightings.push(sighting) };

beforeAll(async () => {
  api = await openTestApi();
  tenant = await newTenant(api);
  const needs = { ...api.needs, clock: systemClock, sighted };
  app = await openHttp(needs);
  root = await app.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(path.join(os.tmpdir(), 'bot-start-'));
  task = {
    workspace: tenant.workspace,
    id: newId('tsk'),
    bot: newId('bot'),
    kind: 'bot_start',
    target: {
      type: 'bot',
      id: '77',
      title: 'Partner',
      username: 'p_bot',
      link: 'https://t.me/p_bot',
      proof: 'callback',
    },
    createdAt: systemClock.now(),
  };
  await startsChecker(needs).open?.(task);
  ({ secret } = await startCallback(needs, tenant.workspace, task.id));
});
afterAll(async () => {
  await app.close();
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const programs = [
  { language: 'curl', block: 'sh', command: 'bash', file: 'tell.sh' },
  { language: 'Node', block: 'js', command: process.execPath, file: 'tell.mjs' },
  { language: 'Python', block: 'python', command: 'python3', file: 'tell.py' },
];

const codeUnder = (heading: string, block: string): string =>
  guide.split(`\n### ${heading}\n`)[1]?.match(new RegExp(`\`\`\`${block}\\n([\\s\\S]*?)\`\`\``))?.[1] ??
  `The guide has no program under ${heading}.`;

let people = 500;

/** A worker with a start parameter, as the environment of a program. */
async function worker() {
  const id = String((people += 1));
  const expiresAt = new Date(systemClock.now().getTime() + 3_600_000);
  const claim = { id: newId('clm'), worker: id, expiresAt };
  const made = await startsChecker({ ...api.needs, clock: systemClock }).linkFor?.(task, claim);
  const link = made && 'link' in made ? made.link : '';
  const token = new URL(link).searchParams.get('start') ?? '';
  const url = `${root}/hooks/starts/${task.id}`;
  return { id, token, env: { ...process.env, URL: url, SECRET: secret, TOKEN: token, USER_ID: id } };
}

describe('the guide "Paid bot starts"', () => {
  it.each(programs)(
    'its $language program tells a start, which counts once',
    async ({ language, block, command, file }) => {
      const program = path.join(folder, file);
      await writeFile(program, codeUnder(language, block));
      const { id, env } = await worker();
      const outcomes = [await run(command, [program], { env }), await run(command, [program], { env })];
      expect(outcomes.map(({ stdout }) => JSON.parse(stdout) as unknown)).toEqual([
        { status: 'counted' },
        { status: 'duplicate' },
      ]);
      expect(sightings.filter((sighting) => sighting.worker === id)).toMatchObject([
        { target: 'bot:77', change: 'came' },
      ]);
    },
  );

  it('tells the start parameters there are: 32 characters that a deep link may have', async () => {
    const { token } = await worker();
    expect(token).toMatch(/^s[A-Za-z0-9_-]{31}$/);
  });

  it('names every answer a partner can get', () => {
    for (const word of [
      'counted',
      'duplicate',
      'ignored',
      'unknown_token',
      'foreign_token',
      'expired_token',
      'unknown_user',
    ])
      expect(guide).toContain(`\`${word}\``);
  });
});

describe('the addresses for partners', () => {
  const post = (where: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${root}/hooks/starts/${where}`, { method: 'POST', body, headers });
  const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

  it('refuse what is not signed, and tasks that are not there', async () => {
    expect(await codeOf(await post(task.id, '{}'))).toEqual([401, 'signature_invalid']);
    expect(await codeOf(await post(newId('tsk'), '{}'))).toEqual([404, 'not_found']);
    expect(await codeOf(await post(`${task.id}/mini-app`, 'user=1'))).toEqual([401, 'signature_invalid']);
    expect(await codeOf(await post(`${newId('tsk')}/mini-app`, ''))).toEqual([404, 'not_found']);
    expect(await codeOf(await post(task.id, 'x'.repeat(17_000)))).toEqual([413, 'payload_too_large']);
  });

  it('say so where no exchange runs', async () => {
    const without = { ...api, app: await openHttp({ ...api.needs, sighted: undefined }) };
    const answer = await ask(without, 'POST', `/hooks/starts/${task.id}`, { body: {} });
    expect(answer.json()).toMatchObject({ code: 'exchange_disabled' });
    await without.app.close();
  });

  it('are told to nobody for a task that is not theirs', async () => {
    const answer = await ask(api, 'GET', `/v1/tasks/${task.id}/start-callback`, { key: tenant.key });
    expect(answer.statusCode).toBe(404);
  });
});
