import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { DemoFault } from './fault.ts';

const fileOf = (dataDir: string) => path.join(dataDir, 'demo.pid');

/** The process of the demo that runs on this directory, if one does. */
export async function holderOf(dataDir: string): Promise<number | undefined> {
  const pid = Number(await readFile(fileOf(dataDir), 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isAlive(pid)) return undefined;
  // After a restart of the machine the number may be another program's; where it can be known, it is asked.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'demo/main');
  return command.includes('demo/main') ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Claims the data directory for this demo. Returns what gives it back. */
export async function claimDataDir(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true });
  const holder = await holderOf(dataDir);
  if (holder !== undefined)
    throw new DemoFault(
      `A demo runs on ${path.resolve(dataDir)} already (process ${holder}). Stop it, or choose another DATA_DIR.`,
    );
  await rm(fileOf(dataDir), { force: true });
  const file = await open(fileOf(dataDir), 'wx');
  await file.writeFile(String(process.pid));
  await file.close();
  return () => rm(fileOf(dataDir), { force: true });
}
