import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DemoFault } from './fault.ts';

export const root = path.resolve(import.meta.dirname, '../../..');

const leash = new URL('./leash.ts', import.meta.url).href;

/** A program of ours, running beside the demo. */
export type Program = {
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Whether it has printed this. */
  said(text: string): Promise<boolean>;
  /** Asks it to end, and waits; after 20 s it is made to. */
  stop(): Promise<void>;
};

export type ProgramOptions = {
  /** What it is called in messages. */
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
};

const patienceMilliseconds = 20_000;
/** The first start makes a database and syncs it to disk. */
const readyMilliseconds = 180_000;

/**
 * Starts a program in a process of its own. It gets a process group of its own, so a Ctrl-C in the terminal
 * reaches the demo only, which then ends its programs in order; and a channel, so that it ends when the demo
 * is killed.
 */
export function startProgram({ file, environment, logFile }: ProgramOptions): Program {
  const log = createWriteStream(logFile, { flags: 'w' });
  const child = spawn(process.execPath, ['--import', leash, path.join(root, file)], {
    cwd: root,
    env: { ...cleanEnvironment(), ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve())).then(() => void log.end());
  const said = async (text: string) => (await readFile(logFile, 'utf8')).includes(text);
  return { ended, said, stop: () => stopChild(child, ended) };
}

/** The settings of whoever started the demo are not the settings of its programs. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SystemRoot', 'NODE_COMPILE_CACHE'];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.includes(name)));
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const force = setTimeout(() => child.kill('SIGKILL'), patienceMilliseconds);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(force);
}

/** Waits until `ready` answers true. Throws with the end of its log when the program ends before. */
export async function untilReady(
  program: Program,
  { name, logFile }: ProgramOptions,
  ready: () => Promise<boolean>,
): Promise<void> {
  let over = false;
  void program.ended.then(() => (over = true));
  const deadline = Date.now() + readyMilliseconds;
  while (!(await ready().catch(() => false))) {
    if (over) throw new DemoFault(`${name} did not start:\n${await tail(logFile)}`);
    if (Date.now() > deadline) throw new DemoFault(`${name} did not get ready in time; see ${logFile}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The last lines of a log, for a message about a program that ended. */
export async function tail(logFile: string, lines = 12): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
