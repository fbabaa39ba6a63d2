import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What a demo writes for programs: the keys of `demo.json`. */
export type DemoFile = {
  readonly platform_url: string;
  readonly sandbox_url: string;
  readonly api_key: string;
  readonly bots: readonly { readonly id: number; readonly username: string }[];
};

export type DemoProcess = { readonly demo: DemoFile; readonly dataDir: string; stop(): Promise<number | null> };

const main = path.join(import.meta.dirname, '../src/demo/main.ts');

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** A whole demo as `npm run demo` starts it, on free ports and in a data directory of its own. */
export async function startDemoProcess(): Promise<DemoProcess> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'asterism-demo-'));
  const ports = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
  const env = { ...process.env, ...ports, DATA_DIR: dataDir };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  await untilUp(child);
  const demo = JSON.parse(await readFile(path.join(dataDir, 'demo.json'), 'utf8')) as DemoFile;
  return { demo, dataDir, stop: () => stopDemo(child, dataDir) };
}

async function untilUp(child: ChildProcess): Promise<void> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (said += text.toString()));
  for (let waited = 0; waited < 90_000; waited += 50) {
    if (said.includes('Ctrl-C')) return;
    if (child.exitCode !== null) break;
    await pause(50);
  }
  throw new Error(`The demo did not come up:\n${said}`);
}

async function stopDemo(child: ChildProcess, dataDir: string): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const code = await ended;
  await rm(dataDir, { recursive: true, force: true });
  return code;
}
