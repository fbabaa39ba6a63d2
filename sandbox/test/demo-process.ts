import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DemoFacts } from '../src/demo/facts.ts';

const main = path.join(import.meta.dirname, '../src/demo/main.ts');

/** `npm run demo`, as a process of its own. */
export type DemoRun = {
  readonly pid: number;
  /** All it has printed so far. */
  printed(): string;
  /** Resolves when it has printed this. Throws with what it printed instead when it ends before. */
  until(text: string): Promise<void>;
  /** The exit code, once it has ended. */
  readonly ended: Promise<number>;
  signal(name: NodeJS.Signals): void;
};

export type DemoPlace = { readonly port: number; readonly sandboxPort: number; readonly dataDir: string };

/** Of the 200 orders that the walk sends down a chain by hand, as many as a suite has time for. */
const chained = process.env['CHAIN_ORDERS'] ?? '20';

const storeOrders = process.env['STORE_ORDERS'] ?? '12';

/** Starts the demo with these arguments. */
export function runDemo({ port, sandboxPort, dataDir }: DemoPlace, ...args: string[]): DemoRun {
  const places = { PORT: String(port), SANDBOX_PORT: String(sandboxPort), DATA_DIR: dataDir };
  const env = { ...process.env, CHAIN_ORDERS: chained, STORE_ORDERS: storeOrders, ...places };
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  return {
    pid: child.pid ?? 0,
    printed: () => text,
    ended,
    signal: (name) => void child.kill(name),
    async until(awaited) {
      let over = false;
      void ended.then(() => (over = true));
      while (!text.includes(awaited)) {
        if (over) throw new Error(`The demo ended before it printed "${awaited}":\n${text}`);
        await pause(50);
      }
    },
  };
}

/** A demo that is up, in a data directory of its own. */
export type DemoProcess = {
  /** What it has written to `demo.json`. */
  readonly demo: DemoFacts;
  readonly dataDir: string;
  stop(): Promise<number>;
};

/** A whole demo as `npm run demo` starts it, on free ports and in a data directory of its own. */
export async function startDemoProcess(): Promise<DemoProcess> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'asterism-demo-'));
  const run = runDemo({ port: await anyPort(), sandboxPort: await anyPort(), dataDir });
  await run.until('Ctrl-C');
  return {
    demo: JSON.parse(await readFile(path.join(dataDir, 'demo.json'), 'utf8')) as DemoFacts,
    dataDir,
    async stop() {
      run.signal('SIGTERM');
      const code = await run.ended;
      await rm(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

/** A port that was free a moment ago. */
export function anyPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Every process that works on this directory, by its command line or its settings. Known on Linux only. */
export async function processesOn(dataDir: string): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (what: string) => readFile(`/proc/${pid}/${what}`, 'utf8').catch(() => '');
      const [command, settings] = [await read('cmdline'), await read('environ')];
      return `${command}${settings}`.includes(dataDir) ? [`${pid} ${command.replaceAll('\0', ' ')}`] : [];
    }),
  );
  return found.flat();
}
