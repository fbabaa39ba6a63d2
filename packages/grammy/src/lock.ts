import { open, readFile, rm } from 'node:fs/promises';

const heldHere = new Set<string>();

/**
 * Makes sure that one outbox at a time writes a file: two would lose each other's entries. A lock left by a
 * process that is gone is taken over. Returns what gives the lock back.
 */
export async function lockFile(file: string): Promise<() => Promise<void>> {
  const lock = `${file}.lock`;
  const holder = heldHere.has(file) ? process.pid : await holderOf(lock);
  if (holder !== undefined)
    throw new Error(
      `The outbox ${file} is in use by process ${holder}. Give each process of your bot a file of its own.`,
    );
  await rm(lock, { force: true });
  const handle = await open(lock, 'wx');
  heldHere.add(file);
  await handle.writeFile(String(process.pid));
  await handle.close();
  return async () => {
    heldHere.delete(file);
    await rm(lock, { force: true });
  };
}

/** The living process that holds this lock, if there is one. In a container our own pid may be a predecessor's. */
async function holderOf(lock: string): Promise<number | undefined> {
  const pid = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return undefined;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? pid : undefined;
  }
}
