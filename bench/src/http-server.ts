import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { describe } from './bench-database.ts';

const root = path.join(import.meta.dirname, '../..');
const ours = path.join(root, 'server/src/main.ts');
const bareRoute = path.join(import.meta.dirname, 'http-bare-route.ts');

/** Processor time spent so far, in microseconds: by the server, and by its PostgreSQL with all its backends. */
export type ServerCpu = { readonly node: number; readonly postgres: number };

/** The platform in a process of its own, on an embedded PostgreSQL of its own. */
export type Server = {
  readonly url: string;
  readonly databaseUrl: string;
  /** What its PostgreSQL says of itself. */
  describe(): Promise<string>;
  cpu(): ServerCpu;
  /** Runs the operator's command line beside it, and answers what that printed. */
  asterism(...words: string[]): Promise<string>;
  stop(): Promise<void>;
};

/** Lends out servers on data directories of their own, and ends and deletes them afterwards. */
export async function withServers<T>(count: number, work: (servers: Servers) => Promise<T>): Promise<T> {
  await using opened = new AsyncDisposableStack();
  const servers: Server[] = [];
  for (let n = 0; n < count; n++) {
    const dataDir = opened.adopt(await mkdtemp(path.join(os.tmpdir(), 'asterism-bench-')), (folder) =>
      rm(folder, { recursive: true, force: true }),
    );
    servers.push(opened.adopt(await startServer(dataDir), (server) => server.stop()));
  }
  return await work(servers as unknown as Servers);
}

type Servers = readonly [Server, Server];

/** Starts the platform as an operator does, or as `main` does, with the bare route added. `flags` go to Node. */
export async function startServer(dataDir: string, flags: readonly string[] = [], main = ours): Promise<Server> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, MASTER_KEY: randomBytes(32).toString('hex') };
  delete (env as NodeJS.ProcessEnv)['DATABASE_URL'];
  const child = spawn(process.execPath, ['--import', bareRoute, ...flags, main], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilListening(child);
  const [postmaster = '', , , postgresPort = ''] = (
    await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')
  ).split('\n');
  const databaseUrl = `postgres://postgres@127.0.0.1:${postgresPort.trim()}/postgres`;
  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl,
    describe: () => describe(databaseUrl),
    cpu: () => ({ node: cpuOf(child.pid ?? 0), postgres: cpuOfFamily(Number(postmaster)) }),
    async asterism(...words) {
      const cli = path.join(root, 'server/src/cli.ts');
      const { stdout } = await promisify(execFile)(process.execPath, [cli, ...words], { cwd: root, env });
      return stdout;
    },
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function untilListening(child: ChildProcess): Promise<void> {
  const { stdout } = child;
  if (!stdout) throw new Error('The server has no output.');
  const listening = new Promise<void>((resolve) => {
    createInterface(stdout).on('line', (line) => line.includes(' is at ') && resolve());
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The server ended at its start (code ${code}).`);
  });
  await Promise.race([listening, ended]);
  ended.catch(() => {}); // its end is no news from here on
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

const microsecondsPerTick = 10_000; // Linux counts in hundredths of a second

/** The fields of /proc/<pid>/stat after the name; empty where there is no such process, or no /proc. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

const cpuOf = (pid: number): number => {
  const [, , , , , , , , , , , user = '0', system = '0'] = statOf(pid);
  return (Number(user) + Number(system)) * microsecondsPerTick;
};

/** A process and its children, those that have ended too: PostgreSQL has one for each connection. */
function cpuOfFamily(parent: number): number {
  const [endedUser = '0', endedSystem = '0'] = statOf(parent).slice(13);
  let sum = cpuOf(parent) + (Number(endedUser) + Number(endedSystem)) * microsecondsPerTick;
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name) && statOf(Number(name))[1] === String(parent)) sum += cpuOf(Number(name));
  return sum;
}
