import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const delay = 200;

/** What is kept of all systems: a piece of JSON for each name. */
export type Kept = Readonly<Record<string, unknown>>;

export type SystemsFile = {
  readonly kept: Kept;
  /** Writes within a moment; many changes are one write. */
  saveSoon(): void;
  /** Writes for the last time. */
  close(): Promise<void>;
};

/** Opens the file beside Telegram's; without one nothing is kept. */
export async function openSystemsFile(
  path: string | undefined,
  log: (line: string) => void,
  read: () => Kept,
): Promise<SystemsFile> {
  if (path === undefined) return { kept: {}, saveSoon: () => undefined, close: async () => undefined };
  const kept = await load(path);
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let writing = Promise.resolve();
  const save = async () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing
      .then(() => write(path, read()))
      .catch((error: unknown) => log(`${path} could not be written: ${String(error)}`));
    await writing;
  };
  return {
    kept,
    saveSoon() {
      if (!isClosed) timer ??= setTimeout(() => void save(), delay);
    },
    async close() {
      isClosed = true;
      await save();
    },
  };
}

async function load(path: string): Promise<Kept> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return JSON.parse(text) as Kept;
}

/** Writes beside the file and renames, so that a kill in between leaves the old state whole. */
async function write(path: string, kept: Kept): Promise<void> {
  const beside = `${path}.new`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(beside, JSON.stringify(kept));
  await rename(beside, path);
}
