import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#database';
import { freshDatabase, type TestDatabase } from '#test';

const folder = import.meta.dirname;
const timeout = 180_000;
let database: TestDatabase;
let dataDir: string;
let port: number;
const platforms: ChildProcess[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'asterism-cli-'));
  port = await freePort();
  database = await freshDatabase();
});
afterAll(async () => {
  for (const platform of platforms) platform.kill('SIGTERM');
  await Promise.all(platforms.map(ended));
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode === null && child.signalCode === null
    ? new Promise((resolve) => child.once('exit', (code) => resolve(code)))
    : Promise.resolve(child.exitCode);

const environment = (more: Record<string, string> = {}) => ({
  ...process.env,
  DATA_DIR: dataDir,
  PORT: String(port),
  LOG_LEVEL: 'error',
  ...more,
});

/** The settings of a platform on a database server of the operator's. */
const onServer = () => ({ DATABASE_URL: database.url, MASTER_KEY: '07'.repeat(32) });

/** Runs one command, as an operator does. */
function asterism(words: string[], more: Record<string, string> = {}) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const options = { env: environment({ ...onServer(), ...more }) };
    execFile(process.execPath, [path.join(folder, 'cli.ts'), ...words], options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out: out.trim(), err: err.trim() }),
    );
  });
}

/** `npm start`, waited for. */
async function startPlatform(more: Record<string, string> = {}): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(folder, 'main.ts')], { env: environment(more), stdio: 'pipe' });
  platforms.push(child);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  while (!text.includes('Asterism ⁂ is at')) {
    if (child.exitCode !== null) throw new Error(`The platform did not start: ${text}`);
    await pause(50);
  }
  return child;
}

const postgresPid = async () =>
  Number((await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

describe('the command line', { timeout }, () => {
  it('lists what there is, and says how a command is asked for', async () => {
    const help = await asterism([]);
    expect(help.out).toContain('workspace create');
    expect(await asterism(['help'])).toMatchObject({ code: 0, out: help.out });
    const wrong = await asterism(['audit', '--fast']);
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining("Unknown option '--fast'") as string });
    expect((await asterism(['dance'])).code).toBe(1);
  });

  it('tells a fault in the settings in one sentence', async () => {
    expect((await asterism(['audit'], { PORT: 'eighty' })).err).toMatch(/PORT must be a whole number/);
  });

  it('makes a workspace and a key with which the platform can be called', async () => {
    expect((await asterism(['migrate'])).out).toBe('up to date');
    const made = await asterism(['workspace', 'create', '--name', 'My bots', '--json']);
    expect(JSON.parse(made.out)).toMatchObject({ workspace: 1, name: 'My bots' });
    const key = await asterism(['key', 'create', '--workspace', '1', '--name', 'first', '--json']);
    const { secret } = JSON.parse(key.out) as { secret: string };
    const strange = await asterism(['key', 'create', '--workspace', '1', '--name', 'x', '--scopes', 'everything']);
    expect(strange).toMatchObject({ code: 1, err: expect.stringContaining('"everything" is not a scope') as string });
    const platform = await startPlatform(onServer());
    const headers = { authorization: `Bearer ${secret}` };
    expect((await fetch(`http://localhost:${port}/v1/features`, { headers })).status).toBe(200);
    expect((await asterism(['audit', '--workspace', '1'])).out).toBe('audit: ok');
    platform.kill('SIGTERM');
    expect(await ended(platform)).toBe(0);
  });

  it('finds in doctor what an operator should mend', async () => {
    const { code, out } = await asterism(['doctor'], { CONTROL_TOKEN: 'left-over-from-a-demo' });
    expect(code).toBe(1);
    expect(out).toContain('BAD  settings: CONTROL_TOKEN is set');
    expect(out).toContain('BAD  durability: turn fsync'); // the database of the tests does not sync, and it shows
    expect(out).toContain('ok   migrations: all applied');
    expect(out).toContain('ok   the books: add up');
  });
});

describe('a platform with its embedded database', { timeout }, () => {
  it('is met by the command line while it runs, and started for it while it does not', async () => {
    const noServer = { DATABASE_URL: '', MASTER_KEY: '' };
    expect((await asterism(['migrate'], noServer)).out).toContain('applied 0001_ledger');
    const platform = await startPlatform();
    expect((await asterism(['audit'], noServer)).out).toBe('audit: ok');
    platform.kill('SIGTERM');
    expect(await ended(platform)).toBe(0);
  });

  it('keeps a master key of its own, which nobody else can read', async () => {
    const file = path.join(dataDir, 'master.key');
    expect(await readFile(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('is the only one on its directory, and says so', async () => {
    const first = await startPlatform();
    const second = spawn(process.execPath, [path.join(folder, 'main.ts')], {
      env: environment({ PORT: String(await freePort()) }),
    });
    let told = '';
    second.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    expect(await ended(second)).toBe(1);
    expect(told).toMatch(/Another Asterism runs on/);
    first.kill('SIGTERM');
    expect(await ended(first)).toBe(0);
  });

  it('adopts the PostgreSQL of a platform that was killed, and stops it in the end', async () => {
    const killed = await startPlatform();
    const pid = await postgresPid();
    killed.kill('SIGKILL');
    await ended(killed);
    expect(() => process.kill(pid, 0)).not.toThrow();
    const next = await startPlatform();
    expect(await postgresPid()).toBe(pid);
    next.kill('SIGTERM');
    expect(await ended(next)).toBe(0);
    expect(() => process.kill(pid, 0)).toThrow();
  });

  it('ends with a message when its PostgreSQL is killed under it', async () => {
    const platform = await startPlatform();
    process.kill(await postgresPid(), 'SIGKILL');
    expect(await ended(platform)).toBe(1);
  });

  it('names the port that is taken', async () => {
    const first = await startPlatform();
    const other = await mkdtemp(path.join(os.tmpdir(), 'asterism-cli-'));
    const second = spawn(process.execPath, [path.join(folder, 'main.ts')], { env: environment({ DATA_DIR: other }) });
    let told = '';
    second.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    expect(await ended(second)).toBe(1);
    expect(told.trim()).toBe(`Port ${port} is in use. Stop what listens there, or set PORT to another one.`);
    first.kill('SIGTERM');
    await ended(first);
    await rm(other, { recursive: true });
  });
});
