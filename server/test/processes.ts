import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#database';

export type ServerProcess = {
  readonly url: string;
  /** Ends it as a power cut would: nothing is finished, nothing is said. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  alive(): boolean;
};

const main = path.join(import.meta.dirname, '../src/main.ts');

/** A real server process of its own, as `npm start` runs it. */
export async function startServer(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const alive = () => child !== undefined && child.exitCode === null && child.signalCode === null;

  async function start(): Promise<void> {
    let said = '';
    const { PATH, NODE_COMPILE_CACHE } = process.env; // half of a start is compiling, and a killed process keeps nothing
    const env = { PATH, NODE_COMPILE_CACHE, LOG_LEVEL: 'error', ...settings, PORT: String(port) };
    child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (said += text.toString()));
    await untilReady(url, () => {
      if (!alive()) throw new Error(`The server ended at its start:\n${said.slice(-4000)}`);
    });
  }

  async function kill(): Promise<void> {
    if (!child || !alive()) return;
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  await start();
  return { url, kill, start, alive };
}

async function untilReady(url: string, check: () => void): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    check();
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error(`The server at ${url} did not become ready.`);
}
