import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { holderOf } from '../demo/claim.ts';
import { ProblemError } from '@asterism/api';
import { CallRefused } from '../call.ts';
import type { DemoSettings } from '../demo/settings.ts';
import { startDemo, type RunningDemo, type Tell } from '../demo/start-demo.ts';
import { playChapters } from './play.ts';
import { WalkFault } from './stage.ts';

/**
 * Starts the demo, plays every product's story through its HTTP surfaces, audits the books and stops. Answers
 * the exit code. Beside a running demo it plays on a data directory of its own, for it moves the clock.
 */
export async function runWalk(settings: DemoSettings, tell: Tell, stopped: Promise<void>): Promise<number> {
  if ((await holderOf(settings.dataDir)) === undefined) return walkOn(settings, tell, stopped);
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'asterism-walk-'));
  tell(`  A demo runs on ${settings.dataDir}, so the walk takes ${dataDir} and removes it afterwards.`);
  try {
    return await walkOn({ ...settings, dataDir, fresh: false }, tell, stopped);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function walkOn(settings: DemoSettings, tell: Tell, stopped: Promise<void>): Promise<number> {
  const demo = await startDemo(settings, (line) => tell(`  ${line}`));
  try {
    const over = Promise.race([demo.broken, stopped.then(() => 'The walk was stopped.')]);
    const interrupted = over.then((why) => Promise.reject(new WalkFault(why)));
    await Promise.race([playAll(demo, tell, settings.only), interrupted]);
    return 0;
  } catch (error) {
    if (![WalkFault, CallRefused, ProblemError].some((known) => error instanceof known)) throw error;
    tell(`\n  The walk ends here. ${String(error)}\n`);
    return 1;
  } finally {
    await demo.close();
  }
}

async function playAll(demo: RunningDemo, tell: Tell, only: string): Promise<void> {
  await playChapters(demo, tell, only);
  const verdict = await demo.asterism('audit').catch((error: unknown) => {
    throw new WalkFault(`The books do not add up: ${String((error as { stdout?: string }).stdout ?? error)}`);
  });
  tell(`\n${verdict}`);
}
